using Passerelle.Panels.Compose;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Mobilise;

internal enum ChairState { Uncalled, Called, Seated, Lost }

/// <summary>A chair of the table as the mobilisation stands.</summary>
internal sealed record ChairNow(string Expert, ExpertId Id, ChairState State, Seat? Seat, Call? Call);

/// <summary>Somebody an administration has named whom the panel does not have.</summary>
/// <param name="Instead">The expert in whose place they would go; null for somebody named on their own.</param>
internal sealed record Offered(string Expert, ExpertId Id, string? Instead, Call Call);

/// <summary>The table that was proposed against what has come of it. No database.</summary>
internal static class Chairs
{
    /// <param name="calls">Of the mobilisation, oldest first; like <paramref name="seats"/>.</param>
    public static List<ChairNow> Of(Panel panel, IReadOnlyList<Call> calls, IReadOnlyList<Seat> seats) =>
        [.. (panel.Answer?.Chairs ?? []).Select(chair => Of(chair, calls.LastOrDefault(call => call.Named.Contains(chair.Expert)), seats.LastOrDefault(seat => seat.Expert == chair.Expert)))];

    /// <summary>Everybody an administration has offered who is neither at the table nor was given up.</summary>
    public static List<Offered> Offers(Panel panel, IReadOnlyList<Call> calls, IReadOnlyList<Seat> seats)
    {
        var known = panel.Sitting.Concat(panel.Excluded).Concat(seats.Select(seat => seat.Expert)).ToHashSet();
        var offered = new List<Offered>();
        foreach (var call in calls.Where(call => call.Status == CallStatus.Answered))
            foreach (var nomination in call.Nominations)
            {
                offered.Add(new(nomination.Expert, nomination.Id, null, call));
                if (nomination is { Replacement: { } replacement, ReplacementId: { } id }) offered.Add(new(replacement, id, nomination.Expert, call));
            }
        return [.. offered.Where(each => !known.Contains(each.Expert)).DistinctBy(each => each.Expert)];
    }

    private static ChairNow Of(Chair chair, Call? call, Seat? seat) => new(chair.Expert, chair.Id, (seat, call?.Status) switch
    {
        ({ IsLost: true }, _) => ChairState.Lost,
        ({ }, _) => ChairState.Seated,
        (null, null or CallStatus.Withdrawn) => ChairState.Uncalled,
        (null, CallStatus.Sent) => ChairState.Called,
        _ => ChairState.Lost,
    }, seat, call);
}
