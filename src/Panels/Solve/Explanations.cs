using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>Reasons are found by solving again: with the expert in, with her out, with one rule less.</summary>
internal static class Explanations
{
    public static PanelExplanation Of(PanelProblem problem, int panel, int expert, Patience patience)
    {
        var (wish, id) = (problem.Panels[panel], problem.Panels[panel].Id);
        var answer = new PanelExplanation(id, problem.Roster.Ids[expert], "unknown", null, null, null, true);
        // Half of the time for the plan as it is; the question itself needs as much.
        var best = PlanSearch.Run(problem, patience.Part(0.5));
        answer = answer with { Objective = best.Objective, Exact = best.IsProven };
        if (!wish.Candidates.Contains(expert)) return answer with { Status = "not-eligible", Obstacles = [new($"{id}/scores", null)] };
        if (best.Impossible)
        {
            var conflict = ConflictSearch.Run(problem, patience);
            return answer with { Status = "infeasible", Conflict = conflict.Rules, Exact = conflict.IsMinimal, Relaxations = RelaxationSearch.Run(problem, conflict.Limits, patience) };
        }
        if (best.Members is null) return answer;
        if (best.Has(panel, expert))
        {
            var without = PlanSearch.Run(Changed(problem, panel, expert, isIn: false), patience);
            return answer with
            {
                Status = "chosen", With = best.Objective, Price = 0, Members = Names(problem, best, panel), Exact = best.IsProven && without.IsProven,
                Loss = best.Objective - without.Objective, Without = without.Objective, Alone = Alone(best, panel, expert),
                Leave = without.Members is null ? [] : Moves(problem, best, without), Enter = without.Members is null ? [] : Moves(problem, without, best), Falls = without.Members is null ? [] : Falls(best, without),
                Obstacles = without.Impossible ? [new($"{id}/size", null)] : [],
            } is var chosen && without.Impossible ? Needed(problem, panel, expert, chosen, patience) : chosen;
        }
        var forced = Changed(problem, panel, expert, isIn: true);
        var banned = wish.Excluded.Contains(expert);
        var with = PlanSearch.Run(forced, patience);
        if (with.Members is not null)
        {
            var price = best.Objective - with.Objective;
            return answer with
            {
                Status = banned ? "impossible" : "possible", With = with.Objective, Price = price, Exact = best.IsProven && with.IsProven, Members = Names(problem, with, panel),
                Leave = Moves(problem, best, with), Enter = Moves(problem, with, best), Falls = Falls(best, with), Obstacles = banned ? [new($"{id}/excluded", with.Objective)] : [],
            };
        }
        if (!with.Impossible) return answer with { Exact = false };
        var together = ConflictSearch.Run(forced, patience);
        return answer with
        {
            Status = "impossible", Conflict = together.Rules, Obstacles = Obstacles(forced, panel, patience), Exact = best.IsProven && together.IsMinimal,
            Relaxations = RelaxationSearch.Run(forced, together.Limits, patience, keep: expert),
        };
    }

    /// <summary>Of everybody chosen: what is lost without her, while time lasts.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PanelReason>> Why(PanelProblem problem, Plan best, Patience patience)
    {
        var why = new Dictionary<string, IReadOnlyList<PanelReason>>();
        foreach (var seating in best.Seatings)
            why[seating.Panel.Id] = [.. best.Of(seating.Index).Select(member => seating.Experts[member]).Select(expert =>
            {
                var without = patience.IsOver ? null : PlanSearch.Run(Changed(problem, seating.Index, expert, isIn: false), patience);
                var proven = best.IsProven && without is { IsProven: true };
                return new PanelReason(problem.Roster.Ids[expert], seating.Panel.Scores[Array.BinarySearch(seating.Panel.Candidates, expert)],
                    proven ? best.Objective - without?.Objective : null, without is { Impossible: true }, Alone(best, seating.Index, expert))
                {
                    AtLeast = proven ? null : best.Objective - without?.Bound is > 0 and var atLeast ? atLeast : null,
                };
            })];
        return why;
    }

    /// <summary>The same problem with the expert locked into the panel, or kept out of it.</summary>
    public static PanelProblem Changed(PanelProblem problem, int panel, int expert, bool isIn)
    {
        var wish = problem.Panels[panel];
        var locked = wish.Locked.Where(one => one != expert).Concat(isIn ? [expert] : Array.Empty<int>()).ToHashSet();
        var excluded = wish.Excluded.Where(one => one != expert).Concat(isIn ? Array.Empty<int>() : [expert]).ToHashSet();
        return new(problem.Roster, [.. problem.Panels.Select((other, at) => at == panel ? wish with { Locked = locked, Excluded = excluded } : other)], problem.Previous, problem.ChangePenalty);
    }

    /// <summary>Each hard rule by itself: what the plan is worth once it is gone. Rules of the panel first; others only when none of its own is in the way.</summary>
    private static List<PanelObstacle> Obstacles(PanelProblem problem, int panel, Patience patience)
    {
        var found = new List<PanelObstacle>();
        foreach (var at in Enumerable.Range(0, problem.Panels.Count).OrderBy(at => at == panel ? -1 : at))
        {
            if (at != panel && found.Count > 0) break;
            var wish = problem.Panels[at];
            foreach (var (number, rule) in wish.Rules.Index().Where(rule => rule.Item.Soft is null)) Try(at, wish with { Rules = [.. wish.Rules.Where((_, other) => other != number)] }, $"{wish.Id}/{rule.Id}");
            Try(at, wish with { MinSize = 0, MaxSize = wish.Candidates.Length }, $"{wish.Id}/size");
            if (at != panel && wish.Locked.Count > 0) Try(at, wish with { Locked = new HashSet<int>() }, $"{wish.Id}/locked");
            // Of the panel itself the forced expert stays.
            if (at == panel && wish.Locked.Count > 1) Try(at, wish with { Locked = new HashSet<int> { wish.Locked.Last() } }, $"{wish.Id}/locked");
        }
        var free = problem.Roster with { MaxPanels = [.. problem.Roster.MaxPanels.Select(_ => problem.Panels.Count)] };
        Add(new(free, problem.Panels, problem.Previous, problem.ChangePenalty), "maxPanels");
        return found;

        void Try(int at, PanelWish changed, string word) => Add(new(problem.Roster, [.. problem.Panels.Select((wish, index) => index == at ? changed : wish)], problem.Previous, problem.ChangePenalty), word);

        void Add(PanelProblem relaxed, string word)
        {
            if (patience.IsOver) return;
            var plan = PlanSearch.Run(relaxed, patience);
            if (plan.Members is not null) found.Add(new(word, plan.IsProven ? plan.Objective : null));
        }
    }

    /// <summary>Of somebody without whom nothing is possible: the rules that cannot do without her.</summary>
    private static PanelExplanation Needed(PanelProblem problem, int panel, int expert, PanelExplanation chosen, Patience patience)
    {
        var conflict = ConflictSearch.Run(Changed(problem, panel, expert, isIn: false), patience);
        return chosen with { Conflict = conflict.Rules, Obstacles = [], Exact = chosen.Exact && conflict.IsMinimal };
    }

    /// <summary>Rules that are missed by more when her chair is empty and all others stay.</summary>
    private static List<string> Alone(Plan plan, int panel, int expert)
    {
        var seating = plan.Seatings[panel];
        var members = plan.Of(panel);
        var candidate = seating.Candidate(expert);
        var (whole, less) = (seating.Missed(members), seating.Missed(members.Where(member => member != candidate)));
        return [.. whole.Index().Where(miss => less[miss.Index] > miss.Item).Select(miss => seating.Measures[miss.Index].Rule.Id)];
    }

    private static List<string> Names(PanelProblem problem, Plan plan, int panel) => [.. plan.Of(panel).Select(member => problem.Roster.Ids[plan.Seatings[panel].Experts[member]])];

    /// <summary>Who sits in <paramref name="one"/> and not in <paramref name="other"/>.</summary>
    private static List<PanelMove> Moves(PanelProblem problem, Plan one, Plan other) =>
        [.. from seating in one.Seatings
            from member in one.Of(seating.Index)
            let expert = seating.Experts[member]
            where !other.Has(seating.Index, expert)
            select new PanelMove(seating.Panel.Id, problem.Roster.Ids[expert])];

    private static List<PanelFall> Falls(Plan now, Plan then)
    {
        var falls = new List<PanelFall>();
        foreach (var (at, seating) in then.Seatings.Index())
        {
            var (was, by) = (Missed(now, at), Missed(then, at));
            falls.AddRange(by.Index().Where(miss => miss.Item > was[miss.Index]).Select(miss => new PanelFall($"{seating.Panel.Id}/{seating.Measures[miss.Index].Rule.Id}", miss.Item, was[miss.Index])));
        }
        return falls;
    }

    private static long[] Missed(Plan plan, int panel)
    {
        var (seating, members) = (plan.Seatings[panel], plan.Of(panel));
        return members.Length == 0 && seating.Panel.Skip is not null ? new long[seating.Measures.Count] : seating.Missed(members);
    }
}
