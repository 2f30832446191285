using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>Days of one kind, both ends included.</summary>
/// <param name="Kind"><see cref="Free"/>, <see cref="Away"/> or <see cref="Busy"/>.</param>
public sealed record YearSpan(DateOnly From, DateOnly Until, string Kind)
{
    public const string Free = "free", Away = "away", Busy = "busy";
}

/// <summary>Twelve months from a day on, each a strip of its days, drawn on the server. The page gives the same in words beside it.</summary>
[HtmlTargetElement("year-strip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class YearStripTag : TagHelper
{
    private const int months = 12;

    public IReadOnlyList<YearSpan> Spans { get; set; } = [];

    /// <summary>The first month shown is that of this day.</summary>
    public DateOnly From { get; set; }

    /// <summary>By kind, what a colour means.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>();

    /// <summary>What a person who hears the page is told it is, and where the words stand.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "year");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        var culture = Language.Culture(Language.Current);
        var html = new StringBuilder("<ul>");
        for (var at = 0; at < months; at++)
        {
            var first = new DateOnly(From.Year, From.Month, 1).AddMonths(at);
            var days = DateTime.DaysInMonth(first.Year, first.Month);
            html.Append(CultureInfo.InvariantCulture, $"<li>{WebUtility.HtmlEncode(first.ToString("MMM yyyy", culture))}<svg viewBox=\"0 0 {days} 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
            // What is free is the ground on which absences and missions stand.
            foreach (var span in Spans.OrderBy(span => span.Kind == YearSpan.Free ? 0 : 1))
            {
                var (from, until) = (Math.Max(span.From.DayNumber, first.DayNumber), Math.Min(span.Until.DayNumber, first.DayNumber + days - 1));
                if (from <= until) html.Append(CultureInfo.InvariantCulture, $"<rect class=\"{Kind(span.Kind)}\" x=\"{from - first.DayNumber}\" y=\"0\" width=\"{until - from + 1}\" height=\"1\"/>");
            }
            html.Append("</svg></li>");
        }
        html.Append("</ul>");
        if (Keys.Count > 0)
        {
            html.Append("<figcaption><ul class=\"key\">");
            foreach (var (kind, words) in Keys) html.Append(CultureInfo.InvariantCulture, $"<li><svg viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"{Kind(kind)}\" width=\"1\" height=\"1\"/></svg>{WebUtility.HtmlEncode(words)}</li>");
            html.Append("</ul></figcaption>");
        }
        output.Content.SetHtmlContent(html.ToString());
    }

    private static string Kind(string kind) => Rendering.OneOf(kind, YearSpan.Free, YearSpan.Away, YearSpan.Busy);
}
