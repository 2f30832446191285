using Microsoft.EntityFrameworkCore;
using Passerelle.Panels.Seasons;

namespace Passerelle.Panels;

/// <summary>The room's tables over the one database.</summary>
internal sealed class PanelsDb(Db db)
{
    public Db Db => db;

    public DbSet<Panel> Panels => db.Set<Panel>();

    public DbSet<Season> Seasons => db.Set<Season>();

    public IQueryable<Season> SeenSeasons(Viewer viewer) => Seasons.SeenBy(db, viewer, season => season.Id);

    /// <summary>For an operation: the season, tracked, if the viewer sees it.</summary>
    public Task<Season?> FindSeason(string reference, Viewer viewer, CancellationToken cancellation) => SeenSeasons(viewer).SingleOrDefaultAsync(season => season.Reference == reference, cancellation);

    public IQueryable<Panel> Seen(Viewer viewer) => Panels.SeenBy(db, viewer, panel => panel.Id);

    /// <summary>For an operation: the panel, tracked, if the viewer sees it.</summary>
    public Task<Panel?> Find(string reference, Viewer viewer, CancellationToken cancellation) => Seen(viewer).SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation);
}
