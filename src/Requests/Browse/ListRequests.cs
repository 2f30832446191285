using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Browse;

/// <param name="Status">Kebab form of a status, or of a stage where the viewer is a requester; null for all.</param>
/// <param name="Page">From 1.</param>
internal sealed record ListFilter(string? Status, string? Country, int Page = 1);

/// <param name="Side">The viewer's: a requester reads the stage, never the status.</param>
internal sealed record RequestRow(string Reference, LocalizedText Title, RequestStatus Status, Side Side, IReadOnlyList<string> Countries, DateOnly? SubmittedOn, DateOnly? DueOn, int Unsigned);

internal sealed record RequestPage(IReadOnlyList<RequestRow> Rows, int Total, int Page);

/// <summary>The requests a viewer sees, those that wait longest first.</summary>
internal sealed class ListRequests(RequestsDb db)
{
    public const int Size = 50;

    public async Task<RequestPage> Run(ListFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var query = db.Seen(viewer).AsNoTracking();
        // Requesters sort by stage: a filter on the status would tell them of a decision whose letter nobody has signed.
        var mine = viewer.Holdings.Select(holding => new OfficeId(holding.Office)).ToList();
        var stage = Enum.GetValues<RequestStatus>().Where(status => RequestStages.Of(status) == filter.Status).ToList();
        if (EnumWords.FromKebab<RequestStatus>(filter.Status) is { } status)
            query = query.Where(request => request.Parties.Any(party => mine.Contains(party.Office)) ? stage.Contains(request.Status) : request.Status == status);
        else if (stage.Count > 0) query = query.Where(request => stage.Contains(request.Status) && request.Parties.Any(party => mine.Contains(party.Office)));
        if (!string.IsNullOrEmpty(filter.Country)) query = query.Where(request => request.Parties.Any(party => party.Country == filter.Country));
        var total = await query.CountAsync(cancellation);
        var page = Math.Max(1, filter.Page);
        var rows = await query.OrderBy(request => request.DueOn == null).ThenBy(request => request.DueOn).ThenByDescending(request => request.OpenedAt)
            .Skip((page - 1) * Size).Take(Size).AsSplitQuery().ToListAsync(cancellation);
        return new([.. rows.Select(request => new RequestRow(request.Reference, request.Title, request.Status, ViewRequest.SideOf(request, viewer), request.Countries,
            request.SubmittedOn, request.DueOn, request.UnsignedParties.Count()))], total, page);
    }
}

/// <summary>What waits in this room for the offices of a viewer.</summary>
internal sealed class RequestTasks(RequestsDb db) : Platform.Tasks.ITaskSource
{
    public async Task<IReadOnlyList<Platform.Tasks.TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        var viewer = occasion.By;
        var offices = viewer.Holdings.Select(holding => new OfficeId(holding.Office)).ToList();
        var statuses = RequestFlow.Table.WaitingFor(viewer);
        // Those that could wait for the viewer, what presses most first; whether they do is the table's to say.
        var open = await db.Seen(viewer).AsNoTracking().AsSplitQuery().Where(request => request.Status != RequestStatus.Approved && request.Status != RequestStatus.ApprovedWithConditions && request.Status != RequestStatus.Declined
                && request.Status != RequestStatus.Withdrawn && request.Status != RequestStatus.Ineligible && request.Status != RequestStatus.Referred && request.Status != RequestStatus.AnsweredFromLibrary)
            .Where(request => statuses.Contains(request.Status) || request.Parties.Any(party => offices.Contains(party.Office))
                || request.Assessments.Any(assessment => assessment.InAt == null && offices.Contains(assessment.Office))
                || request.Consultations.Any(consultation => consultation.AnsweredAt == null && !consultation.Silent && offices.Contains(consultation.Office)))
            .OrderBy(request => request.DueOn == null).ThenBy(request => request.DueOn).ThenBy(request => request.Reference).Take(Platform.Tasks.TaskItem.AtMost).ToListAsync(cancellation);
        return [.. open.SelectMany(request => Waiting(request, viewer).Select(key => new Platform.Tasks.TaskItem($"/requests/{request.Reference}", key, request.Reference, request.Title.ToString(), request.DueOn)))];
    }

    private static IEnumerable<string> Waiting(Request request, Viewer viewer)
    {
        if (request.ActiveParties.Any(party => !party.IsLead && party.Status != PartyStatus.Signed && request.TakesSignatureOf(party) && viewer.Holds(party.Office.Value))) yield return "requests.task.sign-off";
        if (request.Status == RequestStatus.UnderAppraisal && request.Assessments.Any(assessment => !assessment.IsIn && viewer.Holds(assessment.Office.Value))) yield return "requests.task.assess";
        if (request.Consultations.Any(consultation => consultation.IsOpen && viewer.Holds(consultation.Office.Value))) yield return "requests.task.give-opinion";
        var offers = RequestFlow.Table.Offers(request, viewer).Where(offer => offer.Act is not (RequestAct.Withdraw or RequestAct.TakeAnswer or RequestAct.GiveUp or RequestAct.DecideInMeeting)).ToList();
        if (offers.Count == 0) yield break;
        if (request.Status == RequestStatus.Submitted) yield return "requests.task.check-eligibility";
        else if (request.Status == RequestStatus.UnderAppraisal && request.Assessments.Count == 0) yield return "requests.task.assign-appraisers";
        else if (offers.FirstOrDefault(offer => offer.Missing is null) is { } ready) yield return $"requests.task.{ready.Act.Kebab()}";
    }
}
