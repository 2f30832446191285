using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Actions.Browse;

/// <summary>Every Action as it can be found.</summary>
internal sealed class ActionSearch(ActionsDb db) : ISearchSource
{
    public async Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) =>
        [.. (await db.Actions.AsNoTracking().Include(action => action.Activities).ToListAsync(cancellation)).Select(action => action.Summarise()).Select(action =>
            new SearchDocument(action.Id.Value, action.Reference, $"/actions/{action.Reference}", "actions.search.kind", action.Title,
                [action.Summary, action.Context, action.Concept, action.Objectives, action.Results, action.RequestedBy, .. action.Outputs, .. action.Activities.Select(activity => activity.Title)])
            { Codes = [.. Subjects.Of(action.Pillars, action.Areas), .. Subjects.OfCountries(action.Countries)] })];
}
