namespace Passerelle.Requests;

internal enum RequestStatus
{
    Draft,
    Unconfirmed,
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
    AnsweredFromLibrary,
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
    AskToConfirm,
    Confirm,
    GiveUp,
    TakeAnswer,
}
