using Passerelle.Directory.Public;
using static Passerelle.Requests.PartyStatus;

namespace Passerelle.Requests;

using Act = PartyAct;
using Row = Step<PartyStatus, PartyAct, PartyIn>;

/// <summary>A party looked at within its request: who may act on it depends on who leads.</summary>
internal sealed record PartyIn(Request Request, Party Party);

/// <summary>A co-requester's mandate in a joint request.</summary>
internal static class PartyFlow
{
    private static readonly Who<PartyIn> office = new("office", (subject, viewer) => viewer.Holds(subject.Party.Office.Value) ? subject.Party.Office.Value : null);
    private static readonly Who<PartyIn> keeper = new("lead-or-officer", (subject, viewer) => Keeper(subject.Request, viewer));
    private static readonly Who<PartyIn> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    private static readonly When<PartyIn> partFilled = new("part-filled", subject => !subject.Party.Priorities.IsEmpty && subject.Party.MandateHolder != "");
    private static readonly When<PartyIn> successorThere = new("successor-there", subject => subject.Party.IsLead && subject.Request.Successors.Any());
    private static readonly When<PartyIn> notLead = new("does-not-lead", subject => !subject.Party.IsLead);

    public static readonly Flow<PartyStatus, PartyAct, PartyIn> Table = new("requests.party", subject => subject.Party.Status, Invited, [Refused, Withdrawn, Replaced, Expired],
        [
            //      from     act           to         who      when            fact
            new Row(Invited, Act.Join,     Joined,    office,  null,           "requests.party-joined"),
            new Row(Invited, Act.Refuse,   Refused,   office,  null,           "requests.party-refused"),
            new Row(Invited, Act.LeaveOut, Refused,   program, notLead,        "requests.party-left-out"),
            new Row(Joined,  Act.LeaveOut, Refused,   program, notLead,        "requests.party-left-out"),
            new Row(Joined,  Act.SignOff,  Signed,    office,  partFilled,     "requests.party-signed"),
            new Row(Joined,  Act.Withdraw, Withdrawn, office,  notLead,        "requests.party-withdrew"),
            new Row(Signed,  Act.Reopen,   Joined,    program, null,           "requests.signature-void"),
            new Row(Signed,  Act.Withdraw, Withdrawn, office,  notLead,        "requests.party-withdrew"),
            new Row(Joined,  Act.HandOver, Withdrawn, office,  successorThere, "requests.lead-handed-over"),
            new Row(Signed,  Act.HandOver, Withdrawn, office,  successorThere, "requests.lead-handed-over"),
            new Row(Invited, Act.Replace,  Replaced,  keeper,  notLead,        "requests.party-replaced"),
            new Row(Joined,  Act.Replace,  Replaced,  keeper,  notLead,        "requests.party-replaced"),
            new Row(Signed,  Act.Replace,  Replaced,  keeper,  notLead,        "requests.party-replaced"),
            new Row(Joined,  Act.Expire,   Expired,   program, notLead,        "requests.mandate-expired"),
            new Row(Signed,  Act.Expire,   Expired,   program, notLead,        "requests.mandate-expired"),
        ]);

    /// <summary>Who says which offices ask together: the lead, and an officer of the facility once the request has reached it. The office they act for; null for anybody else.</summary>
    public static Guid? Keeper(Request request, Viewer viewer) =>
        viewer.Holds(request.Lead.Value) ? request.Lead.Value : request.ReachedFacility ? viewer.OfficeWith(Role.Officer) : null;
}
