using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Files;
using Passerelle.Requests.Public;

namespace Passerelle.Requests.Browse;

/// <summary>On which side of the table a viewer sits; decides which words the page uses, never what it may show.</summary>
internal enum Side { Requester, Team, Appraiser, Service, Committee }

/// <summary>Everything the case page shows, as this viewer may see it.</summary>
internal sealed record CaseView(Request Request, IReadOnlyDictionary<OfficeId, OfficeCard> Cards, IReadOnlyList<StoredFile> Files, IReadOnlyList<JournalEntry> History, Side Side, Viewer Viewer)
{
    public OfficeCard Lead => Cards[Request.Lead];

    /// <summary>The viewer's own part in the request; null when they have none.</summary>
    public Party? Mine => Request.ActiveParties.FirstOrDefault(party => Viewer.Holds(party.Office.Value));

    public IReadOnlyList<Offer<RequestAct>> Offers => RequestFlow.Table.Offers(Request, Viewer);

    public bool Sees(RequestAct act) => Offers.Any(offer => offer.Act == act);
}

/// <summary>What somebody still sees who is no longer part of a case, or recused from it: the case until then.</summary>
/// <param name="Recusals">The viewer's own conflicts of interest that recuse it; empty for who left.</param>
/// <param name="Judges">Names of the offices that answered for them.</param>
internal sealed record FormerView(string Reference, IReadOnlyList<JournalEntry> History, IReadOnlyList<Conflict> Recusals, IReadOnlyDictionary<OfficeId, OfficeCard> Judges);

/// <summary>One request as one viewer sees it.</summary>
internal sealed class ViewRequest(RequestsDb db, OfficesDesk desk, History history)
{
    public async Task<Outcome<CaseView>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Seen(viewer).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(request => request.Reference == reference, cancellation) is not { } request) return Problem.NotFound();
        var concerned = request.Parties.Select(party => party.Office).Concat(request.Assessments.Select(a => a.Office)).Concat(request.Consultations.Select(c => c.Office)).Distinct().ToList();
        var cards = await desk.Cards(concerned, cancellation);
        // A file is seen with the request it stands in: who joins the case later reads it, who has left does not get here.
        var files = await db.Files.AsNoTracking().Where(file => request.Files.Contains(file.Id)).ToListAsync(cancellation);
        return new CaseView(request, cards, files, await history.Of(request.Id.Value, viewer, cancellation), SideOf(request, viewer), viewer);
    }

    /// <summary>For who is no longer part of it; NotFound for who never was.</summary>
    public async Task<Outcome<FormerView>> Former(string reference, Viewer viewer, CancellationToken cancellation)
    {
        var found = await db.Requests.AsNoTracking().IgnoreAutoIncludes().Where(request => request.Reference == reference).Select(request => new { request.Id, request.Recused }).SingleOrDefaultAsync(cancellation);
        if (found is null) return Problem.NotFound();
        var facts = await history.Of(found.Id.Value, viewer, cancellation);
        var offices = found.Recused.Where(office => viewer.Holds(office.Value)).ToList();
        var recusals = await db.Conflicts.AsNoTracking().Where(conflict => conflict.Request == found.Id && offices.Contains(conflict.Office) && conflict.Status != ConflictStatus.Dismissed).OrderBy(conflict => conflict.Id).ToListAsync(cancellation);
        if (facts.Count == 0 && recusals.Count == 0) return Problem.NotFound();
        return new FormerView(reference, facts, recusals, await desk.Cards([.. recusals.Select(conflict => conflict.JudgedBy).OfType<OfficeId>().Distinct()], cancellation));
    }

    public static Side SideOf(Request request, Viewer viewer) =>
        request.ActiveParties.Any(party => viewer.Holds(party.Office.Value)) ? Side.Requester
        : Role.Team.Any(viewer.Has) ? Side.Team
        : viewer.Has(Role.Committee) ? Side.Committee
        : request.Assessments.Any(assessment => viewer.Holds(assessment.Office.Value)) ? Side.Appraiser
        : Side.Service;
}
