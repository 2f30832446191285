using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Browse;

namespace Passerelle.Actions.Public;

/// <param name="Countries">ISO 3166-1 alpha-2.</param>
/// <param name="Groups">Names of groups of countries that the source does not list one by one.</param>
public sealed record ActionHeadline(string Reference, LocalizedText Title, LocalizedText Summary, IReadOnlyList<string> Countries, IReadOnlyList<string> Groups);

/// <summary>All Actions that anybody may see, in three numbers and a few headlines.</summary>
public sealed record ActionsGlance(int Actions, int Countries, int ExpertCountries, IReadOnlyList<ActionHeadline> Newest);

/// <summary>What later rooms may ask about Actions.</summary>
public sealed class ActionsDesk
{
    private readonly ActionsDb db;
    private readonly CensusKeeper keeper;

    internal ActionsDesk(ActionsDb db, CensusKeeper keeper) => (this.db, this.keeper) = (db, keeper);

    /// <summary>NotFound when the viewer may not know of it.</summary>
    public async Task<Outcome<ActionSummary>> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        await Visible(viewer).SingleOrDefaultAsync(action => action.Reference == reference, cancellation) is { } found ? found.Summarise() : Problem.NotFound();

    /// <summary>The Actions found among <paramref name="ids"/> that the viewer sees.</summary>
    public async Task<IReadOnlyDictionary<ActionId, ActionSummary>> Find(IReadOnlyCollection<ActionId> ids, Viewer viewer, CancellationToken cancellation) =>
        await Visible(viewer).Where(action => ids.Contains(action.Id)).ToDictionaryAsync(action => action.Id, action => action.Summarise(), cancellation);

    /// <summary>What Actions are called, whoever may see them: for records that are themselves about an Action and have their own readers.</summary>
    public async Task<IReadOnlyDictionary<ActionId, LocalizedText>> Titles(IReadOnlyCollection<ActionId> ids, CancellationToken cancellation) =>
        await db.Actions.AsNoTracking().Where(action => ids.Contains(action.Id)).ToDictionaryAsync(action => action.Id, action => action.Title, cancellation);

    /// <summary>What anybody may see of all Actions at one glance; kept until something changes.</summary>
    /// <param name="newest">How many headlines: those summed up in the language first, then the newest.</param>
    public ValueTask<ActionsGlance> Glance(string language, int newest, CancellationToken cancellation) => keeper.Glance(language, newest, cancellation);

    /// <summary>Every Action that the viewer sees, newest first.</summary>
    public async Task<IReadOnlyList<ActionSummary>> Seen(Viewer viewer, CancellationToken cancellation) =>
        [.. (await Visible(viewer).OrderByDescending(action => action.SortKey).ThenByDescending(action => action.Reference).ToListAsync(cancellation)).Select(action => action.Summarise())];

    private IQueryable<Action> Visible(Viewer viewer) =>
        db.Actions.AsNoTracking().Include(action => action.Activities.OrderBy(activity => activity.Position)).SeenBy(db.Db, viewer, action => action.Id);
}
