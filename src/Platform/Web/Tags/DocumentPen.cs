using System.Text.Encodings.Web;
using Passerelle.Platform.Documents;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Writes the blocks of a document as HTML, for a page and for a file that is printed from it.</summary>
internal sealed class DocumentPen(TextWriter writer, HtmlEncoder encoder, string language, string prefix)
{
    private readonly FootnoteCount notes = new();
    private IReadOnlyList<Heading> listed = [];

    /// <summary>The pages on which listed headings stand, by their anchors; empty when nobody knows them yet.</summary>
    public IReadOnlyDictionary<string, int> Pages { get; init; } = new Dictionary<string, int>();

    public void Write(Document document, string notesTitle, string backToText)
    {
        listed = document.Listed;
        Write(document.Blocks, notesTitle, backToText);
        foreach (var block in document.Back) Block(block);
    }

    private void Write(IReadOnlyList<Block> blocks, string notesTitle, string backToText)
    {
        foreach (var block in blocks) Block(block);
        var list = notes.InOrder.ToList();
        if (list.Count == 0) return;
        writer.Write($"<section role=\"doc-endnotes\"><h2 id=\"{prefix}notes\">");
        Words(notesTitle);
        writer.Write("</h2><ol>");
        for (var i = 0; i < list.Count; i++)
        {
            writer.Write($"<li id=\"{prefix}note-{i + 1}\"{In(list[i].Language)}>");
            Line(list[i].Line);
            writer.Write($" <a href=\"#{prefix}mention-{i + 1}\" role=\"doc-backlink\" aria-label=\"");
            Words(backToText);
            writer.Write("\">↩</a></li>");
        }
        writer.Write("</ol></section>");
    }

    private void Block(Block block)
    {
        var mark = In(block.Language);
        switch (block)
        {
            case Heading heading:
                writer.Write($"<h{heading.Level + 1}{mark}");
                if (heading.Anchor is { } anchor) Attribute("id", prefix + anchor);
                if (heading.NewPage) Attribute("class", "new-page");
                writer.Write('>');
                Words(heading.Text);
                writer.Write($"</h{heading.Level + 1}>");
                break;
            case Contents contents:
                writer.Write("<nav role=\"doc-toc\"><h2>");
                Words(contents.Title);
                writer.Write("</h2><ol>");
                foreach (var entry in listed) List(entry);
                writer.Write("</ol></nav>");
                break;
            case Paragraph paragraph:
                var css = paragraph.Voice switch { Voice.Lead => "lead", Voice.Remark => "soft", Voice.Body => null };
                writer.Write($"<p{mark}");
                if (css is not null) Attribute("class", css);
                writer.Write('>');
                Line(paragraph.Line);
                writer.Write("</p>");
                break;
            case Enumeration list:
                var tag = list.Numbered ? "ol" : "ul";
                writer.Write($"<{tag}{mark}>");
                foreach (var item in list.Items)
                {
                    writer.Write("<li>");
                    Line(item);
                    writer.Write("</li>");
                }
                writer.Write($"</{tag}>");
                break;
            case Table { Columns.Count: 0 } facts:
                writer.Write($"<dl class=\"facts\"{mark}");
                Attribute("aria-label", facts.Caption);
                writer.Write('>');
                foreach (var row in facts.Rows)
                {
                    writer.Write("<div><dt>");
                    Line(row[0]);
                    writer.Write("</dt><dd>");
                    foreach (var cell in row.Skip(1)) Line(cell);
                    writer.Write("</dd></div>");
                }
                writer.Write("</dl>");
                break;
            case Table table:
                Write(table, mark);
                break;
        }
    }

    private void List(Heading heading)
    {
        writer.Write($"<li{In(heading.Language)}><a");
        Attribute("href", $"#{prefix}{heading.Anchor}");
        writer.Write("><span>");
        Words(heading.Text);
        writer.Write("</span>");
        if (Pages.TryGetValue(heading.Anchor ?? "", out var page)) writer.Write($" <b>{page}</b>");
        writer.Write("</a></li>");
    }

    private void Write(Table table, string mark)
    {
        writer.Write($"<table class=\"table\" role=\"table\"{mark}><caption>");
        Words(table.Caption);
        writer.Write("</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in table.Columns)
        {
            writer.Write("<th role=\"columnheader\" scope=\"col\">");
            Words(column);
            writer.Write("</th>");
        }
        writer.Write("</tr></thead><tbody role=\"rowgroup\">");
        foreach (var row in table.Rows)
        {
            writer.Write("<tr role=\"row\">");
            foreach (var (index, cell) in row.Index())
            {
                writer.Write(index == 0 ? "<th role=\"rowheader\" scope=\"row\"" : "<td role=\"cell\"");
                Attribute("data-label", table.Columns[index]);
                writer.Write('>');
                Line(cell);
                writer.Write(index == 0 ? "</th>" : "</td>");
            }
            writer.Write("</tr>");
        }
        writer.Write("</tbody></table>");
    }

    private void Line(Line line)
    {
        foreach (var inline in line.Inlines)
            switch (inline)
            {
                case Run { Emphasis: Emphasis.None } run:
                    Words(run.Text);
                    break;
                case Run run:
                    var tag = run.Emphasis == Emphasis.Strong ? "strong" : "em";
                    writer.Write($"<{tag}>");
                    Words(run.Text);
                    writer.Write($"</{tag}>");
                    break;
                case Link link:
                    writer.Write("<a");
                    Attribute("href", link.Address);
                    writer.Write('>');
                    Words(link.Text);
                    writer.Write("</a>");
                    break;
                case Footnote footnote:
                    var (number, first) = notes.Mention(footnote);
                    writer.Write($"<sup><a href=\"#{prefix}note-{number}\" role=\"doc-noteref\"{(first ? $" id=\"{prefix}mention-{number}\"" : "")}>{number}</a></sup>");
                    break;
            }
    }

    private string In(string? other) => other is null || other == language ? "" : $" lang=\"{other}\" dir=\"{Texts.Language.Direction(other)}\"";

    private void Words(string text) => encoder.Encode(writer, text);

    private void Attribute(string name, string value)
    {
        writer.Write($" {name}=\"");
        Words(value);
        writer.Write('"');
    }
}
