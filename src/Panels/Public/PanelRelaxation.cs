using System.Text.Json.Serialization;

namespace Passerelle.Panels.Public;

/// <summary>Changes that together make an impossible problem possible; found by solving again with them.</summary>
/// <param name="Steps">What they cost: a step is one member, value or chair more or fewer, a lock taken away, or a twentieth of an amount begun.</param>
public sealed record PanelRelaxation(IReadOnlyList<PanelLoosening> Changes, long Steps);

/// <summary>One limit loosened just as far as needed.</summary>
/// <param name="Rule"><c>panel/rule</c>, <c>panel/size</c> or <c>panel/locked</c>.</param>
/// <param name="Side"><c>min</c> or <c>max</c>; <c>lock</c> where an expert is no longer locked in.</param>
/// <param name="From">As it is; null for a lock, like <paramref name="To"/>.</param>
public sealed record PanelLoosening(string Rule, string Side, long? From, long? To)
{
    /// <summary>Of a lock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expert { get; init; }
}

/// <summary>How far a solve has come.</summary>
/// <param name="Settled">Panels of <paramref name="Panels"/> that are settled because they compete with no other.</param>
/// <param name="Worth">Of the best plan so far; null while there is none for all panels.</param>
/// <param name="Bound">Proven so far: no plan is worth more.</param>
public sealed record PanelProgress(int Settled, int Panels, long? Worth, long? Bound);
