using Microsoft.EntityFrameworkCore;

namespace Passerelle.Library;

/// <summary>The room's tables over the one database.</summary>
internal sealed class LibraryDb(Db db)
{
    public Db Db => db;

    public DbSet<Fiche> Fiches => db.Set<Fiche>();

    public DbSet<Draft> Drafts => db.Set<Draft>();

    public DbSet<Edition> Editions => db.Set<Edition>();

    /// <summary>A fiche with its draft, to be worked on; null for whom the draft is not.</summary>
    public Task<Fiche?> Open(string reference, Viewer viewer, CancellationToken cancellation) =>
        Fiches.Include(fiche => fiche.Draft)
            .Where(fiche => fiche.Reference == reference && Drafts.SeenBy(db, viewer, draft => draft.Id).Any(draft => draft.Fiche == fiche.Id))
            .SingleOrDefaultAsync(cancellation);

    /// <summary>The same, found by its Action.</summary>
    public Task<Fiche?> OpenOf(string action, Viewer viewer, CancellationToken cancellation) =>
        Fiches.Include(fiche => fiche.Draft)
            .Where(fiche => fiche.ActionReference == action && Drafts.SeenBy(db, viewer, draft => draft.Id).Any(draft => draft.Fiche == fiche.Id))
            .SingleOrDefaultAsync(cancellation);
}
