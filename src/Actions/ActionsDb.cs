using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Agree;
using Passerelle.Platform.Files;

namespace Passerelle.Actions;

/// <summary>The room's tables over the one database.</summary>
internal sealed class ActionsDb(Db db)
{
    public Db Db => db;

    public DbSet<Action> Actions => db.Set<Action>();

    public DbSet<Activity> Activities => db.Set<Activity>();

    public DbSet<Agreement> Agreements => db.Set<Agreement>();

    public DbSet<StoredFile> Files => db.Set<StoredFile>();

    public DbSet<OldAddress> OldAddresses => db.Set<OldAddress>();

    /// <summary>One Action as the viewer sees it, to be changed: with its work plan, agreements and old addresses.</summary>
    public Task<Action?> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        Actions.Include(action => action.Activities.OrderBy(activity => activity.Position)).Include(action => action.OldAddresses).Include(action => action.Agreements)
            .SeenBy(db, viewer, action => action.Id).AsSplitQuery().SingleOrDefaultAsync(action => action.Reference == reference, cancellation);
}
