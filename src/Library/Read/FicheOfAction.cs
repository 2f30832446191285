using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Read;

/// <summary>What the Action's page shows of its fiche.</summary>
/// <param name="Print">Null while nothing is published.</param>
/// <param name="Path">Where editor and publisher work on it; null for everybody else.</param>
/// <param name="Begun">Whether there is a draft.</param>
internal sealed record FicheOnAction(FichePrint? Print, string? Path, bool Begun);

/// <summary>Fills the place that the Action's page leaves for what follows from the Action.</summary>
internal sealed class FicheOfAction(LibraryDb db) : IPageInsert
{
    public string Slot => "actions.action";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation)
    {
        var fiche = await db.Fiches.AsNoTracking().SeenBy(db.Db, viewer, f => f.Id).SingleOrDefaultAsync(f => f.ActionReference == subject, cancellation);
        var edition = fiche is null ? null
            : await db.Editions.AsNoTracking().Where(e => e.Fiche == fiche.Id && e.Number == fiche.Edition && !e.Withdrawn).SeenBy(db.Db, viewer, e => e.Id).SingleOrDefaultAsync(cancellation);
        var path = PublicationFlow.Works(viewer) ? fiche is null ? $"/fiches/write?action={subject}" : $"/fiches/{fiche.Reference}/desk" : null;
        // A publisher has nothing to open before an editor has begun.
        if (fiche is null && PublicationFlow.WriterOffice(viewer) is null) path = null;
        return edition is null && path is null ? null : new("/Library/Read/FicheOfAction.cshtml", new FicheOnAction(edition is null ? null : FichePrint.Of(fiche!, edition), path, fiche is not null));
    }
}
