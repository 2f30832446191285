using Passerelle.Panels.Solve;

namespace Passerelle.Panels.Public;

/// <summary>By which others have panels composed. No database, no web: a problem in, an answer out; the same problem gives the same answer.</summary>
public static class PanelDesk
{
    /// <summary>The best plan, proven; or, when time runs out or the caller cancels, the best found with its bound.</summary>
    /// <param name="why">Also say for each chosen what would be lost without her.</param>
    /// <param name="loosen">Also say of an impossible problem what could be loosened.</param>
    /// <param name="progress">Is told of every better plan and bound, from whichever thread finds it.</param>
    public static PanelSolution Solve(PanelProblem problem, TimeSpan limit, bool why, CancellationToken cancellation, bool loosen = false, IProgress<PanelProgress>? progress = null)
    {
        var patience = new Patience(limit, cancellation);
        var plan = PlanSearch.Run(problem, patience, progress);
        if (plan.Impossible)
        {
            // Naming the conflict is worth time of its own: without it nobody can do anything about the answer.
            var conflict = ConflictSearch.Run(problem, new Patience(limit, cancellation));
            return PanelSolution.Without("infeasible") with
            {
                Seconds = patience.Seconds, Conflict = conflict.Rules, ConflictWith = conflict.RestsOn.Count > 0 ? conflict.RestsOn : null, ConflictMinimal = conflict.IsMinimal ? null : false,
                Relaxations = loosen ? RelaxationSearch.Run(problem, conflict.Limits, new Patience(limit, cancellation)) : [],
            };
        }
        if (plan.Members is null) return PanelSolution.Without("unknown") with { Bound = plan.Bound, Seconds = patience.Seconds };
        var seats = plan.Seatings.Select(seating => Seats(problem, seating, plan.Members[seating.Index])).ToList();
        var alternates = new Dictionary<string, IReadOnlyList<PanelAlternate>>();
        foreach (var seating in plan.Seatings) alternates[seating.Panel.Id] = AlternateSearch.Of(plan, seating.Index, problem.Roster);
        return new(plan.IsProven ? "optimal" : "feasible", plan.Objective, plan.Bound, patience.Seconds, seats, [], alternates)
        {
            Why = why ? Explanations.Why(problem, plan, patience) : null,
        };
    }

    /// <summary>What including an expert in a panel would cost, and what stands in the way; of somebody chosen, why.</summary>
    /// <returns>Null when the panel or the expert does not exist.</returns>
    public static PanelExplanation? Explain(PanelProblem problem, string panel, string expert, TimeSpan limit, CancellationToken cancellation) =>
        problem.PanelCalled(panel) is >= 0 and var panelAt && problem.ExpertCalled(expert) is >= 0 and var expertAt
            ? Explanations.Of(problem, panelAt, expertAt, new(limit, cancellation)) : null;

    private static PanelSeats Seats(PanelProblem problem, Seating seating, int[] members)
    {
        var value = seating.Value(members) ?? throw new InvalidOperationException($"The plan for {seating.Panel.Id} breaks a hard rule.");
        var skipped = members.Length == 0 && seating.Panel.Skip is not null;
        var missed = skipped ? [] : seating.Missed(members);
        return new(seating.Panel.Id, [.. members.Select(member => problem.Roster.Ids[seating.Experts[member]])], value,
            [.. missed.Index().Where(miss => miss.Item > 0).Select(miss => new PanelMiss(seating.Measures[miss.Index].Rule.Id, miss.Item))]) { Skipped = skipped };
    }
}
