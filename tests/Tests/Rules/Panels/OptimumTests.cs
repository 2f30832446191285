using System.Collections.Concurrent;
using System.Text.Json;
using Passerelle.Panels.Public;

namespace Passerelle.Tests.Rules.Panels;

public sealed class OptimumTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    [Fact]
    public void Seven_hundred_small_problems_have_the_value_that_trying_everything_finds()
    {
        var wrong = new ConcurrentBag<string>();
        var (impossible, skipped, alternates) = (0, 0, 0);
        Parallel.For(1, 701, seed =>
        {
            var problem = Small(seed);
            var enumeration = new Enumeration(problem);
            var best = enumeration.Best();
            var answer = Solve(problem);

            if (answer.Objective != best || answer.Bound != best || answer.Status != (best is null ? "infeasible" : "optimal")) wrong.Add($"{seed}: {answer.Status} {answer.Objective} ≤ {answer.Bound}, but {best}");
            if (best is null) Interlocked.Increment(ref impossible);
            else Compare(seed, problem, enumeration, answer);
        });

        Assert.Empty(wrong);
        Assert.True(impossible >= 100 && skipped >= 30 && alternates >= 500, $"{impossible} impossible, {skipped} skipped, {alternates} alternates: too few to prove anything.");

        void Compare(int seed, GeneratedProblem problem, Enumeration enumeration, PanelSolution answer)
        {
            foreach (var (panel, seats) in problem.Panels.Zip(answer.Panels))
            {
                if (enumeration.Value(panel, seats.Members.ToList()) != seats.Objective) wrong.Add($"{seed}: {panel.Id} is not worth {seats.Objective}");
                if (seats.Skipped) Interlocked.Increment(ref skipped);
                var broken = seats.Skipped ? [] : panel.Rules.Select(rule => new PanelMiss(rule.Id, enumeration.Missed(panel, rule, seats.Members.ToList()))).Where(miss => miss.By > 0);
                if (!broken.SequenceEqual(seats.Broken)) wrong.Add($"{seed}: {panel.Id} breaks other rules");
                foreach (var alternate in answer.Alternates[panel.Id])
                {
                    Interlocked.Increment(ref alternates);
                    if (enumeration.Value(panel, [.. seats.Members.Where(member => member != alternate.Instead), alternate.Expert]) != alternate.Objective) wrong.Add($"{seed}: {alternate} is worth something else");
                }
            }
            if (answer.Panels.SelectMany(seats => seats.Members).GroupBy(member => member).Any(member => member.Count() > problem.Experts.Single(expert => expert.Id == member.Key).MaxPanels)) wrong.Add($"{seed}: somebody sits too often");
            if (answer.Panels.Sum(seats => seats.Objective) != answer.Objective) wrong.Add($"{seed}: the panels do not add up");
        }
    }

    [Fact]
    public void Every_first_alternate_is_the_best_that_trying_everybody_finds()
    {
        var wrong = new ConcurrentBag<string>();
        Parallel.For(1, 201, seed =>
        {
            var problem = Small(seed * 3 + 7001);
            var answer = Solve(problem);
            var enumeration = new Enumeration(problem);
            if (answer.Objective is null) return;
            var used = answer.Panels.SelectMany(seats => seats.Members).GroupBy(member => member).ToDictionary(member => member.Key, member => member.Count());
            foreach (var (panel, seats) in problem.Panels.Zip(answer.Panels))
                foreach (var member in seats.Members.Except(panel.Locked))
                {
                    var best = panel.Scores.Keys.Except(seats.Members).Where(other => used.GetValueOrDefault(other) < problem.Experts.Single(expert => expert.Id == other).MaxPanels)
                        .Max(other => enumeration.Value(panel, [.. seats.Members.Where(one => one != member), other]));
                    var named = answer.Alternates[panel.Id].Where(alternate => alternate.Instead == member).Max(alternate => (long?)alternate.Objective);
                    if (best != named) wrong.Add($"{seed}: for {member} in {panel.Id} {named}, but {best}");
                }
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void Larger_problems_have_the_value_that_an_independent_solver_finds()
    {
        Assert.SkipUnless(Oracle.IsThere, "The independent solver (npm highs) is not installed.");
        var problems = Enumerable.Range(1, 160).Select(seed => GeneratedProblem.Make(90_000 + seed, 15 + seed % 40, 1 + seed % 5, 6, wished: 65)).ToList();

        var expected = Oracle.Ask(problems);
        var answers = problems.AsParallel().AsOrdered().Select(Solve).ToList();

        Assert.Empty(answers.Zip(expected).Index().Where(pair => pair.Item.First.Objective != pair.Item.Second || pair.Item.First.Bound != pair.Item.Second)
            .Select(pair => $"{pair.Index}: {pair.Item.First.Status} {pair.Item.First.Objective}, but {pair.Item.Second}"));
        Assert.Contains(expected, value => value is null);
        Assert.True(expected.Count(value => value is not null) >= 60);
    }

    [Fact]
    public void Of_what_cannot_be_met_together_every_single_rule_is_needed()
    {
        var wrong = new ConcurrentBag<string>();
        var (rules, structures) = (0, 0);
        Parallel.For(1, 501, seed =>
        {
            var problem = Small(seed + 30_000);
            var answer = Solve(problem);
            if (answer.Status != "infeasible") return;
            var conflict = answer.Conflict;
            if (conflict.All(id => IsRule(problem, id))) Interlocked.Increment(ref rules);
            else Interlocked.Increment(ref structures);

            // Only the conflict and, beside it, what it says it rests on.
            if (Possible(problem, [.. conflict, .. answer.ConflictWith ?? []])) wrong.Add($"{seed}: {string.Join(", ", conflict)} can be met together");
            foreach (var id in conflict)
                if (!Possible(problem, [.. conflict.Where(other => other != id), .. All(problem).Where(other => !IsRule(problem, other) && conflict.All(one => IsRule(problem, one)))])) wrong.Add($"{seed}: {id} is not needed in {string.Join(", ", conflict)}");
        });

        Assert.Empty(wrong);
        Assert.True(rules >= 100 && structures >= 20, $"{rules} conflicts of rules, {structures} of sizes, locks and loads: too few to prove anything.");
    }

    [Fact]
    public void The_price_of_an_expert_is_what_the_plan_loses_with_her_forced_in()
    {
        var wrong = new ConcurrentBag<string>();
        var kinds = new ConcurrentDictionary<string, int>();
        Parallel.For(1, 71, seed =>
        {
            var problem = Small(seed + 50_000);
            var best = new Enumeration(problem).Best();
            var read = Read(problem);
            foreach (var panel in problem.Panels)
                foreach (var expert in problem.Experts)
                {
                    var explained = PanelDesk.Explain(read, panel.Id, expert.Id, patience, CancellationToken.None);
                    kinds.AddOrUpdate(explained!.Status, 1, (_, count) => count + 1);
                    if (!explained.Exact) wrong.Add($"{seed}: not exact");
                    var forced = new Enumeration(Changed(problem, panel, expert.Id, isIn: true)).Best();
                    var expected = !panel.Scores.ContainsKey(expert.Id) ? "not-eligible" : best is null ? "infeasible" : forced is null || panel.Excluded.Contains(expert.Id) ? "impossible" : "possible";
                    if (explained.Status == "chosen")
                    {
                        if (forced != best) wrong.Add($"{seed}: {expert.Id} in {panel.Id} is not in a best plan");
                        var without = new Enumeration(Changed(problem, panel, expert.Id, isIn: false)).Best();
                        if (explained.Without != without || explained.Loss != best - without) wrong.Add($"{seed}: without {expert.Id} in {panel.Id} {explained.Without}, but {without}");
                    }
                    else if (explained.Status != expected) wrong.Add($"{seed}: {expert.Id} in {panel.Id} is {explained.Status}, not {expected}");
                    if (explained.Status == "possible" && (explained.With != forced || explained.Price != best - forced)) wrong.Add($"{seed}: {expert.Id} in {panel.Id} costs {explained.Price}, but {best - forced}");
                    if (explained.Status != "impossible" || forced is not null) continue;
                    foreach (var obstacle in explained.Obstacles)
                        if (new Enumeration(Without(Changed(problem, panel, expert.Id, isIn: true), obstacle.Rule, keep: obstacle.Rule == $"{panel.Id}/locked" ? expert.Id : null)).Best() != obstacle.Objective) wrong.Add($"{seed}: without {obstacle.Rule} not {obstacle.Objective}");
                }
        });

        Assert.Empty(wrong);
        foreach (var status in (string[])["chosen", "possible", "impossible", "not-eligible", "infeasible"]) Assert.True(kinds.GetValueOrDefault(status) >= 15, $"Only {kinds.GetValueOrDefault(status)} {status}.");
    }

    [Fact]
    public void The_same_problem_gives_the_same_answer_to_the_byte()
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var problem = GeneratedProblem.Make(seed, 30, 3, 6);

            Assert.Equal(Bytes(problem), Bytes(problem));
        }

        static string Bytes(GeneratedProblem problem) => JsonSerializer.Serialize(Solve(problem) with { Seconds = 0 });
    }

    [Fact]
    public void A_solve_that_is_given_no_time_says_so_and_claims_nothing()
    {
        var answer = PanelDesk.Solve(Read(GeneratedProblem.Make(5, 60, 4, 6)), patience, why: false, new CancellationToken(canceled: true));

        Assert.Contains(answer.Status, (string[])["unknown", "feasible"]);
        Assert.True(answer.Bound is null || answer.Objective is null || answer.Bound >= answer.Objective);
    }

    [Fact]
    public void Every_chosen_expert_has_a_reason_when_asked_why()
    {
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var problem = Small(seed + 80_000);
            var answer = PanelDesk.Solve(Read(problem), patience, why: true, CancellationToken.None);
            foreach (var (panel, seats) in problem.Panels.Zip(answer.Panels))
                foreach (var (member, reason) in seats.Members.Zip(answer.Why![panel.Id]))
                {
                    var without = new Enumeration(Changed(problem, panel, member, isIn: false)).Best();

                    Assert.Equal(member, reason.Expert);
                    Assert.Equal(answer.Objective - without, reason.Loss);
                    Assert.Equal(without is null, reason.Needed);
                }
        }
    }

    private static GeneratedProblem Small(int seed) => GeneratedProblem.Make(seed, 5 + seed % 5, 1 + seed % 3, 4);

    private static PanelProblem Read(GeneratedProblem problem) => PanelProblem.Read(problem.ToJson()) is { Problem: { } read } ? read : throw new InvalidOperationException("The generator made something invalid.");

    private static PanelSolution Solve(GeneratedProblem problem) => PanelDesk.Solve(Read(problem), patience, why: false, CancellationToken.None);

    private static GeneratedProblem Changed(GeneratedProblem problem, GeneratedProblem.Panel panel, string expert, bool isIn) => problem.With(other => other.Id != panel.Id ? other : other with
    {
        Locked = [.. other.Locked.Where(one => one != expert), .. isIn ? [expert] : Array.Empty<string>()],
        Excluded = [.. other.Excluded.Where(one => one != expert), .. isIn ? Array.Empty<string>() : [expert]],
    });

    private static bool IsRule(GeneratedProblem problem, string id) => problem.Panels.Any(panel => panel.Rules.Any(rule => $"{panel.Id}/{rule.Id}" == id));

    private static IEnumerable<string> All(GeneratedProblem problem) =>
        problem.Panels.SelectMany(panel => panel.Rules.Select(rule => $"{panel.Id}/{rule.Id}").Append($"{panel.Id}/size").Append($"{panel.Id}/locked")).Append("maxPanels");

    private static bool Possible(GeneratedProblem problem, IReadOnlyCollection<string> limits) =>
        new Enumeration(All(problem).Except(limits).Aggregate(problem, (less, id) => Without(less, id, keep: null))).Best() is not null;

    private static GeneratedProblem Without(GeneratedProblem problem, string limit, string? keep) => problem.With(panel => limit switch
    {
        _ when limit == $"{panel.Id}/size" => panel with { Min = 0, Max = panel.Scores.Count },
        _ when limit == $"{panel.Id}/locked" => panel with { Locked = keep is null ? [] : [keep] },
        _ => panel with { Rules = [.. panel.Rules.Where(rule => $"{panel.Id}/{rule.Id}" != limit || rule.Soft is not null)] },
    }, loads: limit != "maxPanels");
}
