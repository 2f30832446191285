using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>A box of a graph.</summary>
/// <param name="Key">Unique in the graph.</param>
/// <param name="Column">From 0, in the direction of reading.</param>
/// <param name="Strong">What the graph is about.</param>
public sealed record GraphBox(string Key, int Column, string Label, bool Strong = false);

/// <param name="Kind"><c>sure</c>, <c>partly</c>, <c>failed</c> or <c>open</c>: each its own stroke, so that colour never tells alone.</param>
/// <param name="Label">On the line; short.</param>
public sealed record GraphLine(string From, string To, string Kind, string Label = "");

/// <summary>Boxes in columns and lines between them.</summary>
/// <param name="Keys">Kinds of lines that occur, with what each means.</param>
public sealed record Graph(IReadOnlyList<GraphBox> Boxes, IReadOnlyList<GraphLine> Lines, IReadOnlyList<(string Kind, string Meaning)> Keys);

/// <summary>
/// A graph drawn on the server: the same graph gives the same picture; for a reader from right to left it runs from right to left. The page gives the same in
/// a table beside it.
/// </summary>
[HtmlTargetElement("link-graph", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LinkGraphTag : TagHelper
{
    public required Graph Of { get; set; }

    /// <summary>What a person who hears the page is told it shows.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of.Boxes.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.Become("figure", "chart graph");
        output.PreContent.AppendHtml("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(Label).AppendHtml("\">");
        output.Content.SetHtmlContent(LinkGraph.Draw(Of, Label, Language.RightToLeft(Language.Current)));
        var keys = new StringBuilder("</div><figcaption><ul class=\"key\">");
        foreach (var (kind, meaning) in Of.Keys)
            keys.Append($"<li><svg width=\"36\" height=\"12\" aria-hidden=\"true\"><path class=\"{kind}\" d=\"M2 6H34\"/></svg>{WebUtility.HtmlEncode(meaning)}</li>");
        output.PostContent.AppendHtml(keys.Append("</ul></figcaption>").ToString());
    }
}

internal static class LinkGraph
{
    private const int BoxWidth = 168, Gap = 84, LineHeight = 17, Pad = 9, Between = 14, LettersInLine = 22, MostLines = 4;

    private sealed record Placed(GraphBox Box, IReadOnlyList<string> Words, double X, double Y, double Height)
    {
        public double Middle => Y + Height / 2;
    }

    public static IHtmlContent Draw(Graph graph, string label, bool rightToLeft)
    {
        var columns = graph.Boxes.GroupBy(box => box.Column).OrderBy(column => column.Key).ToList();
        var tall = columns.ToDictionary(column => column.Key, column => column.Sum(box => HeightOf(box) + Between) - Between);
        var height = tall.Values.Max() + 2;
        var width = columns.Count * (BoxWidth + Gap) - Gap + 2;
        var placed = new Dictionary<string, Placed>();
        foreach (var (at, column) in columns.Index())
        {
            var top = 1 + (height - 2 - tall[column.Key]) / 2.0;
            var left = 1.0 + (rightToLeft ? columns.Count - 1 - at : at) * (BoxWidth + Gap);
            foreach (var box in column)
            {
                placed[box.Key] = new(box, Broken(box.Label), left, top, HeightOf(box));
                top += HeightOf(box) + Between;
            }
        }

        var svg = new StringBuilder(800 + graph.Boxes.Count * 300);
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        foreach (var line in graph.Lines)
            if (placed.TryGetValue(line.From, out var from) && placed.TryGetValue(line.To, out var to)) Line(svg, from, to, line, rightToLeft);
        foreach (var box in placed.Values) Box(svg, box);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static void Box(StringBuilder svg, Placed box)
    {
        svg.Append($"<rect class=\"{(box.Box.Strong ? "actual" : "planned")}\" x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{BoxWidth}\" height=\"{Number(box.Height)}\"/>");
        foreach (var (at, words) in box.Words.Index())
            svg.Append($"<text{(box.Box.Strong ? " class=\"on\"" : "")} text-anchor=\"middle\" x=\"{Number(box.X + BoxWidth / 2.0)}\" y=\"{Number(box.Y + Pad + LineHeight * at + 13)}\">{WebUtility.HtmlEncode(words)}</text>");
    }

    private static void Line(StringBuilder svg, Placed from, Placed to, GraphLine line, bool rightToLeft)
    {
        var (x1, x2) = rightToLeft ? (from.X, to.X + BoxWidth) : (from.X + BoxWidth, to.X);
        var (y1, y2, tip) = (from.Middle, to.Middle, rightToLeft ? 7 : -7);
        var middle = (x1 + x2) / 2;
        svg.Append($"<path class=\"{line.Kind}\" d=\"M{Number(x1)} {Number(y1)}C{Number(middle)} {Number(y1)} {Number(middle)} {Number(y2)} {Number(x2 + tip)} {Number(y2)}\"/>");
        svg.Append($"<path class=\"{line.Kind} tip\" d=\"M{Number(x2)} {Number(y2)}l{tip} -4v8z\"/>");
        if (line.Label != "") svg.Append($"<text class=\"month\" text-anchor=\"middle\" x=\"{Number(middle)}\" y=\"{Number((y1 + y2) / 2 - 5)}\">{WebUtility.HtmlEncode(line.Label)}</text>");
    }

    private static double HeightOf(GraphBox box) => Broken(box.Label).Count * LineHeight + 2 * Pad;

    /// <summary>Words on lines; what does not fit on the last is cut, and stands whole in the table.</summary>
    internal static IReadOnlyList<string> Broken(string label)
    {
        var lines = new List<string> { "" };
        foreach (var word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines[^1] == "") lines[^1] = word;
            else if (new StringInfo($"{lines[^1]} {word}").LengthInTextElements <= LettersInLine) lines[^1] += $" {word}";
            else lines.Add(word);
        if (lines.Count <= MostLines) return [.. lines.Select(Cut)];
        return [.. lines.Take(MostLines - 1).Select(Cut), $"{Cut(lines[MostLines - 1])}…"];
    }

    private static string Cut(string line) => new StringInfo(line) is { LengthInTextElements: > LettersInLine } letters ? $"{letters.SubstringByTextElements(0, LettersInLine - 1)}…" : line;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
