using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Panels.Wait;

/// <summary>
/// The clocks of a mobilisation, in working days of whoever is waited for: how long a call stays open, how long a release, a host's view and an expert's answer may take, when each is reminded
/// and when the deputies are written to. A facility may change each.
/// </summary>
internal static class Clocks
{
    public const string Call = "panels.call.sent", Release = "panels.seat.nominated", Countersignature = "panels.seat.signed", Host = "panels.seat.with-host", Expert = "panels.seat.with-expert";

    /// <summary>Not for the facility to change: the days are those of <see cref="MissionFile"/>.</summary>
    public const string Report = "mission-report", Marks = "mission-marks";

    public const string Waits = "waits", NoObjection = "no-objection";

    public static readonly IReadOnlyDictionary<string, int> OfCall = new Dictionary<string, int> { [Call] = 10, [$"{Call}.reminder"] = 3, [$"{Call}.escalation"] = 1 };

    public static readonly IReadOnlyDictionary<string, int> OfSeat = new Dictionary<string, int>([.. new[] { Release, Countersignature, Host, Expert }.SelectMany(clock => new[] { KeyValuePair.Create(clock, 5), new($"{clock}.reminder", 2), new($"{clock}.escalation", 1) })]);

    public static readonly IReadOnlyList<SilenceChoice> Silences = [new(Host, [Waits, NoObjection])];

    public static int Days(string clock, Workflow workflow) => workflow.Clocks.TryGetValue(clock, out var days) ? days : OfCall.TryGetValue(clock, out var own) ? own : OfSeat[clock];

    /// <summary>What the host's silence means, as the facility has it.</summary>
    public static string Silence(Workflow workflow) => workflow.Silence.GetValueOrDefault(Host) ?? Waits;

    /// <summary>The clock that runs for a seat; null where nobody is waited for.</summary>
    public static string? Of(SeatStatus status) => status switch { SeatStatus.Nominated => Release, SeatStatus.Signed => Countersignature, SeatStatus.WithHost => Host, SeatStatus.WithExpert => Expert, _ => null };

    /// <summary>By when the next act at a seat is due; null where nobody is waited for.</summary>
    public static DateOnly? DueOn(Seat seat, string? country, Workflow workflow) =>
        Of(seat.Status) is { } clock ? WorkingDays.After(DateOnly.FromDateTime(seat.Since.UtcDateTime), Days(clock, workflow), country, workflow).To : null;
}
