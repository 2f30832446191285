using System.Globalization;

namespace Passerelle.Directory.Browse;

/// <summary>The days that a fact about a mandate carries, as one phrase.</summary>
internal static class HistoryDates
{
    public static string? Of(JournalEntry entry, Wording words)
    {
        if (Day(entry, "from") is not { } from) return null;
        return Day(entry, "until") is { } until ? words["directory.history.from-until", from, until].Value : words["directory.history.from", from].Value;
    }

    private static DateOnly? Day(JournalEntry entry, string detail) =>
        DateOnly.TryParseExact(entry.Detail(detail), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
