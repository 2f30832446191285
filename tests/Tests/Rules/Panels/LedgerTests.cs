using Passerelle.Directory.Public;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Reckon;

namespace Passerelle.Tests.Rules.Panels;

public sealed class LedgerTests
{
    private static readonly string[] countries = ["HU", "NL", "SE", ""];

    [Fact]
    public void The_rows_of_a_ledger_sum_to_what_they_are_made_of_whatever_happened()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var chance = new Random(seed);
            var offices = Enumerable.Range(0, 4).Select(at => (Guid?)new Guid(at, 0, 0, new byte[8])).Append(null).ToArray();
            var entries = Enumerable.Range(0, chance.Next(0, 60)).Select(at => new Entry((LedgerColumn)chance.Next(3), countries[chance.Next(countries.Length)], offices[chance.Next(offices.Length)], 2024 + chance.Next(3), $"X-{at}", new(chance.Next(1, 4), chance.Next(1, 40)))).ToList();
            var rows = Ledger.Of(entries);
            Assert.Equal(rows.Count, rows.Select(row => (row.Country, row.Office, row.Year)).Distinct().Count());
            foreach (var (column, of) in new (LedgerColumn, Func<LedgerRow, Count>)[] { (LedgerColumn.Asked, row => row.Asked), (LedgerColumn.Offered, row => row.Offered), (LedgerColumn.Used, row => row.Used) })
            {
                Assert.Equal(Ledger.Sum(entries, column), rows.Aggregate(new Count(), (sum, row) => sum + of(row)));
                foreach (var country in countries)
                    Assert.Equal(Ledger.Sum(entries.Where(entry => entry.Country == country), column), rows.Where(row => row.Country == country).Aggregate(new Count(), (sum, row) => sum + of(row)));
            }
        }
    }

    [Theory, InlineData("SN", "2026-01-01", "2026-01-05"), InlineData("PH", "2025-12-28", "2026-01-03"), InlineData(null, "2026-02-27", "2026-03-02")]
    public void Every_day_of_a_mission_is_paid_once_at_the_rate_of_that_day(string? country, string from, string until)
    {
        var (first, last) = (DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(until, "yyyy-MM-dd"));
        var lines = PerDiem.Of(country, first, last);
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        Assert.Equal(days.Count, lines.Sum(line => line.Days));
        Assert.Equal(days.Sum(day => Rates.PerDiemIn(country, day)), lines.Sum(line => line.Amount));
        Assert.Equal(days, lines.SelectMany(line => Enumerable.Range(0, line.Days).Select(line.From.AddDays)));
    }
}
