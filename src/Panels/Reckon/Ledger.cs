namespace Passerelle.Panels.Reckon;

/// <summary>Experts and days of work.</summary>
internal readonly record struct Count(int Experts, int Days)
{
    public static Count operator +(Count a, Count b) => new(a.Experts + b.Experts, a.Days + b.Days);
}

/// <summary>Somebody asked for, offered or sent: one line of what the ledger is made of.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; empty for an international body.</param>
/// <param name="Office">The office that speaks for the administration; null where nobody does.</param>
internal sealed record Entry(LedgerColumn Column, string Country, Guid? Office, int Year, string Reference, Count Count);

internal enum LedgerColumn { Asked, Offered, Used }

/// <summary>One administration in one year.</summary>
internal sealed record LedgerRow(string Country, Guid? Office, int Year, Count Asked, Count Offered, Count Used);

/// <summary>What each administration was asked for, what it offered and what was used, summed from the lines themselves. No database.</summary>
internal static class Ledger
{
    public static IReadOnlyList<LedgerRow> Of(IEnumerable<Entry> entries) =>
        [.. entries.GroupBy(entry => (entry.Country, entry.Office, entry.Year)).OrderBy(row => row.Key.Country, StringComparer.Ordinal).ThenBy(row => row.Key.Office).ThenByDescending(row => row.Key.Year)
            .Select(row => new LedgerRow(row.Key.Country, row.Key.Office, row.Key.Year, Sum(row, LedgerColumn.Asked), Sum(row, LedgerColumn.Offered), Sum(row, LedgerColumn.Used)))];

    public static Count Sum(IEnumerable<Entry> entries, LedgerColumn column) => entries.Where(entry => entry.Column == column).Aggregate(new Count(), (sum, entry) => sum + entry.Count);
}
