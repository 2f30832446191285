using Microsoft.EntityFrameworkCore;

namespace Passerelle.Panels.Choose;

/// <summary>Gives the panel up.</summary>
internal sealed class CancelPanel(PanelsDb db)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(PanelAct.Cancel, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        // Whoever was called is told first, seat by seat and call by call.
        if (await db.Mobilisations.AnyAsync(each => each.Panel == reference && (db.Calls.Any(call => call.Mobilisation == each.Id && call.Status == CallStatus.Sent)
            || db.Seats.Any(seat => seat.Mobilisation == each.Id && seat.Status != SeatStatus.Refused && seat.Status != SeatStatus.Objected && seat.Status != SeatStatus.Declined && seat.Status != SeatStatus.Withdrawn)), cancellation)) return Problem.Conflict("panels.cancel.called");
        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office)], cancellation) is { } race ? race : reference;
    }
}
