using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>
/// A rule as something to be measured on members: how many fall into each of its groups (all who have a value; all who have any of the values), or the sum of their amounts.
/// </summary>
/// <param name="Amounts">Of each candidate; only of a sum.</param>
internal sealed record Measure(PanelRule Rule, int FirstGroup, int Groups, long[]? Amounts)
{
    public bool IsHard => Rule.Soft is null;

    public long Shortfall(long measured) => Rule.Min is { } min && measured < min ? min - measured : 0;

    public long Excess(long measured) => Rule.Max is { } max && measured > max ? measured - max : 0;

    public long By(long measured) => Shortfall(measured) + Excess(measured);
}

/// <summary>One panel with everybody who may sit in it, ready to be solved: candidates are counted from 0 in the order of the roster.</summary>
internal sealed class Seating
{
    private readonly int[] start;
    private readonly int[] groups;

    private Seating(Seating other, long[] gains, bool[]? barred)
    {
        Barred = barred;
        (start, groups, Index, Panel, Experts, Base) = (other.start, other.groups, other.Index, other.Panel, other.Experts, other.Base);
        (Locked, HasLocked, Measures, Groups, Gains) = (other.Locked, other.HasLocked, other.Measures, other.Groups, gains);
    }

    public Seating(PanelProblem problem, int index)
    {
        (Index, Panel) = (index, problem.Panels[index]);
        var previous = problem.Previous[index];
        var free = Panel.Excluded.Count == 0 ? null : Enumerable.Range(0, Panel.Candidates.Length).Where(at => !Panel.Excluded.Contains(Panel.Candidates[at])).ToArray();
        Experts = free is null ? Panel.Candidates : [.. free.Select(at => Panel.Candidates[at])];
        // Keeping somebody is worth the penalty that her leaving would cost.
        Gains = free is null ? [.. Panel.Scores] : [.. free.Select(at => Panel.Scores[at])];
        foreach (var before in previous) if (Candidate(before) is >= 0 and var kept) Gains[kept] += problem.ChangePenalty;
        Base = -problem.ChangePenalty * previous.Count;
        Locked = new bool[Experts.Length];
        foreach (var locked in Panel.Locked) if (Candidate(locked) is >= 0 and var at) Locked[at] = HasLocked = true;
        var measures = new Measure[Panel.Rules.Count];
        Measures = measures;
        var counted = new List<(TagColumn Column, int[] GroupOf, bool Once)>();
        var count = 0;
        foreach (var (at, rule) in Panel.Rules.Index())
        {
            var first = count;
            if (rule.Kind == RuleKind.Sum)
            {
                measures[at] = new(rule, first, 0, Amounts(problem.Roster, rule.Number ?? ""));
                continue;
            }
            var column = problem.Roster.Tags.GetValueOrDefault(rule.Tag ?? "");
            var groupOf = new Dictionary<string, int>();
            foreach (var value in rule.Of ?? []) groupOf[value] = rule.Kind == RuleKind.Count ? first : first + groupOf.Count;
            count += rule.Kind == RuleKind.Count ? 1 : groupOf.Count;
            if (column is not null)
            {
                var byValue = new int[column.Values.Count];
                for (var value = 0; value < byValue.Length; value++) byValue[value] = groupOf.GetValueOrDefault(column.Values[value], -1);
                // Without values named, those that candidates bring, in the order in which they do.
                var open = rule.Of is null ? byValue.Length : 0;
                for (var candidate = 0; candidate < Experts.Length && open > 0; candidate++)
                    foreach (var value in column.Of(Experts[candidate]))
                        if (byValue[value] < 0) (byValue[value], count, open) = (count, count + 1, open - 1);
                counted.Add((column, byValue, rule.Kind == RuleKind.Count));
            }
            measures[at] = new(rule, first, count - first, null);
        }
        Groups = count;
        (start, groups) = Grouped(Experts, [.. counted]);
    }

    /// <summary>Of each candidate the groups she falls into, in the order of the rules, all in one array.</summary>
    private static (int[] Start, int[] Groups) Grouped(int[] experts, (TagColumn Column, int[] GroupOf, bool Once)[] rules)
    {
        var start = new int[experts.Length + 1];
        var groups = new int[experts.Length * Math.Max(1, rules.Length)];
        var count = 0;
        for (var candidate = 0; candidate < experts.Length; candidate++)
        {
            foreach (var (column, groupOf, once) in rules)
                foreach (var value in column.Of(experts[candidate]))
                {
                    var group = groupOf[value];
                    if (group < 0) continue;
                    if (count == groups.Length) Array.Resize(ref groups, count * 2);
                    groups[count++] = group;
                    if (once) break;
                }
            start[candidate + 1] = count;
        }
        return (start, groups);
    }

    public int Index { get; }

    public PanelWish Panel { get; }

    public int[] Experts { get; }

    public int Count => Experts.Length;

    public long[] Gains { get; }

    public bool[] Locked { get; }

    public bool HasLocked { get; }

    /// <summary>What the panel is worth before anybody sits in it.</summary>
    public long Base { get; }

    public IReadOnlyList<Measure> Measures { get; }

    public int Groups { get; }

    /// <summary>What it is worth when it is skipped; null when it must be staffed. Who is locked is never given up for it.</summary>
    public long? Skipped => Panel.Skip is { } penalty && !HasLocked ? Base - penalty : null;

    /// <summary>Fewest members of a staffed panel: where skipping has a price, nobody is no panel.</summary>
    public int Least => Panel.Skip is null ? Panel.MinSize : Math.Max(1, Panel.MinSize);

    public int Most => Math.Min(Panel.MaxSize, Count);

    public ReadOnlySpan<int> GroupsOf(int candidate) => groups.AsSpan(start[candidate], start[candidate + 1] - start[candidate]);

    /// <summary>The same panel, its candidates worth something else.</summary>
    public Seating With(long[] gains, bool[]? barred = null) => new(this, gains, barred);

    /// <summary>Who may not be taken this time; null when everybody may.</summary>
    public bool[]? Barred { get; }

    /// <summary>Who has no panel left; null when that is nobody.</summary>
    /// <param name="used">Of each expert, in how many panels already; empty for none.</param>
    public bool[]? Barring(int[] maxPanels, int[] used)
    {
        var barred = new bool[Count];
        var any = false;
        for (var candidate = 0; candidate < barred.Length; candidate++)
            any |= barred[candidate] = maxPanels[Experts[candidate]] is var most && (used.Length == 0 ? 0 : used[Experts[candidate]]) >= most;
        return any ? barred : null;
    }

    public bool IsBarred(int candidate) => Barred is { } barred && barred[candidate];

    public int Candidate(int expert) => Array.BinarySearch(Experts, expert);

    /// <summary>Of each rule, what it measures on these members.</summary>
    public long[] Measured(IEnumerable<int> members, long[] tally)
    {
        Array.Clear(tally);
        var measured = new long[Measures.Count];
        foreach (var member in members)
        {
            foreach (var group in GroupsOf(member)) tally[group]++;
            for (var at = 0; at < measured.Length; at++)
                if (Measures[at].Amounts is { } amounts) measured[at] += amounts[member];
        }
        return measured;
    }

    /// <summary>By how much each rule is missed.</summary>
    public long[] Missed(IEnumerable<int> members)
    {
        var tally = new long[Groups];
        var measured = Measured(members, tally);
        for (var at = 0; at < measured.Length; at++) measured[at] = Missed(at, measured[at], tally);
        return measured;
    }

    public long Missed(int rule, long sum, ReadOnlySpan<long> tally)
    {
        var measure = Measures[rule];
        var own = tally.Slice(measure.FirstGroup, measure.Groups);
        switch (measure.Rule.Kind)
        {
            case RuleKind.Sum:
                return measure.By(sum);
            case RuleKind.Distinct:
                var occurring = 0L;
                foreach (var count in own) if (count > 0) occurring++;
                return measure.By(occurring);
            case RuleKind.Count:
                return measure.By(own[0]);
            default:
                var by = 0L;
                foreach (var count in own) by += measure.By(count);
                return by;
        }
    }

    /// <summary>What these members are worth, in whole numbers; null when a hard rule, the size or a lock is not kept.</summary>
    /// <param name="members">None means skipped, where that is possible.</param>
    public long? Value(IReadOnlyList<int> members)
    {
        if (members.Count == 0 && Panel.Skip is not null) return Skipped;
        if (members.Count < Least || members.Count > Panel.MaxSize) return null;
        if (HasLocked && Enumerable.Range(0, Count).Any(candidate => Locked[candidate] && !members.Contains(candidate))) return null;
        var value = Base;
        foreach (var member in members) value += Gains[member];
        var missed = Missed(members);
        for (var rule = 0; rule < missed.Length; rule++)
        {
            if (missed[rule] == 0) continue;
            if (Measures[rule].Rule.Soft is not { } penalty) return null;
            value -= penalty * missed[rule];
        }
        return value;
    }

    private long[] Amounts(Roster roster, string number)
    {
        var own = Panel.Numbers.GetValueOrDefault(number);
        var all = roster.Numbers.GetValueOrDefault(number);
        return [.. Experts.Select(expert => own is not null && own.TryGetValue(expert, out var amount) ? amount : all?[expert] ?? 0)];
    }
}
