using System.Globalization;
using Passerelle.Actions;
using Passerelle.Actions.Public;
using Passerelle.Platform;
using Passerelle.Platform.Texts;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Tests.Rules.Actions;

public sealed class ActivityDatesTests
{
    private static readonly DateTimeOffset now = new(2013, 4, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_first_date_is_no_slip()
    {
        var activity = Jakarta();

        Assert.False(activity.Moves(PartialDate.Parse("2013-05"), null));
    }

    [Fact]
    public void A_date_that_was_set_moves_with_its_reason_and_the_first_plan_is_kept()
    {
        var activity = Jakarta();
        activity.Date(PartialDate.Parse("2013-05"), null, LocalizedText.Empty, now, "");

        Assert.True(activity.Moves(PartialDate.Parse("2013-08"), null));
        activity.Date(PartialDate.Parse("2013-08"), null, LocalizedText.Written("en", "Elections"), now, "Coordinator");

        Assert.Equal("2013-05", activity.FirstPlanned.ToString());
        Assert.Equal(("2013-05", "2013-08", "Elections"), (activity.Slips[0].From.ToString(), activity.Slips[0].To.ToString(), activity.Slips[0].Reason.In("en")));
    }

    [Theory]
    [InlineData("2013-08-20", false)]
    [InlineData("2013-09-02", true)]
    public void A_day_within_the_month_planned_is_no_slip(string held, bool slips)
    {
        var activity = Jakarta();
        activity.Date(PartialDate.Parse("2013-08"), null, LocalizedText.Empty, now, "");

        Assert.Equal(slips, activity.Moves(PartialDate.Parse("2013-08"), PartialDate.Parse(held)));
    }

    [Theory]
    [InlineData("2012", "2012")]
    [InlineData("2012-12", "décembre 2012")]
    [InlineData("2012-12-05", "5 décembre 2012")]
    public void A_date_is_said_as_far_as_it_is_known(string date, string words) =>
        Assert.Equal(words, PartialDate.Parse(date)!.Value.Words(CultureInfo.GetCultureInfo("fr-FR")));

    [Theory]
    [InlineData("2012-13")]
    [InlineData("2013-02-29")]
    [InlineData("12-2012")]
    [InlineData("May 2012")]
    public void What_is_no_date_is_none(string text) => Assert.Null(PartialDate.Parse(text));

    [Fact]
    public void Circles_of_the_map_never_cover_each_other()
    {
        var crowd = Enumerable.Range(0, 20).Select(n => new MapCircle(500 + n % 5, 200 + n / 5, n + 1, "", "")).ToList();

        var placed = CountedMap.Apart(crowd);

        for (var a = 0; a < placed.Count; a++)
            for (var b = a + 1; b < placed.Count; b++)
                Assert.True(Math.Sqrt(Math.Pow(placed[a].X - placed[b].X, 2) + Math.Pow(placed[a].Y - placed[b].Y, 2)) > (placed[a].Radius + placed[b].Radius) * 0.9);
    }

    private static Activity Jakarta() => new() { Id = ITypedId<ActivityId>.New(now), Action = ITypedId<ActionId>.New(now), Type = "regional-conference", Title = LocalizedText.Written("en", "Jakarta") };
}
