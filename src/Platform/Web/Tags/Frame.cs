using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Where the page stands: <c>&lt;crumbs&gt;&lt;crumb href="…"&gt;…&lt;/crumb&gt;&lt;crumb&gt;here&lt;/crumb&gt;&lt;/crumbs&gt;</c>.</summary>
[HtmlTargetElement("crumbs")]
public sealed class CrumbsTag(Wording wording) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "crumbs");
        output.Attributes.SetAttribute("aria-label", wording["platform.ui.crumbs"].Value);
        output.Content.SetHtmlContent(Element("ol", null, await output.GetChildContentAsync()));
    }
}

[HtmlTargetElement("crumb", ParentTag = "crumbs")]
public sealed class CrumbTag : TagHelper
{
    /// <summary>Left out for the page itself.</summary>
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li");
        var inner = Href is null ? Element("span").With("aria-current", "page") : Element("a").With("href", Href);
        inner.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.Content.SetHtmlContent(inner);
    }
}

/// <summary>The page's one <c>h1</c>; also the document's title unless the page has set <c>ViewData["Title"]</c>.</summary>
[HtmlTargetElement("page-title")]
public sealed partial class PageTitleTag : TagHelper
{
    /// <summary>One or two sentences below the title.</summary>
    public string? Lead { get; set; }

    /// <summary>A short line above it: a reference, a kind. For chips, use <c>&lt;page-eyebrow&gt;</c>.</summary>
    public string? Eyebrow { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "title");
        var heading = await output.GetChildContentAsync();
        View.ViewData["Title"] ??= WebUtility.HtmlDecode(Markup().Replace(heading.GetContent(), "")).Trim();
        if (!string.IsNullOrEmpty(Eyebrow)) output.Content.AppendHtml(Element("p", "eyebrow", Eyebrow));
        output.Content.AppendHtml(Element("h1", null, heading));
        if (!string.IsNullOrEmpty(Lead)) output.Content.AppendHtml(Element("p", "lead", Lead));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}

/// <summary>A line above the title for chips and references: <c>&lt;page-eyebrow&gt;&lt;chip …/&gt; REQ-2026-0042&lt;/page-eyebrow&gt;</c>.</summary>
[HtmlTargetElement("page-eyebrow")]
public sealed class PageEyebrowTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "eyebrow");
}

/// <summary>Two columns on a wide screen: the main one, and a <c>&lt;side&gt;</c> before (filters) or after it (facts).</summary>
[HtmlTargetElement("columns")]
public sealed class ColumnsTag : TagHelper
{
    /// <summary><c>end</c>, the default, or <c>start</c>: on which edge the side stands; <c>even</c>: first, as wide as the column, and scrolling by itself,
    /// a text to be read while one writes.</summary>
    public string Side { get; set; } = "end";

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", Side is "start" or "even" ? $"columns {Side}" : "columns");
}

/// <summary>The wide part of <c>&lt;columns&gt;</c>.</summary>
[HtmlTargetElement("column", ParentTag = "columns")]
public sealed class ColumnTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div");
}

[HtmlTargetElement("side", ParentTag = "columns")]
public sealed class SideTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "side");
}

/// <summary>A column narrow enough to read and to fill in: forms, sign-in, mailed links.</summary>
[HtmlTargetElement("narrow")]
public sealed class NarrowTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "narrow");
}

/// <summary>A framed group with its own heading.</summary>
[HtmlTargetElement("panel")]
public sealed class PanelTag : TagHelper
{
    public string? Heading { get; set; }

    /// <summary>On sand, without a frame: filters, attachments, what is beside the point.</summary>
    public bool Quiet { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("section", Quiet ? "panel sand" : "panel");
        if (Heading is not null) output.PreContent.AppendHtml(Element("h2", null, Heading));
    }
}

/// <summary>Running text set to be read, as in a printed fiche.</summary>
[HtmlTargetElement("prose")]
public sealed class ProseTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "prose");
}

/// <summary>The first thing on the home page; beside it the bridge.</summary>
[HtmlTargetElement("hero")]
public sealed class HeroTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "hero");
        output.PreContent.AppendHtml("<div>");
        output.PostContent.AppendHtml("</div><div class=\"bridge\"></div>");
    }
}

/// <summary>A few large numbers: <c>&lt;figures&gt;&lt;figure-number value="73"&gt;Actions&lt;/figure-number&gt;&lt;/figures&gt;</c>.</summary>
[HtmlTargetElement("figures")]
public sealed class FiguresTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ul", "figures");
}

[HtmlTargetElement("figure-number", ParentTag = "figures")]
public sealed class FigureNumberTag : TagHelper
{
    public string Value { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li");
        output.PreContent.AppendHtml(Element("b", null, Value));
    }
}

/// <summary>The frame of a map drawn on the server; its table stands below it on the page.</summary>
[HtmlTargetElement("map-figure")]
public sealed class MapFigureTag : TagHelper
{
    public string? Caption { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("figure", "map");
        if (Caption is not null) output.PostContent.AppendHtml(Element("figcaption", null, Caption));
    }
}
