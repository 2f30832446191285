using Microsoft.EntityFrameworkCore;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>The room's tables over the one database.</summary>
internal sealed class RosterDb(Db db)
{
    public Db Db => db;

    public DbSet<Expert> Experts => db.Set<Expert>();

    public DbSet<Competence> Competences => db.Set<Competence>();

    public DbSet<Opening> Openings => db.Set<Opening>();

    public DbSet<ImportRun> Runs => db.Set<ImportRun>();

    public DbSet<ImportedRow> ImportedRows => db.Set<ImportedRow>();

    public DbSet<KeptMapping> Mappings => db.Set<KeptMapping>();

    public IQueryable<Expert> Seen(Viewer viewer) => Experts.SeenBy(db, viewer, expert => expert.Id);

    /// <summary>With everything that belongs to each.</summary>
    public IQueryable<Expert> Whole => Experts.Include(expert => expert.Competences).Include(expert => expert.Languages).Include(expert => expert.Experiences)
        .Include(expert => expert.Periods).Include(expert => expert.Consents).Include(expert => expert.Missions).AsSplitQuery();

    /// <summary>For an operation: the expert, tracked and whole, if the viewer sees them.</summary>
    public Task<Expert?> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        Whole.SeenBy(db, viewer, expert => expert.Id).SingleOrDefaultAsync(expert => expert.Reference == reference, cancellation);

    /// <summary>For the program's own acts.</summary>
    public Task<Expert?> Find(ExpertId id, CancellationToken cancellation) => Whole.SingleOrDefaultAsync(expert => expert.Id == id, cancellation);

    /// <summary>The record counts as changed also where only what belongs to it was.</summary>
    public void Touch(Expert expert)
    {
        if (db.Entry(expert).State == EntityState.Unchanged) db.Entry(expert).State = EntityState.Modified;
    }
}
