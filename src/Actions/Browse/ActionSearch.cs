using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Actions.Browse;

/// <summary>Every Action as it can be found.</summary>
internal sealed class ActionSearch(ActionsDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Actions, cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) => Read(db.Actions.Where(action => references.Contains(action.Reference)), cancellation);

    private static async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<Action> actions, CancellationToken cancellation) =>
        [.. (await actions.AsNoTracking().Include(action => action.Activities).ToListAsync(cancellation)).Select(action => action.Summarise()).Select(action =>
            new SearchDocument(action.Id.Value, action.Reference, $"/actions/{action.Reference}", "actions.search.kind", action.Title,
                [action.Summary, action.Context, action.Concept, action.Objectives, action.Results, action.RequestedBy, .. action.Outputs, .. action.Activities.Select(activity => activity.Title)])
            { Codes = [.. Subjects.Of(action.Pillars, action.Areas), .. Subjects.OfCountries(action.Countries)], Years = [.. new[] { action.Start?.Year, action.End?.Year }.OfType<int>().Distinct()] })];
}
