using Microsoft.AspNetCore.Razor.TagHelpers;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Something to do: a link dressed as a button with <c>href</c>, else a button that submits its form (<c>name</c> and <c>value</c> as given).</summary>
[HtmlTargetElement("act")]
public sealed class ActTag : TagHelper
{
    /// <summary><c>primary</c> (one a page), <c>secondary</c>, <c>danger</c> or <c>quiet</c>.</summary>
    public string Tone { get; set; } = "primary";

    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become(Href is null ? "button" : "a", "ds-button");
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        else if (!output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
        if (OneOf(Tone, "primary", "secondary", "danger", "quiet") is not "primary") output.Attributes.SetAttribute("data-variant", Tone == "quiet" ? "tertiary" : "secondary");
        if (Tone == "danger") output.Attributes.SetAttribute("data-color", "danger");
    }
}

[HtmlTargetElement("button-bar")]
public sealed class ButtonBarTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "bar");
}
