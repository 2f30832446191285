using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

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
            foreach (var row in Rows(sheet, words, language))
            {
                foreach (var cell in row) csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");
                csv.EndRecord();
            }
        }
        return stream.ToArray();
    }

    /// <summary>The lines of the statement as cells, heads first; numbers are numbers.</summary>
    public static IEnumerable<IReadOnlyList<object>> Rows(LedgerSheet sheet, Wording words, string language)
    {
        yield return [words["panels.ledger.country"].Value, words["panels.ledger.administration"].Value, words["panels.ledger.year"].Value, words["panels.ledger.line"].Value, words["panels.ledger.asked-experts"].Value, words["panels.ledger.asked-days"].Value,
            words["panels.ledger.offered-experts"].Value, words["panels.ledger.offered-days"].Value, words["panels.ledger.used-experts"].Value, words["panels.ledger.used-days"].Value];
        foreach (var entry in sheet.Entries.OrderBy(entry => entry.Country, StringComparer.Ordinal).ThenBy(entry => entry.Office).ThenBy(entry => entry.Year).ThenBy(entry => entry.Column).ThenBy(entry => entry.Reference, StringComparer.Ordinal))
            yield return [Country(entry.Country, language), sheet.Name(entry.Office, language, words), entry.Year, entry.Reference, .. Cells(entry.Column == LedgerColumn.Asked ? entry.Count : default), .. Cells(entry.Column == LedgerColumn.Offered ? entry.Count : default), .. Cells(entry.Column == LedgerColumn.Used ? entry.Count : default)];
        yield return [words["panels.ledger.total"].Value, "", "", "", .. Cells(sheet.Total(LedgerColumn.Asked)), .. Cells(sheet.Total(LedgerColumn.Offered)), .. Cells(sheet.Total(LedgerColumn.Used))];
    }

    public static string Country(string code, string language) => code == "" ? "–" : Countries.Find(code)?.Names.Best(language) ?? code;

    private static object[] Cells(Count count) => [count.Experts, count.Days];
}
