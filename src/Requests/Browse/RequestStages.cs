namespace Passerelle.Requests.Browse;

/// <summary>
/// The plain-language stage a requester sees: where the case stands, without what the facility deliberates. A decision is not one before its
/// letter is signed. Text keys: <c>requests.stage.{stage}</c>.
/// </summary>
internal static class RequestStages
{
    public static string Of(Request request) => Of(request.Status);

    public static string Of(RequestStatus status) => status switch
    {
        RequestStatus.Draft => "draft",
        RequestStatus.Unconfirmed => "unconfirmed",
        RequestStatus.Submitted => "being-checked",
        RequestStatus.NeedsInformation => "needs-information",
        RequestStatus.UnderAppraisal or RequestStatus.Appraised or RequestStatus.InConsultation => "being-appraised",
        RequestStatus.WithCommittee or RequestStatus.Decided => "with-committee",
        RequestStatus.Ineligible => "ineligible",
        RequestStatus.Approved => "approved",
        RequestStatus.ApprovedWithConditions => "approved-with-conditions",
        RequestStatus.Deferred => "deferred",
        RequestStatus.Declined => "declined",
        RequestStatus.Referred => "referred",
        RequestStatus.Withdrawn => "withdrawn",
        RequestStatus.AnsweredFromLibrary => "answered-from-library",
    };
}
