using System.Collections.Concurrent;
using Passerelle.Panels.Public;

namespace Passerelle.Tests.Rules.Panels;

public sealed class RelaxationTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Each_way_out_makes_a_panel_possible_and_no_smaller_change_of_the_same_limit_does()
    {
        var wrong = new ConcurrentBag<string>();
        var (impossible, ways, together) = (0, 0, 0);
        Parallel.For(1, 601, seed =>
        {
            var problem = GeneratedProblem.Make(seed + 400_000, 6 + seed % 4, 1, 4, wished: 0);
            var answer = Solve(problem);
            if (answer.Status != "infeasible") return;
            Interlocked.Increment(ref impossible);
            foreach (var way in answer.Relaxations)
            {
                Interlocked.Increment(ref ways);
                if (way.Changes.Count > 1) Interlocked.Increment(ref together);
                if (way.Steps < 1 || !Possible(way.Changes.Aggregate(problem, Loosened))) wrong.Add($"{seed}: {Words(way)} does not help");
                if (way.Changes is [{ From: { } from, To: { } to } only] && to != from && Possible(Loosened(problem, only with { To = to < from ? to + 1 : to - 1 }))) wrong.Add($"{seed}: less than {Words(way)} is enough");
            }
        });

        Assert.Empty(wrong);
        Assert.True(impossible >= 100 && ways >= 150 && together >= 5, $"{impossible} impossible, {ways} ways, {together} of several changes: too few to prove anything.");
    }

    [Fact]
    public void Where_a_single_step_is_enough_it_is_named_first_and_where_none_is_nothing_of_one_step_is()
    {
        var wrong = new ConcurrentBag<string>();
        var (one, more) = (0, 0);
        Parallel.For(1, 601, seed =>
        {
            var problem = GeneratedProblem.Make(seed + 400_000, 6 + seed % 4, 1, 4, wished: 0);
            var answer = Solve(problem);
            if (answer.Status != "infeasible") return;
            var single = Steps(problem.Panels[0]).Where(step => Possible(Loosened(problem, step))).ToList();
            var first = answer.Relaxations.FirstOrDefault();
            if (single.Count > 0) Interlocked.Increment(ref one);
            else Interlocked.Increment(ref more);
            if (single.Count > 0 != (first?.Steps == 1)) wrong.Add($"{seed}: {string.Join(", ", single)} would do; named first was {(first is null ? "nothing" : Words(first))}");
        });

        Assert.Empty(wrong);
        Assert.True(one >= 50 && more >= 20, $"{one} with a single step, {more} without: too few to prove anything.");
    }

    [Fact]
    public void What_is_asked_about_somebody_impossible_names_ways_that_let_her_in()
    {
        var wrong = new ConcurrentBag<string>();
        var asked = 0;
        Parallel.For(1, 301, seed =>
        {
            var problem = GeneratedProblem.Make(seed + 500_000, 6 + seed % 4, 1, 4, wished: 0);
            var panel = problem.Panels[0];
            foreach (var expert in panel.Scores.Keys.Except(panel.Excluded).Take(3))
            {
                if (PanelDesk.Explain(Read(problem), panel.Id, expert, patience, CancellationToken.None) is not { Status: "impossible", Relaxations: { } ways }) continue;
                foreach (var way in ways)
                {
                    Interlocked.Increment(ref asked);
                    var forced = problem.With(other => other with { Locked = [.. other.Locked.Where(one => one != expert), expert] });
                    if (!Possible(way.Changes.Aggregate(forced, Loosened))) wrong.Add($"{seed}: {Words(way)} does not let {expert} in");
                    if (way.Changes.Any(change => change.Expert == expert)) wrong.Add($"{seed}: {expert} is to be let go");
                }
            }
        });

        Assert.Empty(wrong);
        Assert.True(asked >= 30, $"{asked} ways: too few to prove anything.");
    }

    [Fact]
    public void The_answer_of_solve_keeps_to_its_format_and_names_no_way()
    {
        var problem = Enumerable.Range(1, 50).Select(seed => GeneratedProblem.Make(seed + 400_000, 6 + seed % 4, 1, 4, wished: 0)).First(each => Solve(each).Relaxations.Count > 0);

        var written = System.Text.Json.JsonSerializer.Serialize(Solve(problem), Passerelle.Platform.Data.StoredJson.Options);

        Assert.DoesNotContain("relaxations", written);
    }

    /// <summary>Every change of one step: one member or value more or fewer, a lock less, a twentieth of an amount.</summary>
    private static IEnumerable<PanelLoosening> Steps(GeneratedProblem.Panel panel)
    {
        foreach (var rule in panel.Rules)
        {
            if (rule.Min is { } min && (rule.Kind == "sum" || min > 0)) yield return new($"{panel.Id}/{rule.Id}", "min", min, min - Unit(rule, min));
            if (rule.Max is { } max) yield return new($"{panel.Id}/{rule.Id}", "max", max, max + Unit(rule, max));
        }
        if (panel.Min > 1) yield return new($"{panel.Id}/size", "min", panel.Min, panel.Min - 1);
        yield return new($"{panel.Id}/size", "max", panel.Max, panel.Max + 1);
        foreach (var locked in panel.Locked) yield return new($"{panel.Id}/locked", "lock", null, null) { Expert = locked };

        static long Unit(GeneratedProblem.Rule rule, long limit) => rule.Kind == "sum" ? Math.Max(1, (Math.Abs(limit) + 19) / 20) : 1;
    }

    private static GeneratedProblem Loosened(GeneratedProblem problem, PanelLoosening change) => problem.With(panel => change switch
    {
        { Side: "lock" } => panel with { Locked = [.. panel.Locked.Where(expert => expert != change.Expert)] },
        { Side: "min" } when change.Rule == $"{panel.Id}/size" => panel with { Min = (int)change.To!.Value },
        { Side: "max" } when change.Rule == $"{panel.Id}/size" => panel with { Max = (int)change.To!.Value },
        _ => panel with { Rules = [.. panel.Rules.Select(rule => $"{panel.Id}/{rule.Id}" != change.Rule ? rule : change.Side == "min" ? rule with { Min = change.To } : rule with { Max = change.To })] },
    });

    /// <summary>By trying everything: shares no line with the solver.</summary>
    private static bool Possible(GeneratedProblem problem) => new Enumeration(problem).Best() is not null;

    private static string Words(PanelRelaxation way) => string.Join(" and ", way.Changes.Select(change => $"{change.Rule} {change.Side} {change.To} instead of {change.From}{change.Expert}"));

    private static PanelProblem Read(GeneratedProblem problem) => PanelProblem.Read(problem.ToJson()) is { Problem: { } read } ? read : throw new InvalidOperationException("The generator made something invalid.");

    private static PanelSolution Solve(GeneratedProblem problem) => PanelDesk.Solve(Read(problem), patience, why: false, CancellationToken.None, loosen: true);
}
