using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Declare;

/// <summary>
/// Who is recused from a case stands on the case, where its audience is computed: an office of the committee while a conflict of interest of its stands, an
/// appraiser or a service once it is excluded. From then on it reads what happened before and nothing that follows.
/// </summary>
internal static class Recusing
{
    /// <summary>To be called when conflicts have been noted, declared or judged, before facts are written. Unsaved.</summary>
    public static async Task Recuse(this RequestsDb db, Request request, OfficesDesk offices, CancellationToken cancellation)
    {
        var committee = (await offices.With(Role.Committee, cancellation)).Select(office => office.Id).ToList();
        await db.Conflicts.Where(conflict => conflict.Request == request.Id).LoadAsync(cancellation);
        // What was added or judged a moment ago is not in the database yet.
        var standing = db.Conflicts.Local.Where(conflict => conflict.Request == request.Id && (committee.Contains(conflict.Office) ? conflict.Stands : conflict.Status == ConflictStatus.Excluded));
        request.Recuse([.. standing.Select(conflict => conflict.Office).Distinct().OrderBy(office => office.Value)], committee);
    }
}

/// <summary>The committee changes while a case is before it, which only the directory knows: who joins reads cases from which another office is recused, who leaves reads them no more.</summary>
internal sealed class ReseatCommittee(RequestsDb db, OfficesDesk offices, TimeProvider clock)
{
    /// <returns>The number of cases read by others than before.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var open = await db.Requests.AsSplitQuery().Where(request => (request.Status == RequestStatus.WithCommittee || request.Status == RequestStatus.Decided || request.Status == RequestStatus.Deferred)
            && db.Conflicts.Any(conflict => conflict.Request == request.Id && conflict.Status != ConflictStatus.Dismissed)).ToListAsync(cancellation);
        var count = 0;
        foreach (var request in open)
        {
            var before = request.CommitteeTokens;
            await db.Recuse(request, offices, cancellation);
            if (before.SequenceEqual(request.CommitteeTokens)) continue;
            var fact = request.ForTeam("requests.committee-seated", null, new { seats = request.Seats }, null, request.CommitteeTokens);
            if (await db.Db.Save(new(Viewer.System, clock.GetUtcNow(), Channel.Schedule), [fact], cancellation) is not null) break;
            count++;
        }
        return count;
    }
}
