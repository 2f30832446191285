using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;

namespace Passerelle.Library.Statements;

/// <summary>What transfers are narrowed to, as the address says.</summary>
internal sealed record TransferFilter
{
    public static readonly TransferFilter None = new();

    public string? From { get; init; }

    public string? To { get; init; }

    public TransferKind? Kind { get; init; }

    public TransferResult? Result { get; init; }

    /// <summary>Reference.</summary>
    public string? Practice { get; init; }

    /// <summary>UN M49 code of a sub-region on either side.</summary>
    public string? Region { get; init; }

    /// <summary>Code of a pillar of the Action that a transfer was carried in.</summary>
    public string? Pillar { get; init; }

    /// <summary>The first and the last year in which it was carried.</summary>
    public int? Since { get; init; }

    public int? Until { get; init; }

    public bool IsOpen => this == None;

    public static TransferFilter Of(IQueryCollection query) => new()
    {
        From = Code(query["from"]), To = Code(query["to"]), Kind = EnumWords.FromKebab<TransferKind>(query["kind"].FirstOrDefault()), Result = EnumWords.FromKebab<TransferResult>(query["result"].FirstOrDefault()),
        Practice = query["practice"].FirstOrDefault() is { Length: > 0 and <= 40 } practice ? practice : null, Region = Countries.SubRegions.FirstOrDefault(region => region.Code == query["region"].FirstOrDefault())?.Code,
        Pillar = Facility.Pillar(query["pillar"].FirstOrDefault() ?? "")?.Code, Since = Year(query["since"]), Until = Year(query["until"]),
    };

    public string Query()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("from", From), ("to", To), ("kind", Kind?.Kebab()), ("result", Result?.Kebab()), ("practice", Practice), ("region", Region), ("pillar", Pillar), ("since", $"{Since}"), ("until", $"{Until}") })
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return query.ToString();
    }

    public bool Fits(Transfer transfer, IReadOnlyList<string> pillars) =>
        (From is null || transfer.From.Contains(From)) && (To is null || transfer.To == To) && (Kind is null || transfer.Kind == Kind) && (Result is null || transfer.Kind != TransferKind.Rejected && transfer.Result == Result)
        && (Practice is null || transfer.PracticeReference == Practice || transfer.Became == Practice) && (Region is null || transfer.From.Append(transfer.To).Any(code => Countries.Find(code)?.SubRegion == Region))
        && (Pillar is null || pillars.Contains(Pillar)) && (Since is null || transfer.On?.Year >= Since) && (Until is null || transfer.On?.Year <= Until);

    private static string? Code(string? typed) => Countries.Find(typed?.ToUpperInvariant())?.Alpha2;

    private static int? Year(string? typed) => int.TryParse(typed, out var year) && year is > 1900 and < 2200 ? year : null;
}

/// <summary>A transfer with what it speaks of.</summary>
/// <param name="Title">Of the practice as published.</param>
/// <param name="Pillars">Of the Action it was carried in; none when there was none.</param>
internal sealed record TransferRow(Transfer Transfer, LocalizedText Title, IReadOnlyList<string> Pillars);

/// <summary>How often something went from one country to another, and how it turned out.</summary>
internal sealed record CarryPair(string From, string To, int Carried, int Held, int Partly, int DidNotHold, int Unknown, int Rejected);

/// <summary>Confirmed transfers of published practices, the newest first.</summary>
internal sealed class ReadTransfers(LibraryDb db, Actions.Public.ActionsDesk actions)
{
    public async Task<IReadOnlyList<TransferRow>> Run(TransferFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var found = await db.Transfers.AsNoTracking().Where(transfer => transfer.Status == StatementStatus.Confirmed).SeenBy(db.Db, viewer, transfer => transfer.Id).ToListAsync(cancellation);
        if (found.Count == 0) return [];
        var titles = await Titles(found.Select(transfer => transfer.PracticeReference), viewer, cancellation);
        // Only who asks for a pillar needs the Actions read.
        var pillars = filter.Pillar is null ? [] : (await actions.Seen(viewer, cancellation)).ToDictionary(action => action.Reference, action => action.Pillars);
        return [.. found.Where(transfer => titles.ContainsKey(transfer.PracticeReference))
            .Select(transfer => new TransferRow(transfer, titles[transfer.PracticeReference], pillars.GetValueOrDefault(transfer.Action ?? "", [])))
            .Where(row => filter.Fits(row.Transfer, row.Pillars)).OrderByDescending(row => row.Transfer.On).ThenByDescending(row => row.Transfer.Reference, StringComparer.Ordinal)];
    }

    /// <summary>Titles of published practices that the viewer sees.</summary>
    public async Task<IReadOnlyDictionary<string, LocalizedText>> Titles(IEnumerable<string> references, Viewer viewer, CancellationToken cancellation)
    {
        var wanted = references.Distinct().ToList();
        return wanted.Count == 0 ? new Dictionary<string, LocalizedText>()
            : (await db.CurrentPractices(viewer).Where(row => wanted.Contains(row.Practice.Reference)).ToListAsync(cancellation)).ToDictionary(row => row.Practice.Reference, row => row.Edition.Content.Text.Title);
    }

    /// <summary>What was carried from whom to whom, and did it hold: one line for each two countries, most often first.</summary>
    public static IReadOnlyList<CarryPair> Pairs(IEnumerable<Transfer> transfers) =>
        [.. transfers.SelectMany(transfer => transfer.From.Where(from => from != transfer.To), (transfer, from) => (from, transfer)).GroupBy(each => (each.from, each.transfer.To))
            .Select(pair =>
            {
                var carried = pair.Where(each => each.transfer.Kind != TransferKind.Rejected).CountBy(each => each.transfer.Result).ToDictionary();
                int Of(TransferResult result) => carried.GetValueOrDefault(result);
                return new CarryPair(pair.Key.from, pair.Key.To, carried.Values.Sum(), Of(TransferResult.Held), Of(TransferResult.Partly), Of(TransferResult.DidNotHold), Of(TransferResult.Unknown), pair.Count(each => each.transfer.Kind == TransferKind.Rejected));
            })
            .OrderByDescending(pair => pair.Carried).ThenBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal)];
}
