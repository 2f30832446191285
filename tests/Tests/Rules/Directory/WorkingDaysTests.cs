using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Rules.Directory;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2000, "2000-04-23", "2000-04-30")]
    [InlineData(2013, "2013-03-31", "2013-05-05")]
    [InlineData(2024, "2024-03-31", "2024-05-05")]
    [InlineData(2025, "2025-04-20", "2025-04-20")]
    [InlineData(2026, "2026-04-05", "2026-04-12")]
    [InlineData(2038, "2038-04-25", "2038-04-25")]
    public void Easter_falls_where_the_churches_keep_it(int year, string western, string eastern)
    {
        Assert.Equal(DateOnly.Parse(western), WorkingDays.Easter(year));
        Assert.Equal(DateOnly.Parse(eastern), WorkingDays.OrthodoxEaster(year));
    }

    [Theory]
    [InlineData("VN", "2026-02-17")] // Tết
    [InlineData("VN", "2025-01-29")]
    [InlineData("VN", "2023-04-29")] // the tenth of the third month, in a year with a leap second month
    [InlineData("ID", "2026-03-20")] // Idulfitri
    [InlineData("MA", "2024-06-16")] // Aid al-Adha
    [InlineData("FR", "2026-05-14")] // Ascension
    [InlineData("GR", "2026-02-23")] // Clean Monday
    [InlineData("PH", "2026-06-12")]
    public void Feasts_of_the_sun_the_moon_and_of_Easter_are_known(string country, string day) =>
        Assert.NotNull(WorkingDays.Holiday(DateOnly.Parse(day), country, Workflow.AsBuilt));

    [Fact]
    public void A_last_day_says_how_it_was_counted()
    {
        // Thursday 2026-04-30: Labour Day, a weekend, then Monday to Thursday, then Victory Day on Friday.
        var span = WorkingDays.After(new(2026, 4, 30), 5, "FR", Workflow.AsBuilt);

        Assert.Equal((new DateOnly(2026, 5, 11), 4), (span.To, span.Weekends));
        Assert.Equal([new(2026, 5, 1), new(2026, 5, 8)], span.Holidays.Select(holiday => holiday.Day));
        Assert.Equal(5, WorkingDays.Between(span.From, span.To, "FR", Workflow.AsBuilt));
    }

    [Fact]
    public void A_weekend_is_the_countrys_own()
    {
        // From Thursday on: Egypt rests on Friday and Saturday, France on Saturday and Sunday.
        Assert.Equal(new DateOnly(2026, 3, 1), WorkingDays.After(new(2026, 2, 26), 1, "EG", Workflow.AsBuilt).To);
        Assert.Equal(new DateOnly(2026, 2, 27), WorkingDays.After(new(2026, 2, 26), 1, "FR", Workflow.AsBuilt).To);
        Assert.Equal(new DateOnly(2026, 2, 27), WorkingDays.After(new(2026, 2, 26), 1, null, Workflow.AsBuilt).To);
    }

    [Fact]
    public void A_day_that_the_facility_added_is_a_holiday_with_its_own_name()
    {
        var election = Workflow.AsBuilt with { Closed = new Dictionary<string, IReadOnlyList<ClosedDay>> { ["PH"] = [new(new(2026, 3, 3), "Election")] } };

        var span = WorkingDays.After(new(2026, 3, 2), 1, "PH", election);

        Assert.Equal(new DateOnly(2026, 3, 4), span.To);
        Assert.Equal("Election", Assert.Single(span.Holidays).Name);
    }

    [Theory]
    [InlineData("en", "PH", "2026-04-09", "Day of Valour (\u2068Araw ng Kagitingan\u2069)")]
    [InlineData("fr", "DE", "2026-04-03", "Vendredi saint (\u2068Karfreitag\u2069)")]
    [InlineData("fr", "FR", "2026-11-01", "Toussaint")]
    [InlineData("ar", "EG", "2026-03-20", "عيد الفطر")]
    [InlineData("ru", "VN", "2026-02-17", "Лунный Новый год (\u2068Tết Nguyên đán\u2069)")]
    public void A_holiday_is_named_in_the_language_of_its_reader_and_as_its_country_calls_it(string language, string country, string day, string name)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        try
        {
            (System.Globalization.CultureInfo.CurrentUICulture, System.Globalization.CultureInfo.CurrentCulture) = (Language.Culture(language), Language.Culture(language));
            Assert.Equal(name, WorkingDays.Holiday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), country, Workflow.AsBuilt));
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentUICulture, System.Globalization.CultureInfo.CurrentCulture) = (before, before);
        }
    }

    [Fact]
    public void Every_holiday_of_every_country_has_a_name_in_all_six_languages() =>
        Assert.All(WorkingDays.Known.SelectMany(country => WorkingDays.Of(country, 2026).Values), feast => Assert.All(Language.All, language => Assert.False(string.IsNullOrWhiteSpace(feast.Names.In(language)), feast.Own)));

    [Fact]
    public void Working_days_before_a_day_are_counted_like_those_after_one()
    {
        foreach (var country in (string?[])[null, "FR", "EG", "PH"])
            for (var day = new DateOnly(2026, 1, 5); day < new DateOnly(2026, 7, 1); day = day.AddDays(1))
                foreach (var days in (int[])[1, 5, 12])
                {
                    var before = WorkingDays.Before(day, days, country, Workflow.AsBuilt);
                    Assert.True(WorkingDays.Works(before, country, Workflow.AsBuilt), $"{country} {day} {days}");
                    Assert.Equal(days, WorkingDays.Between(before, day, country, Workflow.AsBuilt));
                }
    }

    [Fact]
    public void Counting_there_and_counting_back_agree_for_every_country_over_years()
    {
        var from = new DateOnly(2024, 12, 20);
        foreach (var country in WorkingDays.Known)
            foreach (var days in (int[])[0, 1, 5, 10, 22, 128, 260])
            {
                var span = WorkingDays.After(from, days, country, Workflow.AsBuilt);
                Assert.Equal(days, WorkingDays.Between(from, span.To, country, Workflow.AsBuilt));
                Assert.True(days == 0 || WorkingDays.Works(span.To, country, Workflow.AsBuilt));
                Assert.Equal(span.To.DayNumber - from.DayNumber, days + span.Weekends + span.Holidays.Count);
            }
    }

    [Fact]
    public void Every_country_with_holidays_is_a_country() => Assert.All(WorkingDays.Known, country => Assert.NotNull(Countries.Find(country)));
}
