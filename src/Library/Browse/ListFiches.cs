using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Read;

namespace Passerelle.Library.Browse;

internal sealed record FichePage(IReadOnlyList<FichePrint> Fiches, int Number, int Size, int Total);

/// <summary>Published fiches in their newest editions, the latest first.</summary>
internal sealed class ListFiches(LibraryDb db)
{
    public const int Size = 24;

    public async Task<FichePage> Run(int number, Viewer viewer, CancellationToken cancellation)
    {
        var page = Math.Max(1, number);
        var current = db.Editions.AsNoTracking().Where(e => !e.Withdrawn).SeenBy(db.Db, viewer, e => e.Id)
            .Join(db.Fiches, e => e.Fiche, f => f.Id, (edition, fiche) => new { edition, fiche })
            .Where(row => row.edition.Number == row.fiche.Edition);
        var total = await current.CountAsync(cancellation);
        var rows = await current.OrderByDescending(row => row.edition.PublishedAt).ThenByDescending(row => row.fiche.Reference).Skip((page - 1) * Size).Take(Size).ToListAsync(cancellation);
        return new([.. rows.Select(row => FichePrint.Of(row.fiche, row.edition))], page, Size, total);
    }
}
