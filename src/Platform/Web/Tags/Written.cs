using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>
/// A text people wrote, in the reader's language or the best there is; then it carries its own language and direction, and says so.
/// <c>&lt;written text="record.Summary" /&gt;</c> is paragraphs; with <c>inline="true"</c> it is a phrase.
/// </summary>
[HtmlTargetElement("written", Attributes = "text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WrittenTag(Wording wording) : TagHelper
{
    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    public bool Inline { get; set; }

    /// <summary>Where the page says once for many texts in which language they are written.</summary>
    public bool Plain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var language = Text.BestLanguage(Language.Current);
        var foreign = language != Language.Current && !Text.IsEmpty;
        output.Become(Inline ? "span" : "div", Inline ? null : "prose");
        if (foreign)
        {
            output.Attributes.SetAttribute("lang", language);
            output.Attributes.SetAttribute("dir", Language.Direction(language));
        }
        if (Inline)
        {
            output.Content.Append(Text.Best(language));
            return;
        }
        foreach (var paragraph in LocalizedText.Segments(Text.Best(language))) output.Content.AppendHtml(Lines(paragraph));
        if (Plain) return;
        if (foreign) output.PostElement.AppendHtml(Element("p", "hint", wording["platform.ui.written-in", Language.OwnName(language)].Value));
        else if (Text.Renderings.TryGetValue(language, out var rendering) && rendering.Origin == Origin.MachineTranslated)
            output.PostElement.AppendHtml(Element("p", "hint", wording["platform.ui.machine-translated"].Value));
    }

    private static TagBuilder Lines(string paragraph)
    {
        var block = Element("p");
        foreach (var (index, line) in paragraph.Split('\n').Index())
        {
            if (index > 0) block.InnerHtml.AppendHtml(Element("br"));
            block.InnerHtml.Append(line);
        }
        return block;
    }
}
