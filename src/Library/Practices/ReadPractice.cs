using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Read;
using Passerelle.Library.Statements;

namespace Passerelle.Library.Practices;

/// <summary>A practice as a reader finds it.</summary>
/// <param name="Edition">Null when it was withdrawn and the reader sees only that.</param>
/// <param name="Editions">Newest first.</param>
/// <param name="Transfers">Confirmed ones, the newest first.</param>
/// <param name="Names">Titles of the practices that transfers lead to, by reference.</param>
internal sealed record PracticeReading(Practice Practice, PracticeEdition? Edition, IReadOnlyList<EditionLine> Editions, IReadOnlyList<TransferRow> Transfers, IReadOnlyDictionary<string, LocalizedText> Names)
{
    public bool IsCurrent => Edition?.Number == Practice.Edition;
}

/// <summary>Finds a published practice by its number, in its newest edition or in the one asked for.</summary>
internal sealed class ReadPractice(LibraryDb db, ReadTransfers transfers)
{
    /// <param name="version">Null for the newest.</param>
    public async Task<Outcome<PracticeReading>> Run(string reference, int? version, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Practices.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Include(each => each.Draft).SingleOrDefaultAsync(each => each.Reference == reference && each.Edition > 0, cancellation) is not { } practice) return Problem.NotFound();
        var editions = await db.PracticeEditions.AsNoTracking().Where(each => each.Practice == practice.Id).SeenBy(db.Db, viewer, each => each.Id).OrderByDescending(each => each.Number).ToListAsync(cancellation);
        if (editions.Count == 0) return new PracticeReading(practice, null, [], [], new Dictionary<string, LocalizedText>());
        if (editions.Find(each => each.Number == (version ?? practice.Edition)) is not { } edition) return Problem.NotFound();
        var carried = await transfers.Run(new() { Practice = practice.Reference }, viewer, cancellation);
        return new PracticeReading(practice, edition, [.. editions.Select(each => new EditionLine(each.Number, each.PublishedAt, each.Correction))], carried, await transfers.Titles(carried.Select(row => row.Transfer.Became).OfType<string>(), viewer, cancellation));
    }

    /// <summary>The number behind a readable address; null when there is none that the viewer may know.</summary>
    public async Task<string?> Behind(string slug, Viewer viewer, CancellationToken cancellation) =>
        await db.Practices.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => db.PracticeAddresses.Any(address => address.Slug == slug && address.Practice == each.Id)).Select(each => each.Reference).SingleOrDefaultAsync(cancellation);
}
