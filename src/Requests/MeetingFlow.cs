using Passerelle.Directory.Public;
using static Passerelle.Requests.MeetingStatus;

namespace Passerelle.Requests;

using Act = MeetingAct;
using Row = Step<MeetingStatus, MeetingAct, Meeting>;

/// <summary>A meeting of the steering committee, from its plan to its approved minutes.</summary>
internal static class MeetingFlow
{
    // What a facility may do without.
    private const string Agenda = "agenda";

    // The committee itself does not plan its meetings: an office recused from a case would plan without seeing all of them.
    private static readonly Who<Meeting> officer = new("officer", Role.Officer, [Role.Signatory]);

    /// <summary>Whoever keeps the minutes: the secretariat, or somebody of the committee.</summary>
    private static readonly Who<Meeting> keeper = new("keeper", (_, viewer) => viewer.OfficeWith(Role.Officer) ?? viewer.OfficeWith(Role.Committee));

    private static readonly Who<Meeting> chair = new("chair", (meeting, viewer) => meeting.Approvers.Select(office => (Guid?)office.Value).FirstOrDefault(office => viewer.Holds(office!.Value)));

    private static readonly When<Meeting> hasAgenda = new("has-agenda", meeting => meeting.Agenda.Count > 0);
    private static readonly When<Meeting> allTreated = new("all-treated", meeting => meeting.Agenda.All(item => item.Treated));

    public static readonly Flow<MeetingStatus, MeetingAct, Meeting> Table = new("requests.meeting", meeting => meeting.Status, Planned, [MinutesApproved, Cancelled],
        [
            //      from        act                 to               who      when        fact
            new Row(Planned,    Act.Change,         Planned,         officer, null,       "requests.meeting-changed"),
            new Row(Planned,    Act.SendAgenda,     AgendaSent,      officer, hasAgenda,  "requests.agenda-sent") { Stage = Agenda },
            // A committee that meets at short notice finds its agenda here; the papers are read where they stand.
            new Row(Planned,    Act.TakeAttendance, Held,            keeper,  hasAgenda,  "requests.meeting-held") { Without = Agenda },
            new Row(Planned,    Act.Cancel,         Cancelled,       officer, null,       "requests.meeting-cancelled"),
            // Who was invited to one agenda is not held to another: what changes is sent again.
            new Row(AgendaSent, Act.Change,         Planned,         officer, null,       "requests.meeting-changed"),
            new Row(AgendaSent, Act.TakeAttendance, Held,            keeper,  null,       "requests.meeting-held"),
            new Row(AgendaSent, Act.Cancel,         Cancelled,       officer, null,       "requests.meeting-cancelled"),
            new Row(Held,       Act.RecordItem,     Held,            keeper,  null,       "requests.item-recorded"),
            new Row(Held,       Act.ApproveMinutes, MinutesApproved, chair,   allTreated, "requests.minutes-approved"),
        ]);
}
