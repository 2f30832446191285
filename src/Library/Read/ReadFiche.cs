using Microsoft.EntityFrameworkCore;

namespace Passerelle.Library.Read;

/// <summary>An edition in the row of its editions.</summary>
internal sealed record EditionLine(int Number, DateTimeOffset PublishedAt, LocalizedText Correction);

/// <summary>A fiche as a reader finds it.</summary>
/// <param name="Print">Null when the fiche was withdrawn and the reader sees only that.</param>
/// <param name="Editions">Newest first; only those the reader sees.</param>
internal sealed record Reading(Fiche Fiche, FichePrint? Print, IReadOnlyList<EditionLine> Editions)
{
    public bool IsCurrent => Print?.Number == Fiche.Edition;
}

/// <summary>Finds a published fiche, in its newest edition or in the one asked for.</summary>
internal sealed class ReadFiche(LibraryDb db)
{
    /// <param name="version">Null for the newest.</param>
    public async Task<Outcome<Reading>> Run(string reference, int? version, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Fiches.AsNoTracking().SeenBy(db.Db, viewer, f => f.Id).SingleOrDefaultAsync(f => f.Reference == reference && f.Edition > 0, cancellation) is not { } fiche) return Problem.NotFound();
        var editions = await db.Editions.AsNoTracking().Where(e => e.Fiche == fiche.Id).SeenBy(db.Db, viewer, e => e.Id).OrderByDescending(e => e.Number).ToListAsync(cancellation);
        if (editions.Count == 0) return new Reading(fiche, null, []);
        return editions.Find(e => e.Number == (version ?? fiche.Edition)) is { } edition
            ? new Reading(fiche, FichePrint.Of(fiche, edition), [.. editions.Select(e => new EditionLine(e.Number, e.PublishedAt, e.Correction))]) : Problem.NotFound();
    }
}
