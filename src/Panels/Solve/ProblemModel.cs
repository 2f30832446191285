namespace Passerelle.Panels.Solve;

internal enum RuleKind { Count, Distinct, Each, Sum }

/// <summary>A rule on a panel as a whole, as written. Without <paramref name="Soft"/> it is hard.</summary>
internal sealed record PanelRule(string Id, RuleKind Kind, string? Tag, IReadOnlyList<string>? Of, string? Number, long? Min, long? Max, long? Soft);

/// <param name="Candidates">Experts by index, ascending: all that have a score.</param>
/// <param name="Skip">Penalty for leaving it without members; null when it must be staffed.</param>
internal sealed record PanelWish(string Id, int MinSize, int MaxSize, int[] Candidates, long[] Scores, IReadOnlyList<PanelRule> Rules, IReadOnlySet<int> Locked, IReadOnlySet<int> Excluded,
    long? Skip, IReadOnlyDictionary<string, IReadOnlyDictionary<int, long>> Numbers);

/// <summary>The values of one tag, each expert's in a run of one array.</summary>
internal sealed class TagColumn(string[] values, int[] start, int[] held)
{
    public IReadOnlyList<string> Values => values;

    public ReadOnlySpan<int> Of(int expert) => held.AsSpan(start[expert], start[expert + 1] - start[expert]);
}

/// <summary>Experts as columns: a hundred thousand of them are read by scanning arrays.</summary>
internal sealed record Roster(string[] Ids, int[] MaxPanels, IReadOnlyDictionary<string, TagColumn> Tags, IReadOnlyDictionary<string, long[]> Numbers);
