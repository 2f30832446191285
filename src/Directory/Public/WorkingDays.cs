using System.Collections.Concurrent;
using System.Globalization;
using Passerelle.Platform.Flows;

namespace Passerelle.Directory.Public;

/// <summary>A time counted in working days, and how it was counted.</summary>
/// <param name="From">The day the count begins; it is not counted itself.</param>
/// <param name="To">The last day; always a working day when at least one was counted.</param>
/// <param name="Days">Working days counted.</param>
/// <param name="Country">Whose working days, ISO 3166-1 alpha-2; null: Monday to Friday without holidays.</param>
/// <param name="Weekends">Days of a weekend passed over.</param>
/// <param name="Holidays">Holidays passed over that were no weekend, in order.</param>
public sealed record WorkingSpan(DateOnly From, DateOnly To, int Days, string? Country, int Weekends, IReadOnlyList<ClosedDay> Holidays);

/// <summary>A public holiday: what its country calls it, and what it is called in the six languages.</summary>
public sealed record Feast(string Own, LocalizedText Names)
{
    /// <summary>In the language of the request; the country's own name beside it where it is more than a variant of the same words.</summary>
    public override string ToString() => Names.ToString() is var said && Own.Contains(said, StringComparison.CurrentCultureIgnoreCase) ? Own
        : said.Contains(Own, StringComparison.CurrentCultureIgnoreCase) ? said : $"{said} (\u2068{Own}\u2069)";
}

/// <summary>
/// The days on which a country's public offices work: its weekend, its public holidays as far as they follow a rule, and what the facility has added.
/// Feasts of the moon follow the calculated calendars of .NET (Umm al-Qura, Chinese lunisolar): a sighting can move one by a day, which the facility then adds.
/// A country not in the data has its weekend only.
/// </summary>
public static class WorkingDays
{
    /// <param name="On">Month and day.</param>
    /// <param name="Easter">Days after Easter Sunday of the western churches; <paramref name="OrthodoxEaster"/>: of the eastern.</param>
    /// <param name="Hijri">Month and day of the Islamic calendar; <paramref name="Lunar"/>: of the Chinese.</param>
    private sealed record HolidayRule(string Name, string Feast, string? On, int? Easter, int? OrthodoxEaster, string? Hijri, string? Lunar);

    private sealed record HolidayFile(IReadOnlyDictionary<string, IReadOnlyList<DayOfWeek>> Weekends, IReadOnlyDictionary<string, IReadOnlyList<HolidayRule>> Countries);

    private static readonly IReadOnlyList<DayOfWeek> usualWeekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];
    private static readonly Lazy<HolidayFile> file = new(() => Catalogue.Read<HolidayFile>("countries/holidays.json"));
    private static readonly ConcurrentDictionary<(string Country, int Year), IReadOnlyDictionary<DateOnly, Feast>> years = new();
    private static readonly Lazy<IReadOnlyDictionary<string, LocalizedText>> feasts = new(() => Catalogue.Table("countries/feasts.tsv"));
    private static readonly UmAlQuraCalendar hijri = new();
    private static readonly ChineseLunisolarCalendar lunar = new();

    /// <summary>Countries whose holidays are known.</summary>
    public static IEnumerable<string> Known => file.Value.Countries.Keys;

    public static bool IsWeekend(DateOnly day, string? country) =>
        (country is not null && file.Value.Weekends.TryGetValue(country, out var weekend) ? weekend : usualWeekend).Contains(day.DayOfWeek);

    /// <summary>The name of the holiday in the language of the request; null when it is none.</summary>
    /// <param name="workflow">Brings the days that the facility added.</param>
    public static string? Holiday(DateOnly day, string? country, Workflow workflow) =>
        country is null ? null
        : workflow.Closed.TryGetValue(country, out var added) && added.FirstOrDefault(closed => closed.Day == day) is { } closed ? closed.Name
        : Of(country, day.Year).GetValueOrDefault(day)?.ToString();

    public static bool Works(DateOnly day, string? country, Workflow workflow) => !IsWeekend(day, country)
        && (country is null || !Of(country, day.Year).ContainsKey(day) && !(workflow.Closed.TryGetValue(country, out var added) && added.Any(closed => closed.Day == day)));

    /// <summary>Counts on from a day. With no days to count, <see cref="WorkingSpan.To"/> is that day.</summary>
    public static WorkingSpan After(DateOnly from, int days, string? country, Workflow workflow)
    {
        var (to, counted, weekends) = (from, 0, 0);
        var holidays = new List<ClosedDay>();
        while (counted < days)
        {
            to = to.AddDays(1);
            if (IsWeekend(to, country)) weekends++;
            else if (Holiday(to, country, workflow) is { } name) holidays.Add(new(to, name));
            else counted++;
        }
        return new(from, to, days, country, weekends, holidays);
    }

    /// <summary>The working day from which it is so many working days to a day, that day counted.</summary>
    public static DateOnly Before(DateOnly day, int days, string? country, Workflow workflow)
    {
        for (var left = days; left > 0; day = day.AddDays(-1))
            if (Works(day, country, workflow)) left--;
        while (days > 0 && !Works(day, country, workflow)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>Working days after the first day up to and including the second; negative when the second is earlier.</summary>
    public static int Between(DateOnly from, DateOnly to, string? country, Workflow workflow)
    {
        if (to < from) return -Between(to, from, country, workflow);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (Works(day, country, workflow)) count++;
        return count;
    }

    /// <summary>A country's holidays in a year, by day.</summary>
    public static IReadOnlyDictionary<DateOnly, Feast> Of(string country, int year) => years.GetOrAdd((country, year), static key =>
    {
        var found = new SortedDictionary<DateOnly, Feast>();
        if (file.Value.Countries.TryGetValue(key.Country, out var rules))
            foreach (var rule in rules)
                foreach (var day in Days(rule, key.Year)) found.TryAdd(day, new(rule.Name, feasts.Value[rule.Feast]));
        return found;
    });

    private static IEnumerable<DateOnly> Days(HolidayRule rule, int year)
    {
        if (rule.On is { } on && DateOnly.TryParseExact($"{year}-{on}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) yield return day;
        if (rule.Easter is { } west) yield return Easter(year).AddDays(west);
        if (rule.OrthodoxEaster is { } east) yield return OrthodoxEaster(year).AddDays(east);
        if (rule.Hijri is { } feast)
            foreach (var found in InCalendar(hijri, feast, year)) yield return found;
        if (rule.Lunar is { } moon)
            foreach (var found in InCalendar(lunar, moon, year)) yield return found;
    }

    /// <summary>A month and day of another calendar as days of a year of ours: none, one or two.</summary>
    private static IEnumerable<DateOnly> InCalendar(Calendar calendar, string monthDay, int year)
    {
        var (month, number) = (int.Parse(monthDay.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(monthDay.AsSpan(3), CultureInfo.InvariantCulture));
        var (first, last) = (new DateTime(year, 1, 1), new DateTime(year, 12, 31));
        if (first < calendar.MinSupportedDateTime || last > calendar.MaxSupportedDateTime) yield break;
        for (var theirs = calendar.GetYear(first); theirs <= calendar.GetYear(last); theirs++)
        {
            // A leap month is counted like any other: months after it have one number more.
            var leap = calendar is EastAsianLunisolarCalendar moon ? moon.GetLeapMonth(theirs) : 0;
            var day = calendar.ToDateTime(theirs, leap > 0 && month >= leap ? month + 1 : month, number, 0, 0, 0, 0);
            if (day.Year == year) yield return DateOnly.FromDateTime(day);
        }
    }

    /// <summary>The Gregorian computus (Meeus, Jones and Butcher).</summary>
    internal static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    /// <summary>The Julian computus (Meeus), thirteen days later in our calendar from 1900 to 2099.</summary>
    internal static DateOnly OrthodoxEaster(int year)
    {
        var d = (19 * (year % 19) + 15) % 30;
        var e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        var n = d + e + 114;
        return new DateOnly(year, n / 31, n % 31 + 1).AddDays(13);
    }
}
