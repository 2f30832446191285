using Microsoft.AspNetCore.Razor.TagHelpers;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Something the reader should know before going on.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTag : TagHelper
{
    /// <summary><c>info</c>, <c>good</c>, <c>attention</c> or <c>error</c>.</summary>
    public string Tone { get; set; } = "info";

    public string? Heading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", $"notice {OneOf(Tone, "info", "good", "attention", "error")}");
        if (Heading is not null) output.PreContent.AppendHtml(Element("h2", null, Heading));
    }
}

/// <summary>A status in one or two words.</summary>
[HtmlTargetElement("chip")]
public sealed class ChipTag : TagHelper
{
    /// <summary><c>neutral</c>, <c>active</c>, <c>good</c>, <c>attention</c> or <c>done</c>; each has its sign beside its colour.</summary>
    public string Tone { get; set; } = "neutral";

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("span", Css(Tone));

    /// <summary>The chip as markup, for lists that keep it.</summary>
    public static string Html(string tone, string words) => $"<span class=\"{Css(tone)}\">{System.Net.WebUtility.HtmlEncode(words)}</span>";

    internal static string Css(string tone) => $"chip {OneOf(tone, "neutral", "active", "good", "attention", "done")}";
}

/// <summary>Who asked, who decided, where it was done: one line of spans that says where the record comes from.</summary>
[HtmlTargetElement("provenance")]
public sealed class ProvenanceTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("p", "provenance");
}

/// <summary>What to do when there is nothing to show yet; an <c>&lt;act&gt;</c> inside says how.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTag : TagHelper
{
    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "empty");
        output.PreContent.AppendHtml(Element("div", "mark")).AppendHtml(Element("h2", null, Heading));
    }
}

/// <summary>Who acts next, by when, and what the reader can do: the first thing on a case page.</summary>
[HtmlTargetElement("next-step")]
public sealed class NextStepTag : TagHelper
{
    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", "next");
        output.PreContent.AppendHtml(Element("h2", null, Heading));
    }
}

/// <summary>A letter as its addressee will see it, also when the page around it is dark.</summary>
[HtmlTargetElement("letter-preview")]
public sealed class LetterPreviewTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "letter");
}
