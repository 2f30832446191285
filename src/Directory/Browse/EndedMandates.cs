using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Browse;

/// <summary>An office somebody acted for, and until when.</summary>
internal sealed record EndedMandate(LocalizedText Office, DateOnly Until);

/// <summary>Where a page is refused: somebody whose mandate has ended is told so, instead of being left to wonder.</summary>
internal sealed class EndedMandates(DirectoryDb db, TimeProvider clock) : IPageInsert
{
    public string Slot => "platform.problem";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.Account is not { } account) return null;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = await db.Mandates.AsNoTracking().Where(mandate => mandate.Account == account && mandate.Status != MandateStatus.Withdrawn && mandate.Until < today)
            .Join(db.Offices, mandate => mandate.Office, office => office.Id, (mandate, office) => new { mandate.Until, office }).ToListAsync(cancellation);
        var ended = rows.Where(row => !viewer.Holds(row.office.Id.Value)).GroupBy(row => row.office.Id)
            .Select(office => office.MaxBy(row => row.Until)!).OrderByDescending(row => row.Until).Select(row => new EndedMandate(row.office.Name, row.Until!.Value)).ToList();
        return ended.Count == 0 ? null : new("/Directory/Browse/_EndedMandates.cshtml", ended);
    }
}
