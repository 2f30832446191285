using System.Text;

namespace Passerelle.Library.Ingest;

/// <summary>A change to a <see cref="Script"/>.</summary>
internal readonly record struct Edit(int Start, int Length, string With);

/// <summary>A text of which every letter remembers the line it was printed on, whatever is joined, cut or repaired afterwards.</summary>
internal sealed class Script
{
    private readonly int[] lines;

    private Script(string text, int[] lines) => (Text, this.lines) = (text, lines);

    public static Script Empty { get; } = new("", []);

    public string Text { get; }

    public int Length => Text.Length;

    public int LineAt(int position) => lines.Length == 0 ? 0 : lines[Math.Clamp(position, 0, lines.Length - 1)];

    /// <summary>The lines it stands on, each once.</summary>
    public IReadOnlyList<int> Lines => [.. lines.Distinct().Order()];

    public static Script Of(string text, int line)
    {
        var lines = new int[text.Length];
        Array.Fill(lines, line);
        return new(text, lines);
    }

    public static Script operator +(Script a, Script b) => a.Length == 0 ? b : b.Length == 0 ? a : new(a.Text + b.Text, [.. a.lines, .. b.lines]);

    /// <summary>This and the next with words between them that stand on the last line of this.</summary>
    public Script Then(string between, Script next) => Length == 0 ? next : next.Length == 0 ? this : this + Of(between, LineAt(Length - 1)) + next;

    public Script Slice(int start, int end) => start >= end ? Empty : new(Text[start..end], lines[start..end]);

    public Script From(int start) => Slice(start, Length);

    public Script Trim(params ReadOnlySpan<char> marks)
    {
        int start = 0, end = Length;
        while (start < end && (char.IsWhiteSpace(Text[start]) || marks.Contains(Text[start]))) start++;
        while (end > start && (char.IsWhiteSpace(Text[end - 1]) || marks.Contains(Text[end - 1]))) end--;
        return Slice(start, end);
    }

    /// <summary>With the edits made; they must not overlap. What is put in stands on the line of what it replaces.</summary>
    public Script Rewrite(IEnumerable<Edit> edits)
    {
        var text = new StringBuilder();
        var kept = new List<int>();
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            if (edit.Start < at) continue;
            text.Append(Text, at, edit.Start - at).Append(edit.With);
            kept.AddRange(lines[at..edit.Start]);
            kept.AddRange(Enumerable.Repeat(LineAt(edit.Start), edit.With.Length));
            at = edit.Start + edit.Length;
        }
        if (at == 0) return this;
        text.Append(Text, at, Length - at);
        kept.AddRange(lines[at..]);
        return new(text.ToString(), [.. kept]);
    }

    public override string ToString() => Text;
}
