using Microsoft.EntityFrameworkCore;
using Passerelle.Panels.Seasons;

namespace Passerelle.Panels;

/// <summary>The room's tables over the one database.</summary>
internal sealed class PanelsDb(Db db)
{
    public Db Db => db;

    public DbSet<Panel> Panels => db.Set<Panel>();

    public DbSet<Mobilisation> Mobilisations => db.Set<Mobilisation>();

    public DbSet<Call> Calls => db.Set<Call>();

    public DbSet<Seat> Seats => db.Set<Seat>();

    public DbSet<MissionFile> Missions => db.Set<MissionFile>();

    public DbSet<PanelTurn> Turns => db.Set<PanelTurn>();

    public IQueryable<Mobilisation> SeenMobilisations(Viewer viewer) => Mobilisations.SeenBy(db, viewer, mobilisation => mobilisation.Id);

    public IQueryable<Call> SeenCalls(Viewer viewer) => Calls.SeenBy(db, viewer, call => call.Id);

    public IQueryable<Seat> SeenSeats(Viewer viewer) => Seats.SeenBy(db, viewer, seat => seat.Id);

    public IQueryable<MissionFile> SeenMissions(Viewer viewer) => Missions.SeenBy(db, viewer, mission => mission.Id);

    /// <summary>Of a record that the viewer sees: what is asked, where and when.</summary>
    public Task<Mobilisation> Of(Public.MobilisationId id, CancellationToken cancellation) => Mobilisations.SingleAsync(mobilisation => mobilisation.Id == id, cancellation);

    public DbSet<Season> Seasons => db.Set<Season>();

    public IQueryable<Season> SeenSeasons(Viewer viewer) => Seasons.SeenBy(db, viewer, season => season.Id);

    /// <summary>For an operation: the season, tracked, if the viewer sees it.</summary>
    public Task<Season?> FindSeason(string reference, Viewer viewer, CancellationToken cancellation) => SeenSeasons(viewer).SingleOrDefaultAsync(season => season.Reference == reference, cancellation);

    public IQueryable<Panel> Seen(Viewer viewer) => Panels.SeenBy(db, viewer, panel => panel.Id);

    /// <summary>For an operation: the panel, tracked, if the viewer sees it.</summary>
    public Task<Panel?> Find(string reference, Viewer viewer, CancellationToken cancellation) => Seen(viewer).SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation);
}
