using Passerelle.Directory.Public;

namespace Passerelle.Requests.Public;

public readonly record struct RequestId(Guid Value) : ITypedId<RequestId>
{
    public static RequestId From(Guid value) => new(value);
}

/// <summary>A request as later rooms need it.</summary>
/// <param name="Case">The case the request opened; the Action that follows continues it.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 of the lead and of the co-requesters whose mandate runs, the lead's first.</param>
/// <param name="Requesters">Offices of the lead and of the co-requesters whose mandate runs, the lead first.</param>
/// <param name="Areas">Codes of specific areas.</param>
/// <param name="Approved">Whether an Action may be formulated from it.</param>
public sealed record RequestSummary(
    RequestId Id, string Reference, CaseKey Case, LocalizedText Title, LocalizedText Need, LocalizedText Objectives, LocalizedText Results,
    IReadOnlyList<string> Countries, IReadOnlyList<OfficeId> Requesters, IReadOnlyList<string> Areas, DateOnly? SubmittedOn, DateOnly? DecidedOn, bool Approved);

/// <summary>What later rooms may ask about requests.</summary>
public interface IRequestsDesk
{
    /// <summary>NotFound when the viewer may not know of it.</summary>
    Task<Outcome<RequestSummary>> Find(string reference, Viewer viewer, CancellationToken cancellation);

    /// <summary>Approved requests that the viewer sees, newest decision first.</summary>
    Task<IReadOnlyList<RequestSummary>> Approved(Viewer viewer, CancellationToken cancellation);
}
