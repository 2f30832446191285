using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Flows;

namespace Passerelle.Panels.Wait;

/// <summary>What a facility may set of a call: how long it stays open, and who is written to before it closes.</summary>
internal sealed class AdjustableCalls(PanelsDb db) : IAdjustableFlow
{
    public IFlow Flow => CallFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks => Wait.Clocks.OfCall;

    public IReadOnlyList<SilenceChoice> Silences => [];

    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Calls.AsNoTracking().Where(call => call.Status == CallStatus.Sent).OrderBy(call => call.Reference).Select(call => call.Reference).ToListAsync(cancellation)).Select(reference => new OpenCase(CallStatus.Sent.Kebab(), reference))];
}

/// <summary>What a facility may set of a seat: its clocks, and what the host's silence means.</summary>
internal sealed class AdjustableSeats(PanelsDb db) : IAdjustableFlow
{
    private static readonly IReadOnlyList<SeatStatus> waiting = [SeatStatus.Nominated, SeatStatus.Signed, SeatStatus.Released, SeatStatus.WithHost, SeatStatus.WithExpert, SeatStatus.OtherDate];

    public IFlow Flow => SeatFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks => Wait.Clocks.OfSeat;

    public IReadOnlyList<SilenceChoice> Silences => Wait.Clocks.Silences;

    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Seats.AsNoTracking().Where(seat => waiting.Contains(seat.Status)).OrderBy(seat => seat.Reference).Select(seat => new { seat.Status, seat.Reference }).ToListAsync(cancellation)).Select(seat => new OpenCase(seat.Status.Kebab(), seat.Reference))];
}
