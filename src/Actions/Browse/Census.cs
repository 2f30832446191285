using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Browse;

/// <summary>One public Action as it is counted.</summary>
internal sealed record CensusRow(string Countries, string Pillars, int? FirstYear, int? LastYear, ActionStatus Status, string Title);

/// <summary>All public Actions, counted in memory for one edition of the database: totals, circles of the map, choices of the filters.</summary>
internal sealed class Census(long edition, IReadOnlyList<CensusRow> rows)
{
    public long Edition => edition;

    public int Total => rows.Count;

    /// <summary>Years in which something ran, newest first.</summary>
    public IReadOnlyList<int> Years { get; } =
        rows.Any(row => row.FirstYear is not null) ? [.. Enumerable.Range(rows.Min(row => row.FirstYear ?? int.MaxValue), rows.Max(row => row.LastYear ?? 0) - rows.Min(row => row.FirstYear ?? int.MaxValue) + 1).Reverse()] : [];

    public int Count(ActionFilter filter) => filter.IsOpen ? rows.Count : Matching(filter).Count();

    /// <summary>How many there are in each country, whichever country the filter names: the map is how another is chosen.</summary>
    public IReadOnlyDictionary<string, int> ByCountry(ActionFilter filter) =>
        Matching(filter with { Country = null }).SelectMany(row => Codes.Read(row.Countries)).CountBy(code => code).ToDictionary();

    private IEnumerable<CensusRow> Matching(ActionFilter filter)
    {
        var words = filter.Words;
        return rows.Where(row =>
            (filter.Country is null || row.Countries.Contains(Codes.Sought(filter.Country), StringComparison.Ordinal))
            && (filter.Pillar is null || row.Pillars.Contains(Codes.Sought(filter.Pillar), StringComparison.Ordinal))
            && (filter.Year is null || (row.FirstYear <= filter.Year && row.LastYear >= filter.Year))
            && (filter.Status is null || row.Status == filter.Status)
            && words.All(word => row.Title.Contains(word, StringComparison.Ordinal)));
    }
}

/// <summary>Keeps the census of the present edition.</summary>
internal sealed class CensusKeeper(Edition edition, IServiceScopeFactory scopes)
{
    private volatile Census? kept;

    public async ValueTask<Census> Now(CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        return kept is { } census && census.Edition == now ? census : kept = await Take(now, cancellation);
    }

    private async Task<Census> Take(long now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionsDb>();
        return new(now, await db.Actions.SeenBy(db.Db, Viewer.Anyone, action => action.Id)
            .Select(action => new CensusRow(action.CountryCodes, action.PillarCodes, action.FirstYear, action.LastYear, action.Status, action.TitleFolded)).ToListAsync(cancellation));
    }
}
