using System.Globalization;
using System.Text.RegularExpressions;

namespace Passerelle.Platform.Texts;

/// <summary>Days, months and instants as the current language writes them, the month by its name: 14 March 2012, 14 de março de 2012.</summary>
public static partial class Dates
{
    private static readonly Dictionary<string, string> dayPatterns = Language.All.ToDictionary(code => code,
        code => WeekDay().Replace(Language.Culture(code).DateTimeFormat.LongDatePattern, ""));

    public static string Day(DateOnly day)
    {
        var written = day.ToString(dayPatterns[Language.Current], CultureInfo.CurrentUICulture);
        return day.Day == 1 && Language.Current == "fr" ? $"1er{written[1..]}" : written;
    }

    /// <summary>The day in UTC, the same for every reader.</summary>
    public static string Day(DateTimeOffset instant) => Day(DateOnly.FromDateTime(instant.UtcDateTime));

    public static string Month(DateOnly month) => month.ToString("Y", CultureInfo.CurrentUICulture);

    /// <summary>Day and hour, with UTC named.</summary>
    public static string Instant(DateTimeOffset instant) => $"{Day(instant)}, {instant.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

    [GeneratedRegex(@"dddd[,،]?\s*")]
    private static partial Regex WeekDay();
}
