using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.HostView;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Mobilise;

internal sealed class SteerForm
{
    /// <summary>Why a seat is given up; or, of a release on paper, who gave it and when.</summary>
    public string? Text { get; set; }
}

/// <summary>What an officer does with one seat: states a release that came on paper, asks the expert again for the days as they are, gives the seat up.</summary>
internal sealed class SteerSeat(PanelsDb db, OfficesDesk offices, LinksDesk links, RosterDesk roster)
{
    public static readonly IReadOnlyList<SeatAct> Acts = [SeatAct.StateRelease, SeatAct.AskAgain, SeatAct.Withdraw];

    public async Task<Outcome<string>> Run(string reference, SeatAct act, SteerForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Acts.Contains(act) || await db.SeenSeats(occasion.By).SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is not { } seat) return Problem.NotFound();
        var passage = SeatFlow.Table.Check(act, seat, occasion.By);
        if (passage.Problem is { } no) return no;
        var text = form.Text?.ReplaceLineEndings("\n").Trim() ?? "";
        if (act != SeatAct.AskAgain && text == "") return Problem.Invalid("Text", act == SeatAct.StateRelease ? "panels.steer.paper-needed" : "panels.steer.reason-needed");
        if (text.Length > Seat.MaxText) return Problem.Invalid("Text", "platform.problem.too-long", Seat.MaxText, text.Length);
        var mission = await db.Missions.SingleOrDefaultAsync(each => each.Seat == seat.Id, cancellation);
        if (mission is not null && mission.Status is not (MissionStatus.Preparing or MissionStatus.Cancelled)) return Problem.Conflict("panels.steer.under-way");

        var mobilisation = await db.Of(seat.Mobilisation, cancellation);
        var (asked, letters, facts) = (seat.Status is SeatStatus.WithExpert or SeatStatus.OtherDate or SeatStatus.Confirmed, new List<LetterDraft>(), new List<Fact>());
        seat.Take(passage.Value, occasion.At);
        switch (act)
        {
            case SeatAct.StateRelease:
                seat.StateRelease(text);
                break;
            case SeatAct.AskAgain:
                seat.Propose(null);
                facts.AddRange(await AnswerHost.Offer(mobilisation, seat, roster, links, occasion, cancellation));
                break;
            default:
                seat.Refuse(text);
                if (seat.Office is { } home && await offices.Find(home, cancellation) is { } card) letters.Add(MobilisationLetters.SeatWithdrawn(mobilisation, seat, card.Addressee));
                if (asked && await roster.Addressee(seat.ExpertId, cancellation) is { } expert) facts.Add(seat.ForExpert("panels.seat-withdrawn", [MobilisationLetters.SeatWithdrawn(mobilisation, seat, expert)]));
                if (mission is { Status: MissionStatus.Preparing } && MissionFlow.Table.Check(MissionAct.Cancel, mission, occasion.By) is { Problem: null } cancelled)
                {
                    mission.Take(cancelled.Value);
                    facts.Add(mission.Fact(cancelled.Value.Step.Fact, cancelled.Value.Office));
                }
                break;
        }
        facts.Insert(0, seat.Fact(passage.Value.Step.Fact, passage.Value.Office, new { expert = seat.Expert, seat.Reason, seat.Conditions }, letters));
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }
}
