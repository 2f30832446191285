using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;

namespace Passerelle.Panels.Reckon;

/// <summary>The ledger as one viewer may read it.</summary>
/// <param name="Names">Of the offices.</param>
/// <param name="Missions">Everything that is counted as used, for whoever reads the statement.</param>
internal sealed record LedgerSheet(IReadOnlyList<LedgerRow> Rows, IReadOnlyList<Entry> Entries, IReadOnlyDictionary<Guid, OfficeCard> Names, IReadOnlyList<MissionFile> Missions)
{
    public IEnumerable<int> Years => Rows.Select(row => row.Year).Distinct().OrderDescending();

    public Count Total(LedgerColumn column) => Ledger.Sum(Entries, column);

    public string Name(Guid? office, string language, Wording words) => office is { } id && Names.TryGetValue(id, out var card) ? card.TitleIn(language) : words["panels.ledger.no-office"].Value;
}

/// <summary>
/// What administrations were asked for, offered and gave, from the calls, the nominations and the missions the viewer sees: the facility reads all of it, an administration its own.
/// </summary>
internal sealed class ReadLedger(PanelsDb db, OfficesDesk offices, Wording wording)
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static bool Opens(Viewer viewer) => Panel.Opens(viewer) || viewer.Has(Role.FocalPoint);

    /// <param name="country">Null for all.</param>
    public async Task<Outcome<LedgerSheet>> Run(string? country, int? year, Viewer viewer, CancellationToken cancellation)
    {
        if (!Opens(viewer)) return Problem.NotFound();
        var calls = await db.SeenCalls(viewer).AsNoTracking().Where(call => call.Status != CallStatus.Withdrawn).OrderBy(call => call.Reference).ToListAsync(cancellation);
        var seats = await db.SeenSeats(viewer).AsNoTracking().Where(seat => seat.Call == null).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        var missions = (await db.SeenMissions(viewer).AsNoTracking().OrderBy(mission => mission.From).ThenBy(mission => mission.Reference).ToListAsync(cancellation)).Where(mission => mission.IsUsed).ToList();
        var begun = await db.Mobilisations.AsNoTracking().ToDictionaryAsync(each => each.Id, cancellation);
        List<Entry> entries =
        [
            .. calls.Select(call => new Entry(LedgerColumn.Asked, call.Country ?? "", call.Office.Value, call.SentAt.Year, call.Reference, new(call.Seats, call.Seats * call.Days))),
            .. calls.Where(call => call.Nominations.Count > 0).Select(call => new Entry(LedgerColumn.Offered, call.Country ?? "", call.Office.Value, call.SentAt.Year, call.Reference, new(call.Nominations.Count, call.Nominations.Count * call.Days))),
            .. seats.Select(seat => new Entry(LedgerColumn.Asked, seat.Country ?? "", null, begun[seat.Mobilisation].BegunAt.Year, seat.Reference, new(1, begun[seat.Mobilisation].Days))),
            .. missions.Select(mission => new Entry(LedgerColumn.Used, mission.Country ?? "", mission.Office?.Value, mission.From.Year, mission.Reference, new(1, mission.Days))),
        ];
        entries = [.. entries.Where(entry => (country is null || entry.Country == country) && (year is null || entry.Year == year))];
        var kept = entries.Where(entry => entry.Column == LedgerColumn.Used).Select(entry => entry.Reference).ToHashSet();
        var cards = await offices.Cards([.. entries.Select(entry => entry.Office).OfType<Guid>().Distinct().Select(OfficeId.From)], cancellation);
        return new LedgerSheet(Ledger.Of(entries), entries, cards.ToDictionary(card => card.Key.Value, card => card.Value), [.. missions.Where(mission => kept.Contains(mission.Reference))]);
    }

    /// <summary>CSV: a row for each administration and year, then each mission; one line with the sum. Experts by reference only.</summary>
    public byte[] Csv(LedgerSheet sheet, string language)
    {
        var words = wording.In(language);
        using var stream = new MemoryStream();
        // With the mark of UTF-8, by which spreadsheets know it; what begins like a formula is written so that none is run.
        stream.Write(Encoding.UTF8.Preamble);
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true))
        {
            var table = Table(sheet, words, language);
            foreach (var row in table.Rows.Prepend(table.Heads))
            {
                foreach (var cell in row) csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
                csv.EndRecord();
            }
        }
        return stream.ToArray();
    }

    /// <summary>The statement as a table for a spreadsheet; the last row sums up.</summary>
    public static Sheet Table(LedgerSheet sheet, Wording words, string language)
    {
        string[] heads = [.. new[] { "country", "administration", "year", "line", "asked-experts", "asked-days", "offered-experts", "offered-days", "used-experts", "used-days" }.Select(head => words[$"panels.ledger.{head}"].Value)];
        var entries = sheet.Entries.OrderBy(entry => entry.Country, StringComparer.Ordinal).ThenBy(entry => entry.Office).ThenBy(entry => entry.Year).ThenBy(entry => entry.Column).ThenBy(entry => entry.Reference, StringComparer.Ordinal);
        return new(words["panels.ledger.title"].Value, language, heads, [.. entries.Select(Line), [words["panels.ledger.total"].Value, null, null, null, .. Cells(sheet.Total)]]) { HasTotal = true };

        IReadOnlyList<object?> Line(Entry entry) => [Country(entry.Country, language), sheet.Name(entry.Office, language, words), entry.Year, entry.Reference, .. Cells(column => entry.Column == column ? entry.Count : default)];
    }

    public static string Country(string code, string language) => code == "" ? "–" : Countries.Find(code)?.Names.Best(language) ?? code;

    private static IEnumerable<object?> Cells(Func<LedgerColumn, Count> count) => new[] { LedgerColumn.Asked, LedgerColumn.Offered, LedgerColumn.Used }.Select(count).SelectMany(each => new object?[] { each.Experts, each.Days });
}
