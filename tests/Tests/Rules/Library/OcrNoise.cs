using System.Text;

namespace Passerelle.Tests.Rules.Library;

/// <summary>Does to a clean text what scanning does: the same faults for the same seed.</summary>
internal sealed class OcrNoise(int seed, double rate)
{
    private static readonly (string Meant, string Printed)[] faults =
    [
        ("œ", "ce"), ("é", "e"), ("è", "e"), ("ê", "é"), ("à", "a"), ("ç", "g"), ("ç", "c"), ("û", "d"), ("î", "i"), ("ô", "o"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("l", "1"), ("o", "0"), ("l", "I"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"), ("u", "n"), ("h", "b"), ("i", "l"),
    ];

    private readonly Random random = new(seed);

    public int Faults { get; private set; }

    /// <param name="head">A running head to print across the pages; null for none.</param>
    public string Spoil(string text, string? head = null)
    {
        var spoiled = string.Join('\n', text.Split('\n').Select(line => line.Contains("://") || line.Contains("www.") ? line : Words(line)));
        return head is null ? spoiled : Pages(spoiled, head);
    }

    private string Words(string line)
    {
        var words = line.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var at = word.IndexOf("l'", StringComparison.Ordinal);
            if (at == 0 && random.NextDouble() < rate * 12)
            {
                words[i] = "I" + word[1..];
                Faults++;
                continue;
            }
            if (word.Length < 4 || random.NextDouble() > rate * 4) continue;
            if (word.StartsWith("d'", StringComparison.Ordinal) && random.Next(3) == 0)
            {
                words[i] = "d" + word[2..];
                Faults++;
                continue;
            }
            var possible = faults.Where(fault => word.IndexOf(fault.Meant, 1, StringComparison.Ordinal) > 0 && !word.Any(char.IsDigit)).ToList();
            if (possible.Count == 0) continue;
            var chosen = possible[random.Next(possible.Count)];
            var where = word.IndexOf(chosen.Meant, 1, StringComparison.Ordinal);
            words[i] = string.Concat(word.AsSpan(0, where), chosen.Printed, word.AsSpan(where + chosen.Meant.Length));
            Faults++;
        }
        return string.Join(' ', words);
    }

    /// <summary>Every dozen lines a page ends, wherever the sentence is.</summary>
    private string Pages(string text, string head)
    {
        var pages = new StringBuilder();
        var since = 0;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            pages.Append(line).Append('\n');
            if (index < 8 || line == "" || ++since < 12 || ".:?!".Contains(line[^1])) continue;
            since = 0;
            pages.Append($"\n{head}   {10 + index}\n\n");
        }
        return pages.ToString();
    }
}
