namespace Passerelle.Platform.Texts;

public enum WordChange { Same, Added, Removed }

/// <summary>What changed between two states of a sentence, word by word, in reading order.</summary>
public static class WordChanges
{
    public static IReadOnlyList<(WordChange Kind, string Text)> Between(string before, string now)
    {
        string[] then = before.Split(' '), next = now.Split(' ');
        var longest = new int[then.Length + 1, next.Length + 1];
        for (var i = then.Length - 1; i >= 0; i--)
            for (var j = next.Length - 1; j >= 0; j--)
                longest[i, j] = then[i] == next[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var pieces = new List<(WordChange Kind, string Text)>();
        for (int a = 0, b = 0; a < then.Length || b < next.Length;)
            if (a < then.Length && b < next.Length && then[a] == next[b])
            {
                Add(WordChange.Same, next[b]);
                (a, b) = (a + 1, b + 1);
            }
            else if (b == next.Length || a < then.Length && longest[a + 1, b] >= longest[a, b + 1]) Add(WordChange.Removed, then[a++]);
            else Add(WordChange.Added, next[b++]);
        return pieces;

        void Add(WordChange kind, string word)
        {
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = (kind, $"{pieces[^1].Text} {word}");
            else pieces.Add((kind, word));
        }
    }
}
