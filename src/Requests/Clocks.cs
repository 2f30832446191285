namespace Passerelle.Requests;

/// <summary>How long whoever acts next should take, in calendar days by status: the facility's targets.</summary>
internal static class Clocks
{
    private static readonly IReadOnlyDictionary<RequestStatus, int> days = new Dictionary<RequestStatus, int>
    {
        [RequestStatus.Unconfirmed] = 30,
        [RequestStatus.Submitted] = 14,
        [RequestStatus.NeedsInformation] = 21,
        [RequestStatus.UnderAppraisal] = 21,
        [RequestStatus.Appraised] = 7,
        [RequestStatus.InConsultation] = 21,
        [RequestStatus.WithCommittee] = 30,
        [RequestStatus.Deferred] = 180,
    };

    public static DateOnly? DueOn(RequestStatus status, DateOnly today) => days.TryGetValue(status, out var count) ? today.AddDays(count) : null;
}
