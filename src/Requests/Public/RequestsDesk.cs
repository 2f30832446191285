using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Public;

/// <summary>A request as later rooms need it.</summary>
/// <param name="Case">The case the request opened; the Action that follows continues it.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 of the lead and of the co-requesters whose mandate runs and who have signed, the lead's first.</param>
/// <param name="Requesters">Offices of the lead and of the co-requesters whose mandate runs, the lead first.</param>
/// <param name="Areas">Codes of specific areas.</param>
/// <param name="Approved">Whether an Action may be formulated from it.</param>
public sealed record RequestSummary(
    RequestId Id, string Reference, CaseKey Case, LocalizedText Title, LocalizedText Need, LocalizedText Objectives, LocalizedText Results,
    IReadOnlyList<string> Countries, IReadOnlyList<OfficeId> Requesters, IReadOnlyList<string> Areas, DateOnly? SubmittedOn, DateOnly? DecidedOn, bool Approved);

/// <summary>What the appraisers of a request agreed.</summary>
/// <param name="CriteriaSet">The set the request was appraised by, in the version of that day.</param>
/// <param name="Scores">By the criterion's id; the scale is the set's.</param>
public sealed record ConsensusSummary(CriteriaSet CriteriaSet, IReadOnlyDictionary<string, int> Scores, DateOnly RecordedOn);

/// <summary>What later rooms may ask about requests.</summary>
public sealed class RequestsDesk
{
    private readonly RequestsDb db;

    internal RequestsDesk(RequestsDb db) => this.db = db;

    /// <summary>NotFound when the viewer may not know of it.</summary>
    public async Task<Outcome<RequestSummary>> Find(string reference, Viewer viewer, CancellationToken cancellation) =>
        await db.Seen(viewer).AsNoTracking().SingleOrDefaultAsync(request => request.Reference == reference, cancellation) is { } request
            ? Summary(request) : Problem.NotFound();

    /// <summary>Approved requests that the viewer sees, newest decision first.</summary>
    public async Task<IReadOnlyList<RequestSummary>> Approved(Viewer viewer, CancellationToken cancellation) =>
        [.. (await db.Seen(viewer).AsNoTracking().Where(request => request.Status == RequestStatus.Approved || request.Status == RequestStatus.ApprovedWithConditions).ToListAsync(cancellation))
            .Select(Summary).OrderByDescending(request => request.DecidedOn)];

    /// <summary>Null when there is none yet, or when the viewer may not read scores: those who asked never do.</summary>
    public async Task<ConsensusSummary?> Consensus(RequestId id, Viewer viewer, CancellationToken cancellation)
    {
        if (!Request.ShowsInsideTo(viewer)) return null;
        var request = await db.Seen(viewer).AsNoTracking().SingleOrDefaultAsync(request => request.Id == id, cancellation);
        return request?.Consensus is { } agreed ? new(Appraise.Criteria.Of(agreed.CriteriaSet), agreed.Criteria.ToDictionary(score => score.Criterion, score => score.Value), agreed.RecordedOn) : null;
    }

    private static RequestSummary Summary(Request request) => new(
        request.Id, request.Reference, request.Case, request.Title, request.Answer("need"), request.Answer("objectives"), request.Answer("results"),
        request.Countries, [.. request.Members.Select(party => party.Office)], request.Chosen("areas"),
        // Before its letter is signed a decision is not one, and its day would tell that it exists.
        request.SubmittedOn, request.Decision is { LetterSignedOn: not null } decision ? decision.TakenOn : null, request.Status is RequestStatus.Approved or RequestStatus.ApprovedWithConditions);
}
