using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Browse;

/// <summary>The newest edition of every fiche as it can be found.</summary>
internal sealed class FicheSearch(LibraryDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Fiches, cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) => Read(db.Fiches.Where(fiche => references.Contains(fiche.Reference)), cancellation);

    private async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<Fiche> fiches, CancellationToken cancellation) =>
        [.. (await db.Editions.AsNoTracking().Where(edition => !edition.Withdrawn)
                .Join(fiches, edition => edition.Fiche, fiche => fiche.Id, (edition, fiche) => new { edition, fiche })
                .Where(row => row.edition.Number == row.fiche.Edition).ToListAsync(cancellation))
            .Select(row => new SearchDocument(row.edition.Id.Value, row.fiche.Reference, $"/fiches/{row.fiche.Reference}", "library.search.kind", row.edition.Content.Record.Title,
                [row.edition.Content.Text.Summary, row.edition.Content.Record.Context, row.edition.Content.Record.Concept, .. row.edition.Content.Text.Pieces.Select(piece => piece.Text)])
            { Codes = [.. Subjects.Of(row.edition.Content.Record.Pillars, row.edition.Content.Record.Areas), .. Subjects.OfCountries(row.edition.Content.Record.Countries)], Years = [row.edition.PublishedAt.Year] })];
}
