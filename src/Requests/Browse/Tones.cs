namespace Passerelle.Requests.Browse;

/// <summary>How a status looks as a chip; its word carries the meaning.</summary>
internal static class Tones
{
    public static string Of(RequestStatus status) => status switch
    {
        RequestStatus.Approved or RequestStatus.ApprovedWithConditions => "good",
        RequestStatus.NeedsInformation or RequestStatus.Deferred => "attention",
        RequestStatus.Draft => "neutral",
        RequestStatus.Declined or RequestStatus.Referred or RequestStatus.Withdrawn or RequestStatus.Ineligible => "done",
        _ => "active",
    };

    public static string Of(MeetingStatus status) => status switch
    {
        MeetingStatus.MinutesApproved => "good",
        MeetingStatus.Cancelled => "done",
        MeetingStatus.Planned => "neutral",
        _ => "active",
    };

    public static string Of(PartyStatus status) => status switch
    {
        PartyStatus.Signed => "good",
        PartyStatus.Invited or PartyStatus.Joined => "attention",
        _ => "done",
    };
}
