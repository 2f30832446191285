using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Requests;

/// <summary>
/// The clocks of this room: targets for whoever acts next, reminders before, escalation to the deputies after, and what silence means in the end. All in
/// working days of the office concerned; the facility may change each.
/// </summary>
internal static class Clocks
{
    private const string Flow = "requests.request";

    public const string SignOff = "requests.party.invited";
    public const string Information = "requests.request.needs-information";
    public const string Opinion = "requests.consultation.asked";

    public const string Waits = "waits";
    public const string NoObjection = "no-objection";
    public const string LeftOut = "left-out";
    public const string Withdrawn = "withdrawn";

    /// <summary>Targets by status.</summary>
    private static readonly IReadOnlyDictionary<RequestStatus, int> targets = new Dictionary<RequestStatus, int>
    {
        [RequestStatus.Unconfirmed] = 22,
        [RequestStatus.Submitted] = 10,
        [RequestStatus.NeedsInformation] = 15,
        [RequestStatus.UnderAppraisal] = 15,
        [RequestStatus.Appraised] = 5,
        [RequestStatus.InConsultation] = 15,
        [RequestStatus.WithCommittee] = 22,
        [RequestStatus.Deferred] = 128,
    };

    /// <summary>What the facility can set of the flow of a request: its targets, and the turns of the two clocks that wait for requesters.</summary>
    public static readonly IReadOnlyDictionary<string, int> OfRequest = new Dictionary<string, int>(
        [.. targets.Select(target => KeyValuePair.Create($"{Flow}.{target.Key.Kebab()}", target.Value)),
         new($"{Information}.reminder", 3), new($"{Information}.escalation", 2),
         new(SignOff, 15), new($"{SignOff}.reminder", 3), new($"{SignOff}.escalation", 2)]);

    public static readonly IReadOnlyDictionary<string, int> OfConsultation = new Dictionary<string, int> { [Opinion] = 15, [$"{Opinion}.reminder"] = 3, [$"{Opinion}.escalation"] = 1 };

    /// <summary>Before the day of a meeting, for its agenda; after it, for its minutes.</summary>
    public const string Agenda = "requests.meeting.planned";
    public const string Minutes = "requests.meeting.held";

    public static readonly IReadOnlyDictionary<string, int> OfMeeting = new Dictionary<string, int> { [Agenda] = 5, [Minutes] = 10 };

    public static readonly IReadOnlyList<SilenceChoice> RequestSilences = [new(Information, [Waits, Withdrawn]), new(SignOff, [Waits, LeftOut])];

    public static readonly IReadOnlyList<SilenceChoice> ConsultationSilences = [new(Opinion, [NoObjection, Waits])];

    /// <summary>Days of a clock as the facility has it.</summary>
    public static int Days(string clock, Workflow workflow) => workflow.Clocks.TryGetValue(clock, out var days) ? days : OfRequest.TryGetValue(clock, out var own) || OfMeeting.TryGetValue(clock, out own) ? own : OfConsultation[clock];

    /// <summary>What silence means there, as the facility has it.</summary>
    public static string Silence(string clock, Workflow workflow) =>
        workflow.Silence.GetValueOrDefault(clock) ?? RequestSilences.Concat(ConsultationSilences).First(choice => choice.Clock == clock).Meanings[0];

    /// <summary>By when a meeting's agenda should be out, or its minutes approved, in the facility's working days; its own day otherwise.</summary>
    public static DateOnly DueOn(Meeting meeting, Workflow workflow) => meeting.Status switch
    {
        MeetingStatus.Planned when !workflow.IsOff(MeetingFlow.Table.Name, "agenda") => WorkingDays.Before(meeting.Day, Days(Agenda, workflow), workflow.Home, workflow),
        MeetingStatus.Held => WorkingDays.After(meeting.Day, Days(Minutes, workflow), workflow.Home, workflow).To,
        _ => meeting.Day,
    };

    /// <summary>By when whoever acts next should have acted, in the working days of the side that acts; null when nobody has to.</summary>
    public static DateOnly? DueOn(Request request, DateOnly today, Workflow workflow) => Counted(request, today, workflow)?.To;

    /// <summary>The same with how it is counted.</summary>
    public static WorkingSpan? Counted(Request request, DateOnly from, Workflow workflow) => targets.ContainsKey(request.Status)
        ? WorkingDays.After(from, Days($"{Flow}.{request.Status.Kebab()}", workflow), request.Status == RequestStatus.NeedsInformation ? request.LeadParty.Country : workflow.Home, workflow)
        : null;
}
