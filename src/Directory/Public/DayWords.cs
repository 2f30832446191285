namespace Passerelle.Directory.Public;

/// <summary>How a last day was counted, told to whoever has to keep it.</summary>
public static class DayWords
{
    /// <summary>Such as “10 working days after 30 April 2026 (France); not counted: 4 weekend days, 1 May (Labour Day)”.</summary>
    public static string Told(this Wording words, WorkingSpan span)
    {
        var whose = span.Country is { } country ? Countries.Name(country) : words["directory.days.plain"].Value;
        var counted = words.Count("directory.days.counted", span.Days, Dates.Day(span.From), whose).Value;
        string[] passed = [.. span.Weekends > 0 ? [words.Count("directory.days.weekend", span.Weekends).Value] : Array.Empty<string>(), .. span.Holidays.Select(holiday => words["directory.days.holiday", Dates.Day(holiday.Day), holiday.Name].Value)];
        return passed.Length == 0 ? counted : words["directory.days.without", counted, passed.Aggregate((list, next) => words["directory.days.more", list, next].Value)].Value;
    }
}
