namespace Passerelle.Tests.Rules.Panels;

/// <summary>
/// Reads the contract once more, in the plainest way: every set of members of every panel is tried. Shares no line with the solver.
/// </summary>
internal sealed class Enumeration
{
    private readonly GeneratedProblem problem;
    private readonly Dictionary<string, GeneratedProblem.Expert> experts;

    public Enumeration(GeneratedProblem problem)
    {
        this.problem = problem;
        experts = problem.Experts.ToDictionary(expert => expert.Id);
    }

    /// <summary>The best value of a whole plan; null when there is none.</summary>
    public long? Best()
    {
        var order = problem.Panels.Select(panel => (panel, sets: Sets(panel))).ToList();
        long? best = null;
        var used = new Dictionary<string, int>();
        Try(0, 0);
        return best;

        void Try(int at, long value)
        {
            if (at == order.Count)
            {
                if (best is null || value > best) best = value;
                return;
            }
            foreach (var (members, worth) in order[at].sets)
            {
                // What is left can bring no more than the best of each panel.
                if (best is not null && value + worth + order.Skip(at + 1).Sum(later => later.sets.Count > 0 ? later.sets[0].Value : 0) <= best) break;
                if (members.Any(member => used.GetValueOrDefault(member) >= experts[member].MaxPanels)) continue;
                foreach (var member in members) used[member] = used.GetValueOrDefault(member) + 1;
                Try(at + 1, value + worth);
                foreach (var member in members) used[member]--;
            }
        }
    }

    /// <summary>Every set of members a panel may have, the most valuable first.</summary>
    private List<(List<string> Members, long Value)> Sets(GeneratedProblem.Panel panel)
    {
        var candidates = panel.Scores.Keys.Except(panel.Excluded).ToList();
        var sets = new List<(List<string>, long)>();
        for (var bits = 0; bits < 1 << candidates.Count; bits++)
        {
            var members = candidates.Where((_, at) => (bits >> at & 1) == 1).ToList();
            if (Value(panel, members) is { } value) sets.Add((members, value));
        }
        return [.. sets.OrderByDescending(set => set.Item2)];
    }

    /// <summary>Null when the members break something hard.</summary>
    public long? Value(GeneratedProblem.Panel panel, IReadOnlyCollection<string> members)
    {
        if (members.Any(member => !panel.Scores.ContainsKey(member) || panel.Excluded.Contains(member))) return null;
        if (panel.Locked.Any(locked => !members.Contains(locked))) return null;
        var value = members.Sum(member => panel.Scores[member]);
        value -= problem.ChangePenalty * problem.Previous.GetValueOrDefault(panel.Id, []).Count(before => !members.Contains(before));
        if (members.Count == 0 && panel.Skip is { } penalty) return value - penalty;
        if (members.Count < panel.Min || members.Count > panel.Max) return null;
        foreach (var rule in panel.Rules)
        {
            var by = Missed(panel, rule, members);
            if (by > 0 && rule.Soft is null) return null;
            value -= by * (rule.Soft ?? 0);
        }
        return value;
    }

    public long Missed(GeneratedProblem.Panel panel, GeneratedProblem.Rule rule, IReadOnlyCollection<string> members)
    {
        var held = members.SelectMany(member => experts[member].Tags.GetValueOrDefault(rule.Tag ?? "", []).Distinct()).ToList();
        switch (rule.Kind)
        {
            case "count":
                return Off(members.Count(member => experts[member].Tags.GetValueOrDefault(rule.Tag!, []).Intersect(rule.Of!).Any()));
            case "distinct":
                return Off(held.Distinct().Count(value => rule.Of is null || rule.Of.Contains(value)));
            case "each":
                var values = rule.Of ?? panel.Scores.Keys.Except(panel.Excluded).SelectMany(id => experts[id].Tags.GetValueOrDefault(rule.Tag!, [])).Distinct();
                return values.Distinct().Sum(value => Off(held.Count(other => other == value)));
            default:
                return Off(members.Sum(member => panel.Numbers.GetValueOrDefault(rule.Number!)?.TryGetValue(member, out var own) == true ? own : experts[member].Numbers.GetValueOrDefault(rule.Number!)));
        }

        long Off(long measured) => rule.Min - measured is > 0 and var shortfall ? shortfall : measured - rule.Max is > 0 and var excess ? excess : 0;
    }
}
