using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Alerts;
using Passerelle.Library.Documents;
using Passerelle.Library.Practices;
using Passerelle.Library.Statements;
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

    public DbSet<Practice> Practices => db.Set<Practice>();

    public DbSet<PracticeEdition> PracticeEditions => db.Set<PracticeEdition>();

    public DbSet<PracticeAddress> PracticeAddresses => db.Set<PracticeAddress>();

    public DbSet<Transfer> Transfers => db.Set<Transfer>();

    public DbSet<Lesson> Lessons => db.Set<Lesson>();

    public DbSet<Synthesis> Syntheses => db.Set<Synthesis>();

    public DbSet<Translation> Translations => db.Set<Translation>();

    public DbSet<LanguageOffice> LanguageOffices => db.Set<LanguageOffice>();

    public DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();

    public DbSet<GlossaryTerm> GlossaryTerms => db.Set<GlossaryTerm>();

    /// <summary>The newest edition of every published fiche that the viewer sees.</summary>
    public IQueryable<FicheRow> CurrentEditions(Viewer viewer) => Editions.AsNoTracking().Where(edition => !edition.Withdrawn).SeenBy(db, viewer, edition => edition.Id)
        .Join(Fiches, edition => edition.Fiche, fiche => fiche.Id, (edition, fiche) => new FicheRow { Edition = edition, Fiche = fiche }).Where(row => row.Edition.Number == row.Fiche.Edition);

    /// <summary>The newest edition of every published practice that the viewer sees.</summary>
    public IQueryable<PracticeRow> CurrentPractices(Viewer viewer) => PracticeEditions.AsNoTracking().Where(edition => !edition.Withdrawn).SeenBy(db, viewer, edition => edition.Id)
        .Join(Practices, edition => edition.Practice, practice => practice.Id, (edition, practice) => new PracticeRow { Edition = edition, Practice = practice }).Where(row => row.Edition.Number == row.Practice.Edition);

    /// <summary>A practice to be worked on; null for whom the draft is not.</summary>
    public Task<Practice?> OpenPractice(string reference, Viewer viewer, CancellationToken cancellation)
    {
        var readable = db.Set<PracticeDraft>().SeenBy(db, viewer, draft => draft.Id).Select(draft => draft.Practice);
        return Practices.Include(practice => practice.Draft).SingleOrDefaultAsync(practice => practice.Reference == reference && readable.Contains(practice.Id), cancellation);
    }

    /// <summary>A practice that the viewer knows of, for an act that the flow gives them; its draft is loaded, and not for showing.</summary>
    public Task<Practice?> KnownPractice(string reference, Viewer viewer, CancellationToken cancellation) =>
        Practices.SeenBy(db, viewer, practice => practice.Id).Include(practice => practice.Draft).SingleOrDefaultAsync(practice => practice.Reference == reference, cancellation);

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

/// <summary>A published fiche with the edition that stands.</summary>
internal sealed class FicheRow
{
    public required Fiche Fiche { get; init; }

    public required Edition Edition { get; init; }
}

/// <summary>A published practice with the edition that stands.</summary>
internal sealed class PracticeRow
{
    public required Practice Practice { get; init; }

    public required PracticeEdition Edition { get; init; }
}
