using Passerelle.Directory.Public;
using static Passerelle.Requests.RequestStatus;

namespace Passerelle.Requests;

using Act = RequestAct;
using Row = Step<RequestStatus, RequestAct, Request>;

/// <summary>The life of a request, from draft to signed decision.</summary>
internal static class RequestFlow
{
    // What a facility may do without.
    private const string AskBack = "ask-back";
    private const string Consultation = "consultation";

    private static readonly Who<Request> lead = new("lead", (request, viewer) => viewer.Holds(request.Lead.Value) ? request.Lead.Value : null);
    private static readonly Who<Request> officer = new("officer", Role.Officer, [Role.Signatory]);
    private static readonly Who<Request> committee = new("committee", Role.Committee, [Role.Officer]);

    /// <summary>Whoever keeps the minutes of the committee's meeting.</summary>
    private static readonly Who<Request> keeper = new("keeper", (_, viewer) => viewer.OfficeWith(Role.Officer) ?? viewer.OfficeWith(Role.Committee));

    /// <summary>Four eyes: the office that signs is never the one that recorded the decision, nor the one that led the meeting, nor one that is recused.</summary>
    private static readonly Who<Request> signatory = new("signatory", Role.Signatory, [Role.Officer, Role.Committee], (request, _, office) => request.Decision?.IsOf(office) != true && !request.Recused.Contains(new(office)));

    private static readonly Who<Request> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    private static readonly When<Request> allSigned = new("all-signed", request => !request.UnsignedParties.Any());
    private static readonly When<Request> enteredOnBehalf = new("entered-on-behalf", request => request.OnBehalf is not null);
    private static readonly When<Request> eligibilityChecked = new("eligibility-checked", request => request.Eligibility is { } check && check.AllMet);
    private static readonly When<Request> eligibilityFails = new("eligibility-fails", request => request.Eligibility is { } check && !check.AllMet);
    private static readonly When<Request> assessmentsIn = new("assessments-in", request => request.Assessments.Count(assessment => assessment.IsIn) >= 2 && request.Assessments.All(assessment => assessment.IsIn));
    private static readonly When<Request> consensusRecorded = new("consensus-recorded", request => request.Consensus is not null);
    private static readonly When<Request> opinionsIn = new("opinions-in", request => request.Consultations.Count > 0 && request.Consultations.All(consultation => !consultation.IsOpen));

    private static readonly When<Request> onAgenda = new("on-agenda", request => request.OnAgendaOf is not null);

    private static When<Request> Decision(string name, DecisionKind kind) => new(name, request => request.Decision?.Kind == kind);

    public static readonly Flow<RequestStatus, RequestAct, Request> Table = new("requests.request", request => request.Status, Draft,
        [Ineligible, Approved, ApprovedWithConditions, Declined, Referred, Withdrawn, AnsweredFromLibrary],
        [
            //      from              act                to                      who        when                                        fact
            new Row(Draft,            Act.Submit,            Submitted,              lead,      allSigned,                                  "requests.submitted"),
            new Row(Draft,            Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            // What an officer has entered from a letter is nobody's request before the office that wrote it confirms it: that is its signature.
            new Row(Draft,            Act.AskToConfirm,      Unconfirmed,            officer,   enteredOnBehalf,                            "requests.confirmation-asked"),
            new Row(Unconfirmed,      Act.AskToConfirm,      Unconfirmed,            officer,   null,                                       "requests.confirmation-asked"),
            new Row(Unconfirmed,      Act.Confirm,           Submitted,              lead,      allSigned,                                  "requests.confirmed"),
            new Row(Unconfirmed,      Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(Unconfirmed,      Act.GiveUp,            Withdrawn,              officer,   null,                                       "requests.given-up"),
            new Row(Draft,            Act.TakeAnswer,        AnsweredFromLibrary,    lead,      null,                                       "requests.answered-from-library"),
            new Row(Submitted,        Act.AskBack,           NeedsInformation,       officer,   null,                                       "requests.asked-back") { Stage = AskBack },
            new Row(NeedsInformation, Act.Resubmit,          Submitted,              lead,      null,                                       "requests.resubmitted"),
            new Row(NeedsInformation, Act.Lapse,             Withdrawn,              program,   null,                                       "requests.lapsed"),
            new Row(Submitted,        Act.ConfirmEligible,   UnderAppraisal,         officer,   eligibilityChecked,                         "requests.found-eligible"),
            new Row(Submitted,        Act.FindIneligible,    Ineligible,             officer,   eligibilityFails,                           "requests.found-ineligible"),
            new Row(UnderAppraisal,   Act.RecordConsensus,   Appraised,              officer,   assessmentsIn,                              "requests.consensus-recorded"),
            new Row(Appraised,        Act.Consult,           InConsultation,         officer,   consensusRecorded,                          "requests.consulted") { Stage = Consultation },
            new Row(Appraised,        Act.PassOn,            WithCommittee,          officer,   consensusRecorded,                          "requests.passed-on") { Without = Consultation },
            new Row(InConsultation,   Act.CloseConsultation, WithCommittee,          officer,   opinionsIn,                                 "requests.consultation-closed"),
            // Those who were being consulted when the facility gave the stage up need not wait for its end.
            new Row(InConsultation,   Act.PassOn,            WithCommittee,          officer,   null,                                       "requests.passed-on") { Without = Consultation },
            new Row(WithCommittee,    Act.Decide,            Decided,                committee, null,                                       "requests.decided"),
            new Row(WithCommittee,    Act.DecideInMeeting,   Decided,                keeper,    onAgenda,                                   "requests.decided"),
            new Row(Decided,          Act.SignLetter,        Approved,               signatory, Decision("approves", DecisionKind.Approve), "requests.approved"),
            new Row(Decided,          Act.SignLetter,        ApprovedWithConditions, signatory, Decision("sets-conditions", DecisionKind.ApproveWithConditions), "requests.approved-with-conditions"),
            new Row(Decided,          Act.SignLetter,        Deferred,               signatory, Decision("defers", DecisionKind.Defer),     "requests.deferred"),
            new Row(Decided,          Act.SignLetter,        Declined,               signatory, Decision("declines", DecisionKind.Decline), "requests.declined"),
            new Row(Decided,          Act.SignLetter,        Referred,               signatory, Decision("refers", DecisionKind.Refer),     "requests.referred"),
            new Row(Deferred,         Act.TakeUpAgain,       WithCommittee,          officer,   null,                                       "requests.taken-up-again"),
            new Row(Submitted,        Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(NeedsInformation, Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(UnderAppraisal,   Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(Appraised,        Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(InConsultation,   Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(WithCommittee,    Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            // A decision is not one before its letter is signed: until then the lead can do what it could before, or it would know.
            new Row(Decided,          Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
            new Row(Deferred,         Act.Withdraw,          Withdrawn,              lead,      null,                                       "requests.withdrawn"),
        ]);
}
