using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Browse;

/// <summary>One line of the list, in short plain columns.</summary>
internal sealed record ActionRow(string Reference, string TitleLines, string CountryCodes, string GroupNames, string PillarCodes, PartialDate? Start, PartialDate? End, ActionStatus Status);

/// <param name="Census">What anybody may see, counted.</param>
internal sealed record ActionList(IReadOnlyList<ActionRow> Rows, int Total, Census Census);

/// <summary>The list of Actions as a viewer sees it: fifty rows by one query, the counts from memory.</summary>
internal sealed class BrowseActions(ActionsDb db, CensusKeeper keeper)
{
    public const int PageSize = 50;

    // What most readers ask for, compiled once. A compiled query cannot call the seeing rule; for anybody it is one token.
    private static readonly Func<Db, string?, string?, int?, ActionStatus?, int, IAsyncEnumerable<ActionRow>> newestPublic = EF.CompileAsyncQuery(
        (Db db, string? country, string? pillar, int? year, ActionStatus? status, int skip) => db.Set<Action>().AsNoTracking()
            .Where(action => db.Set<SeenBy>().Any(row => row.Token == To.Public && row.Record == (Guid)(object)action.Id))
            .Where(action => (country == null || action.CountryCodes.Contains(country)) && (pillar == null || action.PillarCodes.Contains(pillar))
                && (year == null || (action.FirstYear <= year && action.LastYear >= year)) && (status == null || action.Status == status))
            .OrderByDescending(action => action.SortKey).ThenByDescending(action => action.Reference).Skip(skip).Take(PageSize)
            .Select(action => new ActionRow(action.Reference, action.TitleLines, action.CountryCodes, action.GroupNames, action.PillarCodes, action.Start, action.End, action.Status)));

    public async Task<ActionList> Run(ActionFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var census = await keeper.Now(cancellation);
        if (!viewer.SignedIn && filter is { Text: null, Sort: ActionFilter.Newest })
        {
            var found = newestPublic(db.Db, filter.Country is { } country ? Codes.Sought(country) : null, filter.Pillar is { } pillar ? Codes.Sought(pillar) : null, filter.Year, filter.Status, (filter.Page - 1) * PageSize);
            return new(await found.ToListAsync(cancellation), census.Count(filter), census);
        }
        var actions = Matching(filter).SeenBy(db.Db, viewer, action => action.Id);
        var rows = await Sorted(actions, filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize)
            .Select(action => new ActionRow(action.Reference, action.TitleLines, action.CountryCodes, action.GroupNames, action.PillarCodes, action.Start, action.End, action.Status))
            .ToListAsync(cancellation);
        return new(rows, viewer.SignedIn ? await actions.CountAsync(cancellation) : census.Count(filter), census);
    }

    private IQueryable<Action> Matching(ActionFilter filter)
    {
        var actions = db.Actions.AsNoTracking();
        if (filter.Country is { } country && Codes.Sought(country) is var inCountry) actions = actions.Where(action => action.CountryCodes.Contains(inCountry));
        if (filter.Pillar is { } pillar && Codes.Sought(pillar) is var inPillar) actions = actions.Where(action => action.PillarCodes.Contains(inPillar));
        if (filter.Year is { } year) actions = actions.Where(action => action.FirstYear <= year && action.LastYear >= year);
        if (filter.Status is { } status) actions = actions.Where(action => action.Status == status);
        foreach (var word in filter.Words) actions = actions.Where(action => action.TitleFolded.Contains(word));
        return actions;
    }

    private static IQueryable<Action> Sorted(IQueryable<Action> actions, string sort) => sort switch
    {
        "period" => actions.OrderBy(action => action.SortKey).ThenBy(action => action.Reference),
        "title" => actions.OrderBy(action => action.TitleFolded).ThenBy(action => action.Reference),
        "-title" => actions.OrderByDescending(action => action.TitleFolded).ThenByDescending(action => action.Reference),
        _ => actions.OrderByDescending(action => action.SortKey).ThenByDescending(action => action.Reference),
    };
}
