using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Flows;

namespace Passerelle.Requests;

/// <summary>What a facility may set of the flow of a request.</summary>
internal sealed class AdjustableRequests(RequestsDb db) : IAdjustableFlow
{
    private static readonly IReadOnlyList<RequestStatus> ends = [RequestStatus.Ineligible, RequestStatus.Approved, RequestStatus.ApprovedWithConditions, RequestStatus.Declined, RequestStatus.Referred, RequestStatus.Withdrawn, RequestStatus.AnsweredFromLibrary];

    public IFlow Flow => RequestFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks => Requests.Clocks.OfRequest;

    public IReadOnlyList<SilenceChoice> Silences => Requests.Clocks.RequestSilences;

    /// <summary>Drafts are their authors' own: nobody else learns of them.</summary>
    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Requests.AsNoTracking().IgnoreAutoIncludes().Where(request => request.Status != RequestStatus.Draft && !ends.Contains(request.Status)).OrderBy(request => request.Reference)
            .Select(request => new { request.Status, request.Reference }).ToListAsync(cancellation))
            .Select(request => new OpenCase(request.Status.Kebab(), request.Reference))];
}

/// <summary>What a facility may set of a consultation: its clock, and what silence means.</summary>
internal sealed class AdjustableConsultations(RequestsDb db) : IAdjustableFlow
{
    public IFlow Flow => ConsultationFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks => Requests.Clocks.OfConsultation;

    public IReadOnlyList<SilenceChoice> Silences => Requests.Clocks.ConsultationSilences;

    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Requests.AsNoTracking().IgnoreAutoIncludes().Where(request => request.Status == RequestStatus.InConsultation)
            .SelectMany(request => request.Consultations.Where(each => each.AnsweredAt == null && !each.Silent), (request, _) => request.Reference).ToListAsync(cancellation))
            .Select(reference => new OpenCase(ConsultationStatus.Asked.Kebab(), reference))];
}

/// <summary>What a facility may set of its committee's meetings: whether an agenda goes out before, who plans them, and the clocks of agenda and minutes.</summary>
internal sealed class AdjustableMeetings(RequestsDb db) : IAdjustableFlow
{
    public IFlow Flow => MeetingFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks => Requests.Clocks.OfMeeting;

    public IReadOnlyList<SilenceChoice> Silences => [];

    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Meetings.AsNoTracking().Where(meeting => meeting.Status != MeetingStatus.MinutesApproved && meeting.Status != MeetingStatus.Cancelled).OrderBy(meeting => meeting.Reference)
            .Select(meeting => new { meeting.Status, meeting.Reference }).ToListAsync(cancellation))
            .Select(meeting => new OpenCase(meeting.Status.Kebab(), meeting.Reference))];
}
