using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Nominate;

/// <summary>A call as the office it went to reads it: its own experts and nobody else's.</summary>
/// <param name="Own">Whom it may name, those the panel proposes first.</param>
/// <param name="Cards">Its experts by reference, whoever was named.</param>
internal sealed record CallSheet(Call Call, Mobilisation Mobilisation, OfficeCard Office, IReadOnlyList<Nameable> Own, IReadOnlyList<Seat> Seats, IReadOnlyDictionary<string, ExpertCard> Cards, IReadOnlyList<OfficeCard> Others, IReadOnlyList<OfficeHolder> Holders, Problem? Closed)
{
    public string Name(string expert) => Cards.GetValueOrDefault(expert) is { Name: not "" } card ? card.Name : expert;
}

/// <summary>A call in the list of the office it went to.</summary>
internal sealed record CallLine(Call Call, Mobilisation Mobilisation, IReadOnlyList<Seat> Seats);

/// <summary>Calls, for the offices they went to: each reads its own.</summary>
internal sealed class ReadCalls(PanelsDb db, AnswerCall answer, OfficesDesk offices, RosterDesk roster)
{
    /// <summary>NotFound for everybody but the office.</summary>
    public async Task<Outcome<CallSheet>> One(string reference, Occasion occasion, CancellationToken cancellation)
    {
        var viewer = occasion.By;
        if (await db.SeenCalls(viewer).AsNoTracking().SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is not { } call || !viewer.Holds(call.Office.Value) || await offices.Find(call.Office, cancellation) is not { } office) return Problem.NotFound();
        var mobilisation = await db.Of(call.Mobilisation, cancellation);
        var seats = await db.SeenSeats(viewer).AsNoTracking().Where(seat => seat.Call == call.Id).OrderBy(seat => seat.Reference).ToListAsync(cancellation);
        var closed = AnswerCall.Closed(call, occasion.Today);
        var own = closed is null ? await answer.Own(call, mobilisation, occasion, cancellation) : [];
        var named = seats.Select(seat => seat.ExpertId).Concat(call.Nominations.SelectMany(each => each.ReplacementId is { } id ? [each.Id, id] : new[] { each.Id })).Distinct().ToList();
        var cards = own.Select(each => each.Card).Concat((await roster.Cards(named, viewer, cancellation)).Values).DistinctBy(card => card.Reference).ToDictionary(card => card.Reference);
        return new CallSheet(call, mobilisation, office, own, seats, cards, await answer.Others(call, cancellation), await offices.Holders(call.Office, occasion.Today, cancellation), closed);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CallLine>> Mine(Viewer viewer, CancellationToken cancellation)
    {
        var held = viewer.Holdings.Select(holding => new OfficeId(holding.Office)).ToList();
        var calls = await db.SeenCalls(viewer).AsNoTracking().Where(call => held.Contains(call.Office)).OrderByDescending(call => call.SentAt).ThenByDescending(call => call.Reference).ToListAsync(cancellation);
        var (ids, keys) = (calls.Select(call => call.Mobilisation).Distinct().ToList(), calls.Select(call => (Public.CallId?)call.Id).ToList());
        var mobilisations = await db.Mobilisations.AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancellation);
        var seats = (await db.SeenSeats(viewer).AsNoTracking().Where(seat => keys.Contains(seat.Call)).OrderBy(seat => seat.Reference).ToListAsync(cancellation)).ToLookup(seat => seat.Call);
        return [.. calls.Select(call => new CallLine(call, mobilisations[call.Mobilisation], [.. seats[call.Id]]))];
    }
}
