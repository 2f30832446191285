namespace Passerelle.Platform.Flows;

/// <summary>A day on which an office does not work, and why.</summary>
/// <param name="Name">As the country or the facility calls it.</param>
public sealed record ClosedDay(DateOnly Day, string Name);

/// <summary>
/// What a facility has chosen about its flows: optional stages switched off, acts given to another role, clocks, what silence means. The tables stay the
/// master: a choice hides a row or gives it to another, it never adds one. Keys begin with the name of the flow.
/// </summary>
/// <param name="Off">Stages: <c>requests.request.consultation</c>.</param>
/// <param name="Holders">Role by act: <c>requests.request.consult</c>.</param>
/// <param name="Clocks">Working days by status: <c>requests.request.submitted</c>. A status without an entry has the room's own.</param>
/// <param name="Silence">What silence means, by clock: <c>requests.consultation.asked</c> → a code of the room. Without an entry, the room's own.</param>
/// <param name="Home">Country whose working days count for the facility; null: Monday to Friday.</param>
/// <param name="Closed">Days the facility added to a country's holidays, by ISO 3166-1 alpha-2.</param>
public sealed record Workflow(
    IReadOnlyList<string> Off, IReadOnlyDictionary<string, string> Holders, IReadOnlyDictionary<string, int> Clocks, IReadOnlyDictionary<string, string> Silence,
    string? Home, IReadOnlyDictionary<string, IReadOnlyList<ClosedDay>> Closed)
{
    /// <summary>Every stage on, every act with the table's own role, every clock the room's own.</summary>
    public static readonly Workflow AsBuilt = new([], new Dictionary<string, string>(), new Dictionary<string, int>(), new Dictionary<string, string>(), null, new Dictionary<string, IReadOnlyList<ClosedDay>>());

    public bool IsOff(string flow, string stage) => Off.Contains($"{flow}.{stage}");

    /// <summary>Whether a row is there.</summary>
    public bool Has(string flow, string? stage, string? without) => (stage is null || !IsOff(flow, stage)) && (without is null || IsOff(flow, without));

    /// <summary>The role that does an act instead of the table's own; null when it is the table's.</summary>
    public string? HolderOf(string flow, string act) => Holders.Count == 0 ? null : Holders.GetValueOrDefault($"{flow}.{act}");
}
