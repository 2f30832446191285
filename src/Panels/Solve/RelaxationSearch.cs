using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>
/// What could be loosened so that an impossible problem becomes possible. A single limit can only help when it is part of the conflict: each of these is tried by itself and
/// loosened just as far as needed. Where several rules loosened a little cost less than any one of them, that is said too. Everything proposed was solved again.
/// </summary>
internal static class RelaxationSearch
{
    /// <summary>So many are named at most.</summary>
    public const int Most = 6;

    /// <summary>Of an amount, such as euros, a step is this part of it.</summary>
    private const int PartOfAmount = 20;

    private const long StepCost = 1_000_000;

    /// <param name="keep">An expert whose lock is what the question is about, and so stands.</param>
    public static IReadOnlyList<PanelRelaxation> Run(PanelProblem problem, IReadOnlyList<Limit> conflict, Patience patience, int? keep = null)
    {
        var found = new List<PanelRelaxation>();
        foreach (var limit in conflict.Where(limit => limit != Limit.MaxPanels))
            foreach (var option in Options(problem, limit, keep))
                if (option.Least(problem, patience) is { } change) found.Add(new([change], Steps(problem, change)));
        var single = found.Count == 0 ? long.MaxValue : found.Min(each => each.Steps);
        if (Together(problem, patience) is { } together && together.Steps < single) found.Add(together);
        return [.. found.Index().OrderBy(each => each.Item.Steps).ThenBy(each => each.Index).Select(each => each.Item).Take(Most)];
    }

    /// <summary>What the changes cost.</summary>
    public static long Steps(PanelProblem problem, PanelLoosening change)
    {
        if (change is not { From: { } from, To: { } to }) return 1;
        var by = Math.Abs(to - from);
        return RuleOf(problem, change) is { Kind: RuleKind.Sum } ? (by + Unit(from) - 1) / Unit(from) : by;
    }

    /// <summary>The problem with changes made.</summary>
    public static PanelProblem With(PanelProblem problem, IEnumerable<PanelLoosening> changes) => changes.Aggregate(problem, With);

    public static bool IsPossible(PanelProblem problem, Patience patience)
    {
        var seatings = problem.Panels.Select((_, at) => new Seating(problem, at)).ToArray();
        var none = new HashSet<Limit>();
        return PlanSearch.Pieces(seatings, problem.Roster.MaxPanels).All(piece => !patience.IsOver && ConflictSearch.Possible([.. piece.Select(at => seatings[at])], problem.Roster.MaxPanels, none, patience).Members is not null);
    }

    private static long Unit(long from) => Math.Max(1, (Math.Abs(from) + PartOfAmount - 1) / PartOfAmount);

    private static PanelRule? RuleOf(PanelProblem problem, PanelLoosening change) => problem.Panels.SelectMany(panel => panel.Rules.Where(rule => $"{panel.Id}/{rule.Id}" == change.Rule)).FirstOrDefault();

    private static PanelProblem With(PanelProblem problem, PanelLoosening change) =>
        new(problem.Roster, [.. problem.Panels.Select(panel => With(problem, panel, change))], problem.Previous, problem.ChangePenalty);

    private static PanelWish With(PanelProblem problem, PanelWish panel, PanelLoosening change)
    {
        if (change.Side == "lock") return change.Rule == $"{panel.Id}/locked" ? panel with { Locked = panel.Locked.Where(expert => problem.Roster.Ids[expert] != change.Expert).ToHashSet() } : panel;
        var low = change.Side == "min";
        if (change.Rule == $"{panel.Id}/size") return low ? panel with { MinSize = (int)(change.To ?? 0) } : panel with { MaxSize = (int)(change.To ?? 0) };
        return panel with { Rules = [.. panel.Rules.Select(rule => $"{panel.Id}/{rule.Id}" != change.Rule ? rule : low ? rule with { Min = change.To } : rule with { Max = change.To })] };
    }

    /// <summary>One side of one limit, to be loosened step by step.</summary>
    /// <param name="Furthest">How far it can be loosened; null without an end.</param>
    private sealed record Option(PanelLoosening Change, long? Furthest)
    {
        /// <summary>Loosened just as far as needed; null when even leaving it out would not help, or time ran out.</summary>
        public PanelLoosening? Least(PanelProblem problem, Patience patience)
        {
            if (Change is not { From: { } from }) return Helps(Change) ? Change : null;
            var down = Change.Side == "min";
            PanelLoosening By(long units) => Change with { To = down ? from - units : from + units };
            if (Furthest is <= 0 || !Helps(Furthest is { } end ? By(end) : Change with { To = null })) return null;
            // Whatever helps goes on helping when loosened further: doubled until it helps, then halved.
            var (short_, enough) = (0L, 1L);
            while (Furthest is { } most ? enough < most && !Helps(By(enough)) : enough < ProblemReader.Largest && !Helps(By(enough))) (short_, enough) = (enough, enough * 2);
            if (Furthest is { } last) enough = Math.Min(enough, last);
            while (enough - short_ > 1)
            {
                var middle = short_ + (enough - short_) / 2;
                if (Helps(By(middle))) enough = middle;
                else short_ = middle;
            }
            // Where time ran out on the way it helps, and less might do: nothing is proposed that was not proven.
            return !patience.IsOver && Helps(By(enough)) ? By(enough) : null;

            bool Helps(PanelLoosening change) => IsPossible(With(problem, change), patience);
        }
    }

    private static IEnumerable<Option> Options(PanelProblem problem, Limit limit, int? keep)
    {
        var panel = problem.Panels[limit.Panel];
        var word = ConflictSearch.WordOf(problem, limit);
        switch (limit.Rule)
        {
            case Limit.Locked:
                foreach (var expert in panel.Locked.Where(expert => expert != keep).Order()) yield return new(new(word, "lock", null, null) { Expert = problem.Roster.Ids[expert] }, null);
                break;
            case Limit.Size:
                yield return new(new(word, "min", panel.MinSize, null), panel.MinSize - 1);
                yield return new(new(word, "max", panel.MaxSize, null), panel.Candidates.Length - panel.MaxSize);
                break;
            default:
                var rule = panel.Rules[limit.Rule];
                if (rule.Min is { } min) yield return new(new(word, "min", min, null), rule.Kind == RuleKind.Sum ? null : min);
                if (rule.Max is { } max) yield return new(new(word, "max", max, null), rule.Kind == RuleKind.Sum ? null : Math.Max(0, panel.MaxSize * (rule.Kind == RuleKind.Distinct ? Widest(problem, rule) : 1L) - max));
                break;
        }
    }

    /// <summary>How many values of a tag one expert can bring at most.</summary>
    private static long Widest(PanelProblem problem, PanelRule rule)
    {
        var widest = 1;
        if (problem.Roster.Tags.GetValueOrDefault(rule.Tag ?? "") is { } column)
            for (var expert = 0; expert < problem.Roster.Ids.Length; expert++) widest = Math.Max(widest, column.Of(expert).Length);
        return widest;
    }

    /// <summary>The cheapest of all ways in which rules, and rules only, can be loosened.</summary>
    private static PanelRelaxation? Together(PanelProblem problem, Patience patience)
    {
        var seatings = problem.Panels.Select((_, at) => new Seating(problem, at)).ToArray();
        var changes = new List<PanelLoosening>();
        foreach (var piece in PlanSearch.Pieces(seatings, problem.Roster.MaxPanels).Select(piece => piece.Select(at => seatings[at]).ToArray()))
        {
            if (patience.IsOver) return null;
            var costs = piece.SelectMany(seating => seating.Measures.Index().Where(measure => measure.Item.IsHard).Select(measure => (Limit: new Limit(seating.Index, measure.Index), measure.Item.Rule)))
                .ToDictionary(each => each.Limit, each => each.Rule.Kind == RuleKind.Sum ? Math.Max(1, StepCost / Unit(each.Rule.Max ?? each.Rule.Min ?? 0)) : StepCost);
            var solved = ConflictSearch.Possible(piece, problem.Roster.MaxPanels, new HashSet<Limit>(), patience, costs);
            if (solved is not { Members: { } members, Bound: not null }) return null;
            foreach (var (at, seating) in piece.Index())
                if (members[at].Length > 0 || seating.Panel.Skip is null) changes.AddRange(Needed(seating, members[at]));
        }
        if (changes.Count == 0 || !IsPossible(With(problem, changes), patience)) return null;
        return new(changes, changes.Sum(change => Steps(problem, change)));
    }

    /// <summary>What a panel of these members asks to be loosened.</summary>
    private static IEnumerable<PanelLoosening> Needed(Seating seating, int[] members)
    {
        var tally = new long[seating.Groups];
        var sums = seating.Measured(members, tally);
        foreach (var (number, measure) in seating.Measures.Index().Where(measure => measure.Item.IsHard))
        {
            var groups = tally.AsSpan(measure.FirstGroup, measure.Groups).ToArray();
            long[] measured = measure.Rule.Kind switch
            {
                RuleKind.Sum => [sums[number]],
                RuleKind.Distinct => [groups.Count(count => count > 0)],
                _ => groups,
            };
            var word = $"{seating.Panel.Id}/{measure.Rule.Id}";
            if (measured.Length > 0 && measure.Rule.Min is { } min && measured.Min() is var least && least < min) yield return new(word, "min", min, least);
            if (measured.Length > 0 && measure.Rule.Max is { } max && measured.Max() is var most && most > max) yield return new(word, "max", max, most);
        }
    }
}
