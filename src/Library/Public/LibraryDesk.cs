using Microsoft.EntityFrameworkCore;

namespace Passerelle.Library.Public;

/// <summary>A published fiche as later rooms need it.</summary>
/// <param name="Action">Reference of the Action it tells of.</param>
/// <param name="Edition">The number of the newest edition.</param>
/// <param name="Languages">Those in which at least its summary can be read, its own first.</param>
/// <param name="Text">Everything it says, in each language, for a search index.</param>
public sealed record FicheCard(FicheId Id, string Reference, string Action, int Edition, DateTimeOffset PublishedAt, LocalizedText Title, LocalizedText Summary,
    IReadOnlyList<string> Countries, IReadOnlyList<string> Pillars, IReadOnlyList<string> Languages, IReadOnlyList<LocalizedText> Text);

/// <summary>What later rooms may ask about the library.</summary>
public sealed class LibraryDesk
{
    private readonly LibraryDb db;

    internal LibraryDesk(LibraryDb db) => this.db = db;

    /// <summary>The newest edition of every fiche that the viewer sees and that is not withdrawn, the latest first.</summary>
    public async Task<IReadOnlyList<FicheCard>> Published(Viewer viewer, CancellationToken cancellation) =>
        [.. (await db.Editions.AsNoTracking().Where(e => !e.Withdrawn).SeenBy(db.Db, viewer, e => e.Id)
                .Join(db.Fiches, e => e.Fiche, f => f.Id, (edition, fiche) => new { edition, fiche })
                .Where(row => row.edition.Number == row.fiche.Edition).OrderByDescending(row => row.edition.PublishedAt).ToListAsync(cancellation))
            .Select(row => Card(row.fiche, row.edition))];

    private static FicheCard Card(Fiche fiche, Edition edition) => new(
        fiche.Id, fiche.Reference, fiche.ActionReference, edition.Number, edition.PublishedAt, edition.Content.Record.Title, edition.Content.Text.Summary, edition.Content.Record.Countries,
        edition.Content.Record.Pillars, edition.Content.Text.Languages, [edition.Content.Record.Context, edition.Content.Record.Concept, .. edition.Content.Text.Pieces.Select(piece => piece.Text)]);
}
