namespace Passerelle.Actions;

/// <summary>
/// A title in the language of a reader, read from one plain column instead of a JSON document: the list reads fifty of them for every page.
/// The column holds one line per language, the source first: <c>en:Peru IV: …</c>.
/// </summary>
internal readonly record struct Headline(string Language, string Text)
{
    public static string Lines(LocalizedText title) =>
        string.Join('\n', title.Renderings.OrderBy(rendering => rendering.Key != title.Source).Select(rendering => $"{rendering.Key}:{rendering.Value.Text.ReplaceLineEndings(" ")}"));

    /// <summary>The title in the language asked for, else in its source's.</summary>
    public static Headline Of(string lines, string language)
    {
        for (var at = 0; at < lines.Length;)
        {
            var end = lines.IndexOf('\n', at) is var next and >= 0 ? next : lines.Length;
            if (lines.AsSpan(at).StartsWith(language)) return new(language, lines[(at + 3)..end]);
            at = end + 1;
        }
        var first = lines.IndexOf('\n') is var line and >= 0 ? line : lines.Length;
        return lines.Length < 3 ? new(language, "") : new(lines[..2], lines[3..first]);
    }
}
