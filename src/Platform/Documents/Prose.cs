using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Passerelle.Platform.Documents;

/// <summary>
/// Reads what people write in a text field: paragraphs, lists, <c>*stress*</c>, <c>**strength**</c>, links, and <c>[^1]</c>, or <c>[1]</c> as
/// booklets print it, for the first note beside the text. Everything else stays as it was typed; no HTML passes.
/// </summary>
public static partial class Prose
{
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().UseAutoLinks().Build();

    /// <param name="notes">What <c>[^n]</c> refers to, from 1; a mark without a note stays visible as typed, so that its author sees it.</param>
    /// <param name="language">Set on every block when it is not the document's.</param>
    public static IReadOnlyList<Block> Blocks(string text, IReadOnlyList<Footnote> notes, string? language = null, Voice voice = Voice.Body) =>
        [.. Markdown.Parse(text, pipeline).SelectMany(block => Read(block, notes, voice)).Select(block => block with { Language = language })];

    /// <summary>The first paragraph's words as one line.</summary>
    public static Line Line(string text, IReadOnlyList<Footnote>? notes = null) =>
        Markdown.Parse(text, pipeline).Descendants<ParagraphBlock>().FirstOrDefault() is { Inline: { } inline } ? new([.. Inlines(inline, notes ?? [])]) : new();

    /// <summary>Numbers of the notes that a text mentions beyond doubt: a number in brackets alone may be part of what is said.</summary>
    public static IEnumerable<int> Mentions(string text) => CertainMark().Matches(text).Select(mark => int.Parse(mark.Groups[1].ValueSpan));

    private static IEnumerable<Block> Read(Markdig.Syntax.Block block, IReadOnlyList<Footnote> notes, Voice voice) => block switch
    {
        ListBlock list => [new Enumeration([.. list.OfType<ListItemBlock>().Select(item => Joined(item, notes))], list.IsOrdered)],
        ContainerBlock container => container.SelectMany(inner => Read(inner, notes, voice)),
        ParagraphBlock { Inline: { } inline } => [new Paragraph(new([.. Inlines(inline, notes)]), voice)],
        LeafBlock leaf => [new Paragraph(leaf.Lines.ToString(), voice)],
        _ => [],
    };

    private static Line Joined(ListItemBlock item, IReadOnlyList<Footnote> notes) =>
        new([.. item.Descendants<ParagraphBlock>().SelectMany((paragraph, index) => Inlines(paragraph.Inline!, notes).Prepend(new Run(index == 0 ? "" : " ")))
            .Where(inline => inline is not Run { Text: "" })]);

    private static IEnumerable<Inline> Inlines(ContainerInline container, IReadOnlyList<Footnote> notes)
    {
        var pieces = container.SelectMany(inline => Pieces(inline, Emphasis.None)).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is not Run run)
            {
                yield return pieces[i];
                continue;
            }
            // The parser splits plain text at every bracket: marks are looked for in the text as it was typed.
            while (i + 1 < pieces.Count && pieces[i + 1] is Run next && next.Emphasis == run.Emphasis)
            {
                run = run with { Text = run.Text + next.Text };
                i++;
            }
            foreach (var part in WithNotes(run, notes)) yield return part;
        }
    }

    private static IEnumerable<Inline> Pieces(Markdig.Syntax.Inlines.Inline inline, Emphasis emphasis) => inline switch
    {
        LiteralInline literal => [new Run(literal.Content.ToString(), emphasis)],
        CodeInline code => [new Run(code.Content, emphasis)],
        LineBreakInline => [new Run(" ", emphasis)],
        HtmlEntityInline entity => [new Run(entity.Transcoded.ToString(), emphasis)],
        AutolinkInline link => [new Link(link.Url, link.IsEmail ? $"mailto:{link.Url}" : link.Url)],
        LinkInline { IsImage: false, Url: { } url } link when IsAddress(url) => [new Link(Words(link), url)],
        EmphasisInline strong => strong.SelectMany(inner => Pieces(inner, strong.DelimiterCount > 1 ? Emphasis.Strong : Emphasis.Stressed)),
        ContainerInline other => other.SelectMany(inner => Pieces(inner, emphasis)),
        _ => [],
    };

    private static string Words(ContainerInline container) => string.Concat(container.SelectMany(inline => Pieces(inline, Emphasis.None)).OfType<Run>().Select(run => run.Text));

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto";

    private static IEnumerable<Inline> WithNotes(Run run, IReadOnlyList<Footnote> notes)
    {
        var from = 0;
        foreach (Match mark in NoteMark().Matches(run.Text))
        {
            var number = int.Parse(mark.Groups[1].ValueSpan);
            if (number < 1 || number > notes.Count) continue;
            if (mark.Index > from) yield return run with { Text = run.Text[from..mark.Index] };
            yield return notes[number - 1];
            from = mark.Index + mark.Length;
        }
        if (from < run.Text.Length) yield return run with { Text = run.Text[from..] };
    }

    [GeneratedRegex(@"\[\^?(\d{1,2})\]")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"\[\^(\d{1,2})\]")]
    private static partial Regex CertainMark();
}
