using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>From a day to a day, both included.</summary>
public sealed record Stretch(DateOnly From, DateOnly Until);

/// <summary>One row of a chart of time.</summary>
/// <param name="Label">Short; what does not fit is cut, so the words must stand beside the picture too.</param>
/// <param name="Planned">An outline; null when nothing is set.</param>
/// <param name="Actual">A solid bar within it; null while nothing took place.</param>
/// <param name="Before">Where it was planned before it was moved: dotted outlines.</param>
/// <param name="After">Place, from 0, of the row that has to be over first; null when none.</param>
public sealed record TimeRow(string Label, Stretch? Planned, Stretch? Actual, IReadOnlyList<Stretch> Before, int? After);

/// <summary>
/// Rows of time as bars, drawn on the server. Across, everything is a share of the width, so letters keep their size on any screen; a reader of a
/// language that runs from right to left sees time run that way too. The page gives the same in words beside it.
/// </summary>
[HtmlTargetElement("time-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeChartTag(Wording wording) : TagHelper
{
    public IReadOnlyList<TimeRow> Rows { get; set; } = [];

    public DateOnly Today { get; set; }

    /// <summary>What a person who hears the page is told it is, and where the words stand.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TimeChart.Span(Rows) is null)
        {
            output.SuppressOutput();
            return;
        }
        output.Become("figure", "chart");
        output.Content.SetHtmlContent(TimeChart.Draw(Rows, Today, Label, Language.Current));
        var keys = new StringBuilder("<figcaption><ul class=\"key\">");
        foreach (var key in (string[])["planned", "actual", "before", "today"])
            keys.Append($"<li><svg width=\"24\" height=\"16\" aria-hidden=\"true\">{TimeChart.Swatch(key)}</svg>{WebUtility.HtmlEncode(wording[$"platform.chart.key.{key}"].Value)}</li>");
        output.Content.AppendHtml(keys.Append("</ul></figcaption>").ToString());
    }
}

internal static class TimeChart
{
    private const int Head = 26, RowHeight = 50, BarTop = 24, BarHeight = 16, LongestLabel = 38;
    private const double Narrowest = 1.2;

    /// <summary>Whole months from the first bar to the last; null when no row has one.</summary>
    public static Stretch? Span(IReadOnlyList<TimeRow> rows)
    {
        var all = rows.SelectMany(row => row.Before.Append(row.Planned).Append(row.Actual)).OfType<Stretch>().ToList();
        if (all.Count == 0) return null;
        var (first, last) = (all.Min(stretch => stretch.From), all.Max(stretch => stretch.Until));
        return new(new(first.Year, first.Month, 1), new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1));
    }

    public static IHtmlContent Draw(IReadOnlyList<TimeRow> rows, DateOnly today, string label, string language)
    {
        if (Span(rows) is not { } span) return HtmlString.Empty;
        var pen = new Pen(span, Language.RightToLeft(language), Language.Culture(language));
        var svg = new StringBuilder(600 + rows.Count * 500);
        var height = Head + rows.Count * RowHeight + 8;
        svg.Append($"<svg width=\"100%\" height=\"{height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        pen.Months(svg, height);
        foreach (var (index, row) in rows.Index())
        {
            var top = Head + index * RowHeight;
            svg.Append($"<text class=\"row\" x=\"{pen.Edge}\" y=\"{top + 17}\">{WebUtility.HtmlEncode(Cut(row.Label))}</text>");
            foreach (var before in row.Before) pen.Bar(svg, "before", before, top + BarTop, BarHeight);
            if (row.Planned is { } planned) pen.Bar(svg, "planned", planned, top + BarTop, BarHeight);
            if (row.Actual is { } actual) pen.Bar(svg, "actual", actual, top + BarTop + 4, BarHeight - 8);
        }
        foreach (var (index, row) in rows.Index())
            if (row.After is { } before && before >= 0 && before < rows.Count && (rows[before].Planned, row.Planned) is ({ } end, { } start))
                pen.Link(svg, end.Until, Head + before * RowHeight + BarTop + BarHeight / 2, start.From, Head + index * RowHeight + BarTop + BarHeight / 2);
        if (today >= span.From && today <= span.Until) pen.Now(svg, today, height);
        return new HtmlString(svg.Append("</svg>").ToString());
    }

    public static string Swatch(string key) => key switch
    {
        "today" => "<line class=\"now\" x1=\"12\" x2=\"12\" y1=\"0\" y2=\"16\"/>",
        "actual" => "<rect class=\"actual\" x=\"1\" y=\"4\" width=\"22\" height=\"8\"/>",
        _ => $"<rect class=\"{key}\" x=\"1\" y=\"2\" width=\"22\" height=\"12\"/>",
    };

    /// <summary>Never in the middle of a letter with its marks.</summary>
    private static string Cut(string label)
    {
        var letters = new StringInfo(label);
        return letters.LengthInTextElements <= LongestLabel ? label : $"{letters.SubstringByTextElements(0, LongestLabel - 1).TrimEnd()}…";
    }

    private sealed class Pen(Stretch span, bool rightToLeft, CultureInfo culture)
    {
        private readonly double days = span.Until.DayNumber - span.From.DayNumber + 1;

        public string Edge => rightToLeft ? "100%" : "0";

        /// <summary>At most four names of months, so that they never touch on a narrow screen.</summary>
        public void Months(StringBuilder svg, int height)
        {
            var months = (span.Until.Year - span.From.Year) * 12 + span.Until.Month - span.From.Month + 1;
            var step = new[] { 1, 2, 3, 6, 12, 24, 36, 60 }.FirstOrDefault(step => months <= step * 4, 120);
            for (var month = span.From; month <= span.Until; month = month.AddMonths(step))
            {
                var x = Place(Share(month));
                svg.Append($"<line class=\"month\" x1=\"{x}\" x2=\"{x}\" y1=\"18\" y2=\"{height}\"/>");
                if (Share(month) < 85) svg.Append($"<text class=\"month\" x=\"{x}\" y=\"12\">{WebUtility.HtmlEncode(month.ToString(step >= 12 ? "yyyy" : "MMM yyyy", culture))}</text>");
            }
        }

        public void Bar(StringBuilder svg, string kind, Stretch stretch, int top, int height)
        {
            var from = Share(stretch.From);
            var width = Math.Max(Share(stretch.Until.AddDays(1)) - from, Narrowest);
            from = Math.Min(from, 100 - width);
            svg.Append($"<rect class=\"{kind}\" x=\"{Percent(rightToLeft ? 100 - from - width : from)}\" y=\"{top}\" width=\"{Percent(width)}\" height=\"{height}\"/>");
        }

        public void Link(StringBuilder svg, DateOnly end, int fromY, DateOnly start, int toY)
        {
            var (x1, x2) = (Place(Share(end.AddDays(1))), Place(Share(start)));
            svg.Append($"<line class=\"link\" x1=\"{x1}\" x2=\"{x1}\" y1=\"{fromY}\" y2=\"{toY}\"/><line class=\"link\" x1=\"{x1}\" x2=\"{x2}\" y1=\"{toY}\" y2=\"{toY}\"/><circle class=\"link\" cx=\"{x2}\" cy=\"{toY}\" r=\"3\"/>");
        }

        public void Now(StringBuilder svg, DateOnly today, int height)
        {
            var x = Place(Share(today));
            svg.Append($"<line class=\"now\" x1=\"{x}\" x2=\"{x}\" y1=\"16\" y2=\"{height}\"/>");
        }

        private double Share(DateOnly day) => Math.Clamp((day.DayNumber - span.From.DayNumber) / days * 100, 0, 100);

        private string Place(double share) => Percent(rightToLeft ? 100 - share : share);

        private static string Percent(double share) => $"{share.ToString("0.##", CultureInfo.InvariantCulture)}%";
    }
}
