using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Stands behind the link to a DOCX file and leads to the same document as PDF, where this machine can print one.</summary>
[HtmlTargetElement("pdf-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PdfLinkTag(PdfPrinter printer, Wording wording) : TagHelper
{
    public required string Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!printer.IsReady)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        output.PreElement.SetContent(" · ");
        output.Content.SetContent(wording["platform.document.pdf"].Value);
    }
}
