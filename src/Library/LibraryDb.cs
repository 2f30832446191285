using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Alerts;
using Passerelle.Library.Documents;
using Passerelle.Library.Translate;

namespace Passerelle.Library;

/// <summary>The room's tables over the one database.</summary>
internal sealed class LibraryDb(Db db)
{
    public Db Db => db;

    public DbSet<Fiche> Fiches => db.Set<Fiche>();

    public DbSet<Draft> Drafts => db.Set<Draft>();

    public DbSet<Edition> Editions => db.Set<Edition>();

    public DbSet<LibraryDocument> Documents => db.Set<LibraryDocument>();

    public DbSet<Intake> Intakes => db.Set<Intake>();

    public DbSet<Translation> Translations => db.Set<Translation>();

    public DbSet<LanguageOffice> LanguageOffices => db.Set<LanguageOffice>();

    public DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();

    public DbSet<GlossaryTerm> GlossaryTerms => db.Set<GlossaryTerm>();

    /// <summary>Null for whom it is not, as for one that does not exist.</summary>
    public Task<Intake?> TakenIn(string reference, Viewer viewer, CancellationToken cancellation) => Intakes.SeenBy(db, viewer, intake => intake.Id).SingleOrDefaultAsync(intake => intake.Reference == reference, cancellation);

    /// <summary>Fiches with their drafts, for those who may read the drafts.</summary>
    public IQueryable<Fiche> Drafted(Viewer viewer)
    {
        var readable = Drafts.SeenBy(db, viewer, draft => draft.Id).Select(draft => draft.Fiche);
        return Fiches.Include(fiche => fiche.Draft).Where(fiche => readable.Contains(fiche.Id));
    }

    /// <summary>A fiche to be worked on; null for whom the draft is not.</summary>
    public Task<Fiche?> Open(string reference, Viewer viewer, CancellationToken cancellation) => Drafted(viewer).SingleOrDefaultAsync(fiche => fiche.Reference == reference, cancellation);

    /// <summary>The same, found by its Action.</summary>
    public Task<Fiche?> OpenOf(string action, Viewer viewer, CancellationToken cancellation) => Drafted(viewer).SingleOrDefaultAsync(fiche => fiche.ActionReference == action, cancellation);
}
