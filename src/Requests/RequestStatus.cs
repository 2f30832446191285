namespace Passerelle.Requests;

internal enum RequestStatus
{
    Draft,
    Submitted,
    NeedsInformation,
    Ineligible,
    UnderAppraisal,
    Appraised,
    InConsultation,
    WithCommittee,
    Decided,
    Approved,
    ApprovedWithConditions,
    Deferred,
    Declined,
    Referred,
    Withdrawn,
}

internal enum RequestAct
{
    Submit,
    AskBack,
    Resubmit,
    Lapse,
    ConfirmEligible,
    FindIneligible,
    RecordConsensus,
    Consult,
    CloseConsultation,
    PassOn,
    Decide,
    DecideInMeeting,
    SignLetter,
    TakeUpAgain,
    Withdraw,
}
