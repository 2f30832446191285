using System.Text.Json.Serialization;

namespace Passerelle.Panels.Public;

/// <summary>An answer of <c>panel solve</c>; written as it stands.</summary>
/// <param name="Status"><c>optimal</c>, <c>feasible</c>, <c>infeasible</c>, <c>invalid</c>, or <c>unknown</c> when time ran out before any plan was found.</param>
/// <param name="Objective">Recomputed from the members in whole numbers; null without a plan.</param>
/// <param name="Bound">Proven: no plan is worth more.</param>
/// <param name="Conflict">Least set of hard rules that cannot be met together, given what stands in <paramref name="ConflictWith"/>.</param>
/// <param name="ConflictWith">Sizes, locks and loads that the conflict rests on.</param>
/// <param name="ConflictMinimal">False when time ran out before each rule of the conflict had been tried.</param>
/// <param name="Why">By panel, a reason for each chosen; only when asked for.</param>
public sealed record PanelSolution(string Status, long? Objective, long? Bound, double Seconds, IReadOnlyList<PanelSeats> Panels, IReadOnlyList<string> Conflict,
    IReadOnlyDictionary<string, IReadOnlyList<PanelAlternate>> Alternates)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ConflictWith { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ConflictMinimal { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<PanelReason>>? Why { get; init; }

    /// <summary>Of an infeasible problem, when asked for: what could be loosened, cheapest first. No part of the written answer.</summary>
    [JsonIgnore]
    public IReadOnlyList<PanelRelaxation> Relaxations { get; init; } = [];

    internal static PanelSolution Without(string status) => new(status, null, null, 0, [], [], new SortedDictionary<string, IReadOnlyList<PanelAlternate>>());
}

/// <param name="Members">In the order of the experts.</param>
/// <param name="Objective">The panel's part of the whole: scores less penalties, less what leaving members of before costs.</param>
/// <param name="Skipped">Present and true when it was left without members.</param>
public sealed record PanelSeats(string Id, IReadOnlyList<string> Members, long Objective, IReadOnlyList<PanelMiss> Broken)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Skipped { get; init; }
}

/// <summary>A wished rule that is not met, and by how many units.</summary>
public sealed record PanelMiss(string Rule, long By);

/// <summary>Who could take a member's chair while all others stay, and what the panel would then be worth.</summary>
public sealed record PanelAlternate(string Expert, string Instead, long Objective);

/// <summary>Why somebody was chosen.</summary>
/// <param name="Loss">What the best plan without her in this panel is worth less; null when there is none, or when time ran out.</param>
/// <param name="AtLeast">When time ran out: what is proven of the loss.</param>
/// <param name="Needed">True when without her no plan is possible.</param>
/// <param name="Alone">Rules that her chair alone keeps: empty it, and they are missed by more.</param>
public sealed record PanelReason(string Expert, long Score, long? Loss, bool Needed, IReadOnlyList<string> Alone)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? AtLeast { get; init; }
}
