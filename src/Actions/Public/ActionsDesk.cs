using Microsoft.EntityFrameworkCore;

namespace Passerelle.Actions.Public;

/// <summary>What later rooms may ask about Actions.</summary>
public sealed class ActionsDesk
{
    private readonly ActionsDb db;

    internal ActionsDesk(ActionsDb db) => this.db = db;

    /// <summary>NotFound when the viewer may not know of it.</summary>
    public async Task<Outcome<ActionSummary>> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        await Visible(viewer).SingleOrDefaultAsync(action => action.Reference == reference, cancellation) is { } found ? found.Summarise() : Problem.NotFound();

    /// <summary>The Actions found among <paramref name="ids"/> that the viewer sees.</summary>
    public async Task<IReadOnlyDictionary<ActionId, ActionSummary>> Find(IReadOnlyCollection<ActionId> ids, Viewer viewer, CancellationToken cancellation) =>
        await Visible(viewer).Where(action => ids.Contains(action.Id)).ToDictionaryAsync(action => action.Id, action => action.Summarise(), cancellation);

    /// <summary>Every Action that anybody may see, newest first.</summary>
    public async Task<IReadOnlyList<ActionSummary>> Published(CancellationToken cancellation) => await Seen(Viewer.Anyone, cancellation);

    /// <summary>Every Action that the viewer sees, newest first.</summary>
    public async Task<IReadOnlyList<ActionSummary>> Seen(Viewer viewer, CancellationToken cancellation) =>
        [.. (await Visible(viewer).OrderByDescending(action => action.SortKey).ThenByDescending(action => action.Reference).ToListAsync(cancellation)).Select(action => action.Summarise())];

    private IQueryable<Action> Visible(Viewer viewer) =>
        db.Actions.AsNoTracking().Include(action => action.Activities.OrderBy(activity => activity.Position)).SeenBy(db.Db, viewer, action => action.Id);
}
