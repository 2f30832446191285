using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;
using static Passerelle.Platform.Web.Tags.Rendering;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Label and value, line by line; also the check-answers page when its facts carry a <c>change</c> address.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "facts");
}

[HtmlTargetElement("fact", ParentTag = "facts")]
public sealed class FactTag(Wording wording) : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Where this answer can be changed.</summary>
    public string? Change { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div");
        output.PreContent.AppendHtml(Element("dt", null, Label)).AppendHtml("<dd>");
        output.PostContent.AppendHtml("</dd>");
        if (string.IsNullOrEmpty(Change)) return;
        var link = Link(Change, wording["platform.ui.change"].Value);
        link.InnerHtml.AppendHtml(Element("span", "ds-sr-only", $" {Label}"));
        output.PostContent.AppendHtml(Element("dd", "change", link));
    }
}

/// <summary>What happened, newest first or oldest first as the page orders it.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ol", "timeline");
}

[HtmlTargetElement("moment", ParentTag = "timeline")]
public sealed class MomentTag : TagHelper
{
    /// <summary>A <see cref="DateTimeOffset"/> or a <see cref="DateOnly"/>.</summary>
    public object? When { get; set; }

    /// <summary>Shows the month alone, for a day that is only a placeholder.</summary>
    public bool Month { get; set; }

    public string Heading { get; set; } = "";

    public string? By { get; set; }

    /// <summary>Planned, not yet happened.</summary>
    public bool Ahead { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li", Ahead ? "ahead" : null);
        if (When is not null) output.PreContent.AppendHtml(WhenTag.Time(When, Month));
        output.PreContent.AppendHtml(Element("strong", null, Heading));
        if (By is not null) output.PreContent.AppendHtml(Element("p", "by", By));
    }
}

/// <summary>A day, or an instant with its hour in UTC on hover, in the reader's language: <c>&lt;when date="…" /&gt;</c>.</summary>
[HtmlTargetElement("when")]
public sealed class WhenTag : TagHelper
{
    /// <summary>A <see cref="DateTimeOffset"/> or a <see cref="DateOnly"/>.</summary>
    public object? Date { get; set; }

    public bool Month { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Date is not null) output.Content.SetHtmlContent(Time(Date, Month));
    }

    internal static TagBuilder Time(object when, bool month) => when switch
    {
        DateOnly day when month => Element("time", null, Dates.Month(day)).With("datetime", $"{day:yyyy-MM}"),
        DateOnly day => Element("time", null, Dates.Day(day)).With("datetime", $"{day:yyyy-MM-dd}"),
        DateTimeOffset instant => Element("time", null, Dates.Day(instant)).With("datetime", $"{instant.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}").With("title", Dates.Instant(instant)),
        _ => throw new ArgumentException($"A moment is a DateOnly or a DateTimeOffset, not a {when.GetType().Name}"),
    };
}

/// <summary>How far along a form is: <c>&lt;steps current="3" total="8" label="The need" /&gt;</c>.</summary>
[HtmlTargetElement("steps")]
public sealed class StepsTag(Wording wording) : TagHelper
{
    public int Current { get; set; }

    public int Total { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "steps");
        var place = wording["platform.ui.steps.place", Current, Total].Value;
        output.Content.Append(Label is null ? place : wording["platform.ui.steps.labelled", place, Label].Value);
        output.Content.AppendHtml(Element("div", null, Enumerable.Range(1, Total).Select(step => Element("i", step <= Current ? "past" : null))).With("aria-hidden", "true"));
    }
}

/// <summary>The stages of a case as the spans of a bridge: <c>&lt;stages label="…"&gt;&lt;stage past="true"&gt;…&lt;/stage&gt;&lt;stage current="true"&gt;…</c>.</summary>
[HtmlTargetElement("stages")]
public sealed class StagesTag : TagHelper
{
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("ol", "span");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

[HtmlTargetElement("stage", ParentTag = "stages")]
public sealed class StageTag(Wording wording) : TagHelper
{
    public bool Past { get; set; }

    public bool Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li", Past ? "past" : null);
        if (Current) output.Attributes.SetAttribute("aria-current", "step");
        output.PreContent.AppendHtml("<span>");
        output.PostContent.AppendHtml("</span>");
        if (Past) output.PostContent.AppendHtml(Element("span", "ds-sr-only", $" ({wording["platform.ui.stages.past"].Value})"));
    }
}

[HtmlTargetElement("cards")]
public sealed class CardsTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "cards");
}

/// <summary>A record in brief; the whole card leads to it.</summary>
[HtmlTargetElement("card")]
public sealed class CardTag : TagHelper
{
    public string? Href { get; set; }

    public string Heading { get; set; } = "";

    /// <summary>A short line at the foot: countries, year.</summary>
    public string? Meta { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("article", "card");
        output.PreContent.AppendHtml(Href is null ? Element("h3", null, Heading) : Element("h3", null, Link(Href, Heading)));
        if (Meta is not null) output.PostContent.AppendHtml(Element("p", "meta", Meta));
    }
}

[HtmlTargetElement("task-list")]
public sealed class TaskListTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ul", "tasks");
}

/// <summary>One thing to do: where, what, and how it stands. The content is a line of detail.</summary>
[HtmlTargetElement("task", ParentTag = "task-list")]
public sealed class TaskTag : TagHelper
{
    public string? Href { get; set; }

    public string Heading { get; set; } = "";

    public string? State { get; set; }

    /// <summary>As for a chip.</summary>
    public string Tone { get; set; } = "neutral";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("li");
        var detail = await output.GetChildContentAsync();
        var text = Element("div", null, Href is null ? Element("strong", null, Heading) : Link(Href, Heading));
        if (!detail.IsEmptyOrWhiteSpace) text.InnerHtml.AppendHtml(Element("p", null, detail));
        output.Content.SetHtmlContent(text);
        if (State is not null) output.Content.AppendHtml(Element("span", ChipTag.Css(Tone), State));
    }
}

/// <summary>A text before and after, side by side; mark the differences by <c>del</c> and <c>ins</c>.</summary>
[HtmlTargetElement("changes")]
public sealed class ChangesTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("div", "changes");
}

[HtmlTargetElement("version", ParentTag = "changes")]
public sealed class VersionTag : TagHelper
{
    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div");
        output.PreContent.AppendHtml(Element("h3", null, Heading)).AppendHtml("<p>");
        output.PostContent.AppendHtml("</p>");
    }
}

/// <summary>A score as pips and as a number: <c>&lt;score value="3" of="5" /&gt;</c>.</summary>
[HtmlTargetElement("score")]
public sealed class ScoreTag : TagHelper
{
    public int Value { get; set; }

    public int Of { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("span", "score");
        for (var pip = 1; pip <= Of; pip++) output.Content.AppendHtml(Element("i", pip <= Value ? "on" : null));
        output.Content.AppendHtml(Element("b", null, $"{Value}/{Of}"));
    }
}

/// <summary>A row on which two people differ: <c>&lt;tr apart="true"&gt;</c>. Say so in words in the row too.</summary>
[HtmlTargetElement("tr", Attributes = "apart")]
public sealed class ApartTag : TagHelper
{
    public bool Apart { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Apart) output.Attributes.SetAttribute("class", "apart");
    }
}
