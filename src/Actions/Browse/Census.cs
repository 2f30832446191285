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

/// <summary>Keeps the census of the present edition, and the headlines that a first page shows.</summary>
internal sealed class CensusKeeper(Edition edition, IServiceScopeFactory scopes)
{
    private sealed record Headlines(long Edition, IReadOnlyList<(ActionHeadline Headline, IReadOnlyList<string> Experts)> Rows);

    private volatile Census? kept;
    private volatile Headlines? headlines;

    public async ValueTask<Census> Now(CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        return kept is { } census && census.Edition == now ? census : kept = await Take(now, cancellation);
    }

    /// <summary>What anybody may see at one glance; those come first that a reader of the language finds summed up in it.</summary>
    public async ValueTask<ActionsGlance> Glance(string language, int newest, CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        var rows = (headlines is { } present && present.Edition == now ? present : headlines = await TakeHeadlines(now, cancellation)).Rows;
        return new(rows.Count, rows.SelectMany(row => row.Headline.Countries).Distinct().Count(), rows.SelectMany(row => row.Experts).Distinct().Count(),
            [.. rows.Select(row => row.Headline).OrderByDescending(headline => headline.Summary.In(language) is not null).Take(newest)]);
    }

    private async Task<Headlines> TakeHeadlines(long now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionsDb>();
        var rows = await db.Actions.SeenBy(db.Db, Viewer.Anyone, action => action.Id).OrderByDescending(action => action.SortKey).ThenByDescending(action => action.Reference)
            .Select(action => new { action.Reference, action.Title, action.Summary, action.Countries, action.Groups, action.ExpertCountries }).ToListAsync(cancellation);
        return new(now, [.. rows.Select(row => (new ActionHeadline(row.Reference, row.Title, row.Summary, row.Countries, row.Groups), (IReadOnlyList<string>)row.ExpertCountries))]);
    }

    private async Task<Census> Take(long now, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ActionsDb>();
        return new(now, await db.Actions.SeenBy(db.Db, Viewer.Anyone, action => action.Id)
            .Select(action => new CensusRow(action.CountryCodes, action.PillarCodes, action.FirstYear, action.LastYear, action.Status, action.TitleFolded)).ToListAsync(cancellation));
    }
}
