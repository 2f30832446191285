using static Passerelle.Requests.PartyStatus;

namespace Passerelle.Requests;

using Act = PartyAct;
using Row = Step<PartyStatus, PartyAct, Party>;

/// <summary>A co-requester's mandate in a joint request.</summary>
internal static class PartyFlow
{
    private static readonly Who<Party> office = new("office", (party, viewer) => viewer.Holds(party.Office.Value) ? party.Office.Value : null);
    private static readonly Who<Party> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    private static readonly When<Party> partFilled = new("part-filled", party => !party.Priorities.IsEmpty && party.MandateHolder != "");

    public static readonly Flow<PartyStatus, PartyAct, Party> Table = new("requests.party", party => party.Status, Invited, [Refused, Withdrawn],
        [
            //      from     act       to         who      when        fact
            new Row(Invited, Act.Join,     Joined,    office,  null,       "requests.party-joined"),
            new Row(Invited, Act.Refuse,   Refused,   office,  null,       "requests.party-refused"),
            new Row(Invited, Act.LeaveOut, Refused,   program, null,       "requests.party-left-out"),
            new Row(Joined,  Act.LeaveOut, Refused,   program, null,       "requests.party-left-out"),
            new Row(Joined,  Act.SignOff,  Signed,    office,  partFilled, "requests.party-signed"),
            new Row(Joined,  Act.Withdraw, Withdrawn, office,  null,       "requests.party-withdrew"),
            new Row(Signed,  Act.Reopen,   Joined,    program, null,       "requests.signature-void"),
            new Row(Signed,  Act.Withdraw, Withdrawn, office,  null,       "requests.party-withdrew"),
        ]);
}
