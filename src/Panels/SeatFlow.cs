using Passerelle.Directory.Public;
using static Passerelle.Panels.SeatStatus;

namespace Passerelle.Panels;

using Act = SeatAct;
using Row = Step<SeatStatus, SeatAct, Seat>;

internal enum SeatStatus { Nominated, Signed, Released, WithHost, WithExpert, OtherDate, Confirmed, Refused, Objected, Declined, Withdrawn }

internal enum SeatAct { Sign, Countersign, SendBack, Refuse, StateRelease, AskHost, Accept, Object, LetPass, Confirm, Decline, ProposeDate, AskAgain, Withdraw }

/// <summary>A seat: named by the home administration, let go by two of its people, seen by the host, taken by the expert. Each of the three may say no.</summary>
internal static class SeatFlow
{
    private static readonly Who<Seat> home = new("home", (seat, viewer) => seat.Office is { } office && viewer.Holds(office.Value) ? office.Value : null);
    private static readonly Who<Seat> host = new("host", (seat, viewer) => seat.Host is { } office && viewer.Holds(office.Value) ? office.Value : null);
    private static readonly Who<Seat> expert = new("expert", (seat, viewer) => viewer.Tokens.Contains(To.Person(seat.Reference)) ? Guid.Empty : null);
    private static readonly Who<Seat> officer = new("officer", Role.Officer, []);
    private static readonly Who<Seat> program = new("program", (_, viewer) => viewer.Tokens.Contains(To.Program) ? Guid.Empty : null);

    private static readonly When<Seat> homeless = new("homeless", seat => seat.Office is null);

    public static readonly Flow<SeatStatus, SeatAct, Seat> Table = new("panels.seat", seat => seat.Status, Nominated, [Refused, Objected, Declined, Withdrawn],
        [
            //      from        act               to          who      when      fact
            new Row(Nominated,  Act.Sign,         Signed,     home,    null,     "panels.release-signed"),
            new Row(Nominated,  Act.Refuse,       Refused,    home,    null,     "panels.release-refused"),
            new Row(Nominated,  Act.StateRelease, Released,   officer, homeless, "panels.release-stated"),
            new Row(Nominated,  Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(Signed,     Act.Countersign,  Released,   home,    null,     "panels.released"),
            new Row(Signed,     Act.SendBack,     Nominated,  home,    null,     "panels.release-sent-back"),
            new Row(Signed,     Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(Released,   Act.AskHost,      WithHost,   officer, null,     "panels.host-asked"),
            new Row(Released,   Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(WithHost,   Act.Accept,       WithExpert, host,    null,     "panels.host-accepted"),
            new Row(WithHost,   Act.Object,       Objected,   host,    null,     "panels.host-objected"),
            new Row(WithHost,   Act.LetPass,      WithExpert, program, null,     "panels.host-silent"),
            new Row(WithHost,   Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(WithExpert, Act.Confirm,      Confirmed,  expert,  null,     "panels.seat-confirmed"),
            new Row(WithExpert, Act.Decline,      Declined,   expert,  null,     "panels.seat-declined"),
            new Row(WithExpert, Act.ProposeDate,  OtherDate,  expert,  null,     "panels.other-date"),
            new Row(WithExpert, Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(OtherDate,  Act.AskAgain,     WithExpert, officer, null,     "panels.asked-again"),
            new Row(OtherDate,  Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
            new Row(Confirmed,  Act.Withdraw,     Withdrawn,  officer, null,     "panels.seat-withdrawn"),
        ]);
}
