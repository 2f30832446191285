using Passerelle.Directory.Public;
using static Passerelle.Panels.CallStatus;

namespace Passerelle.Panels;

using Act = CallAct;
using Row = Step<CallStatus, CallAct, Call>;

internal enum CallStatus { Sent, Answered, Declined, PassedOn, Lapsed, Withdrawn }

internal enum CallAct { Nominate, Decline, PutOff, PassOn, Lapse, Withdraw }

/// <summary>A call is answered once; “later” keeps it open until its last day.</summary>
internal static class CallFlow
{
    private static readonly Who<Call> home = new("home", (call, viewer) => viewer.Holds(call.Office.Value) ? call.Office.Value : null);
    private static readonly Who<Call> officer = new("officer", Role.Officer, []);
    private static readonly Who<Call> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    public static readonly Flow<CallStatus, CallAct, Call> Table = new("panels.call", call => call.Status, Sent, [Answered, Declined, PassedOn, Lapsed, Withdrawn],
        [
            //      from  act           to         who      when  fact
            new Row(Sent, Act.Nominate, Answered,  home,    null, "panels.nominated"),
            new Row(Sent, Act.Decline,  Declined,  home,    null, "panels.call-declined"),
            new Row(Sent, Act.PutOff,   Sent,      home,    null, "panels.call-put-off"),
            new Row(Sent, Act.PassOn,   PassedOn,  home,    null, "panels.call-passed-on"),
            new Row(Sent, Act.Lapse,    Lapsed,    program, null, "panels.call-lapsed"),
            new Row(Sent, Act.Withdraw, Withdrawn, officer, null, "panels.call-withdrawn"),
        ]);
}
