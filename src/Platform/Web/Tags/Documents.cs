using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Documents;

namespace Passerelle.Platform.Web.Tags;

/// <summary>The blocks of a document as part of a page, in the very words of its DOCX file. The page gives the title; headings begin one level below it.</summary>
[HtmlTargetElement("document-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DocumentTextTag : TagHelper
{
    public required Document Of { get; set; }

    /// <summary>Heading of the notes below the text.</summary>
    public string Notes { get; set; } = "";

    /// <summary>Names the arrow that leads from a note back to its mention.</summary>
    public string Back { get; set; } = "";

    /// <summary>Begins every id, where a page shows several documents.</summary>
    public string? Apart { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "prose");
        output.Content.SetHtmlContent(new Text(Of, Notes, Back, Apart is null ? "" : $"{Apart}-"));
    }

    private sealed class Text(Document document, string notesTitle, string backToText, string prefix) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => new Pen(writer, encoder, document.Language, prefix).Write(document.Blocks, notesTitle, backToText);
    }

    private sealed class Pen(TextWriter writer, HtmlEncoder encoder, string language, string prefix)
    {
        private readonly FootnoteCount notes = new();

        public void Write(IReadOnlyList<Block> blocks, string notesTitle, string backToText)
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
                    writer.Write('>');
                    Words(heading.Text);
                    writer.Write($"</h{heading.Level + 1}>");
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

        private string In(string? other) => other is null || other == language ? "" : $" lang=\"{other}\" dir=\"{(Texts.Language.RightToLeft(other) ? "rtl" : "ltr")}\"";

        private void Words(string text) => encoder.Encode(writer, text);

        private void Attribute(string name, string value)
        {
            writer.Write($" {name}=\"");
            Words(value);
            writer.Write('"');
        }
    }
}
