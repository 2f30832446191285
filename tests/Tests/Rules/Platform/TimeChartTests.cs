using System.Text.Encodings.Web;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Tests.Rules.Platform;

public sealed class TimeChartTests
{
    private static readonly IReadOnlyList<TimeRow> rows =
    [
        new("1. Manila", new(new(2012, 12, 1), new(2012, 12, 31)), new(new(2012, 12, 3), new(2012, 12, 5)), [], null),
        new("2. <Jakarta> with a name that is much too long to stand in one line of a phone", new(new(2013, 8, 1), new(2013, 8, 31)), null, [new(new(2013, 5, 1), new(2013, 5, 31))], 0),
    ];

    [Fact]
    public void Time_runs_the_way_the_language_does()
    {
        var (left, right) = (Draw("en"), Draw("ar"));

        foreach (var (ltr, rtl) in left.QuerySelectorAll("rect").Zip(right.QuerySelectorAll("rect")))
            Assert.Equal(100, Share(ltr, "x") + Share(ltr, "width") + Share(rtl, "x"), 1);
        Assert.Equal(("0", "100%"), (left.QuerySelector("text.row")!.GetAttribute("x"), right.QuerySelector("text.row")!.GetAttribute("x")));
    }

    [Fact]
    public void Bars_stay_within_the_picture_and_what_moved_is_drawn_where_it_was()
    {
        var chart = Draw("en");

        Assert.Equal(4, chart.QuerySelectorAll("rect").Length);
        Assert.True(Share(chart.QuerySelector("rect.before")!, "x") < Share(chart.QuerySelectorAll("rect.planned").Last(), "x"));
        Assert.All(chart.QuerySelectorAll("rect"), bar => Assert.InRange(Share(bar, "x") + Share(bar, "width"), 0, 100.01));
        Assert.Single(chart.QuerySelectorAll("circle.link"));
    }

    [Theory]
    [InlineData("2013-03-01", 1)]
    [InlineData("2026-01-15", 0)]
    public void Today_is_drawn_when_it_is_in_the_picture(string today, int lines) => Assert.Equal(lines, Draw("en", DateOnly.Parse(today)).QuerySelectorAll("line.now").Length);

    [Fact]
    public void A_label_is_cut_and_never_becomes_markup()
    {
        var label = Draw("en").QuerySelectorAll("text.row").Last().TextContent;

        Assert.StartsWith("2. <Jakarta>", label);
        Assert.EndsWith("…", label);
    }

    [Fact]
    public void At_most_four_months_are_named() =>
        Assert.InRange(Draw("ru").QuerySelectorAll("text.month").Length, 1, 4);

    [Fact]
    public void Without_a_date_there_is_no_picture() => Assert.Same(HtmlString.Empty, TimeChart.Draw([new("1", null, null, [], null)], new(2026, 1, 15), "", "en"));

    private static IElement Draw(string language, DateOnly? today = null)
    {
        using var html = new StringWriter();
        TimeChart.Draw(rows, today ?? new(2013, 1, 15), "A picture", language).WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).QuerySelector("svg")!;
    }

    private static double Share(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
}
