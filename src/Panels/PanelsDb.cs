using Microsoft.EntityFrameworkCore;

namespace Passerelle.Panels;

/// <summary>The room's tables over the one database.</summary>
internal sealed class PanelsDb(Db db)
{
    public Db Db => db;

    public DbSet<Panel> Panels => db.Set<Panel>();

    public IQueryable<Panel> Seen(Viewer viewer) => Panels.SeenBy(db, viewer, panel => panel.Id);

    /// <summary>For an operation: the panel, tracked, if the viewer sees it.</summary>
    public Task<Panel?> Find(string reference, Viewer viewer, CancellationToken cancellation) => Seen(viewer).SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation);
}
