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
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => new DocumentPen(writer, encoder, document.Language, prefix).Write(document, notesTitle, backToText);
    }
}
