using System.Text.Json.Serialization;

namespace Passerelle.Panels.Public;

/// <summary>An answer of <c>panel explain</c>; written as it stands.</summary>
/// <param name="Status"><c>chosen</c>, <c>possible</c> (at a price), <c>impossible</c>, <c>not-eligible</c>, <c>infeasible</c> (no plan even without), <c>unknown</c> (time ran out).</param>
/// <param name="Objective">The best plan as it is.</param>
/// <param name="With">The best plan with the expert in the panel; for somebody chosen, the same.</param>
/// <param name="Price">What including the expert costs: 0 when she is in, or could be at no loss. Her score would have to rise by that much.</param>
/// <param name="Loss">For somebody chosen: what the best plan without her is worth less; null when there is none.</param>
/// <param name="Exact">False when time ran out: price, loss and bound are then those of the plans found.</param>
public sealed record PanelExplanation(string Panel, string Expert, string Status, long? Objective, long? With, long? Price, bool Exact)
{
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Who would leave and who would come, in which panel.</summary>
    public IReadOnlyList<PanelMove> Leave { get; init; } = [];

    public IReadOnlyList<PanelMove> Enter { get; init; } = [];

    /// <summary>Wished rules that would be missed by more than now.</summary>
    public IReadOnlyList<PanelFall> Falls { get; init; } = [];

    /// <summary>What stands in the way: each by itself, taken away, makes it possible.</summary>
    public IReadOnlyList<PanelObstacle> Obstacles { get; init; } = [];

    /// <summary>Hard rules that cannot be met together once the expert is in.</summary>
    public IReadOnlyList<string> Conflict { get; init; } = [];

    /// <summary>Where there is a conflict: what could be loosened instead, cheapest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PanelRelaxation>? Relaxations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Loss { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Without { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Alone { get; init; }
}

public sealed record PanelMove(string Panel, string Expert);

/// <param name="By">By how many units it would be missed; <paramref name="Was"/>: by how many it is now.</param>
public sealed record PanelFall(string Rule, long By, long Was);

/// <param name="Rule"><c>panel/rule</c>, or <c>panel/size</c>, <c>panel/locked</c>, <c>panel/excluded</c>, <c>panel/scores</c>, <c>maxPanels</c>.</param>
/// <param name="Objective">The best plan with the expert in once this is taken away; null when that says nothing or time ran out.</param>
public sealed record PanelObstacle(string Rule, long? Objective);
