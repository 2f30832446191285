using System.Diagnostics;
using Google.OrTools.Sat;
using Row = Google.OrTools.LinearSolver.Constraint;
using Solver = Google.OrTools.LinearSolver.Solver;
using Variable = Google.OrTools.LinearSolver.Variable;

namespace Passerelle.Panels.Solve;

/// <summary>
/// Many panels that compete for the same experts. A whole panel is one column of a linear program in which only the loads of experts bind; the program's prices say what an expert
/// is worth elsewhere, and each panel is composed anew at these prices. The prices prove a bound at every step; fixing one panel after another leads to a plan.
/// </summary>
internal sealed class SeasonSearch : IDisposable
{
    private readonly Seating[] seatings;
    private readonly int[] maxPanels;
    private readonly Patience patience;
    private readonly PricedSearch[] pricing;
    private readonly Solver master = Solver.CreateSolver("GLOP") ?? throw new UnreachableException("No linear solver.");
    private readonly Row[] staffed;
    private readonly Dictionary<int, Row> loads = [];
    private readonly List<Column> columns = [];
    private readonly HashSet<string> known = [];
    private readonly bool[] scarce;
    private readonly long unpayable;

    private const int MostSettled = 5000;

    private int[][]? best;
    private long bestValue;
    private long bound = long.MaxValue;
    private Dictionary<int, long> bestPrices = [];

    private sealed record Column(int Panel, int[] Members, long Value, Variable Share);

    public SeasonSearch(Seating[] seatings, int[] maxPanels, Patience patience)
    {
        (this.seatings, this.maxPanels, this.patience) = (seatings, maxPanels, patience);
        pricing = new PricedSearch[seatings.Length];
        Parallel.For(0, seatings.Length, at => pricing[at] = new(seatings[at]));
        master.Objective().SetMaximization();
        var wanted = new int[maxPanels.Length];
        foreach (var seating in seatings) foreach (var expert in seating.Experts) wanted[expert]++;
        scarce = [.. wanted.Select((count, expert) => count > maxPanels[expert])];
        unpayable = 4 * seatings.Max(seating => (seating.Most + 1L) * (seating.Gains.Select(Math.Abs).DefaultIfEmpty(0).Max() + 1) + Math.Abs(seating.Panel.Skip ?? 0));
        staffed = new Row[seatings.Length];
        for (var at = 0; at < seatings.Length; at++)
        {
            staffed[at] = master.MakeConstraint(1, 1);
            var missing = master.MakeNumVar(0, 1, "");
            staffed[at].SetCoefficient(missing, 1);
            master.Objective().SetCoefficient(missing, -unpayable);
        }
    }

    public void Dispose()
    {
        foreach (var priced in pricing) priced.Dispose();
        master.Dispose();
    }

    /// <returns>Nothing known at all when no plan was found: whether there is one is then for the exact model to say.</returns>
    public Solved Run()
    {
        if (!Greedy()) return Solved.Nothing;
        for (var part = 0.4; !patience.IsOver && !IsProven; part = Math.Min(0.9, patience.Passed + 0.15))
        {
            var before = (bestValue, columns.Count);
            Generate(fixedTo: new int[seatings.Length][], rounds: 400, until: 0.00002, part);
            Prove();
            Dive();
            Choose(0.2);
            Settle();
            if (before == (bestValue, columns.Count)) break;
        }
        return new(best, bound == long.MaxValue ? null : bound, false);
    }

    private bool IsProven => best is not null && bestValue >= bound;

    /// <summary>One panel after another from who is left: a first plan, rarely a good one.</summary>
    /// <returns>False when a panel is impossible even with everybody to choose from.</returns>
    private bool Greedy()
    {
        // Everybody's first wish; whoever then finds it taken wishes again.
        var wishes = new Solved?[seatings.Length];
        Parallel.For(0, seatings.Length, at =>
        {
            if (!patience.IsOver) wishes[at] = pricing[at].Run(seatings[at].With(seatings[at].Gains, seatings[at].Barring(maxPanels, [])), patience, quick: true);
        });
        if (wishes.Any(solved => solved is { Impossible: true })) return false;
        if (wishes.All(solved => solved?.Bound is not null)) bound = Math.Min(bound, wishes.Sum(solved => solved?.Bound ?? 0));
        var used = new int[maxPanels.Length];
        var plan = new int[seatings.Length][];
        foreach (var at in Enumerable.Range(0, seatings.Length).OrderBy(at => seatings[at].HasLocked ? 0 : 1).ThenBy(at => seatings[at].Count).ThenBy(at => at))
        {
            if (patience.IsOver) return true;
            var own = seatings[at];
            // Who is locked elsewhere is not to be had here.
            var barred = own.Barring(maxPanels, used);
            var solved = wishes[at];
            if (solved?.Members is not [var wish]) solved = null;
            else
            {
                Add(at, wish);
                if (barred is not null && wish.Any(member => barred[member])) solved = pricing[at].Run(own.With(own.Gains, barred), patience, quick: true);
            }
            if (solved?.Members is not [var members])
            {
                plan[at] = [];
                continue;
            }
            plan[at] = members;
            Add(at, members);
            foreach (var member in members) used[own.Experts[member]]++;
        }
        Offer(plan);
        return true;
    }

    /// <summary>Composes panels at the prices of the program until none is worth adding, or the gap is closed to a share of the bound.</summary>
    private void Generate(int[]?[] fixedTo, int rounds, double until, double part = 1)
    {
        var used = new int[maxPanels.Length];
        foreach (var (at, members) in fixedTo.Index()) foreach (var member in members ?? []) used[seatings[at].Experts[member]]++;
        var isWhole = fixedTo.All(members => members is null);
        var barred = seatings.Select(seating => seating.Barring(maxPanels, used)).ToArray();
        var centre = isWhole ? bestPrices : [];
        var (still, last) = (0, double.NegativeInfinity);
        for (var round = 0; round < rounds && !patience.IsOver && patience.Passed < part; round++)
        {
            if (master.Solve() is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return;
            var value = master.Objective().Value();
            if (isWhole && bound < long.MaxValue && bound - value <= Math.Max(0.5, until * Math.Abs((double)bound))) return;
            still = value > last + Math.Max(0.5, 1e-6 * Math.Abs(value)) ? 0 : still + 1;
            last = value;
            var (ofPanel, ofExpert) = Duals();
            // Between the program's prices, which leap, and the best known ones.
            var mean = ofExpert.Keys.Union(centre.Keys).ToDictionary(expert => expert, expert => (ofExpert.GetValueOrDefault(expert) + centre.GetValueOrDefault(expert)) / 2);
            if (still < 3 && Price(mean, ofPanel, ofExpert, fixedTo, barred, isWhole, ref centre) > 0) continue;
            // Where the mean finds nothing, the program's own decide, and nothing is left open for speed.
            if (Price(ofExpert, ofPanel, ofExpert, fixedTo, barred, isWhole, ref centre, quick: still < 3 || !isWhole) == 0) return;
            if (still >= 6) return;
        }
    }

    /// <summary>As soon as a column is added the program forgets its prices.</summary>
    private (double[] OfPanel, Dictionary<int, double> OfExpert) Duals() =>
        ([.. staffed.Select(row => row.DualValue())], loads.Select(load => (load.Key, Price: Math.Max(0, load.Value.DualValue()))).Where(load => load.Price > 0).ToDictionary(load => load.Key, load => load.Price));

    /// <summary>The bound at the program's present prices, every panel solved to its end.</summary>
    private void Prove()
    {
        if (patience.IsOver || IsProven || master.Solve() is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return;
        var (ofPanel, ofExpert) = Duals();
        var open = new int[seatings.Length][];
        var centre = bestPrices;
        Price(ofExpert, ofPanel, ofExpert, open, [.. seatings.Select(seating => seating.Barring(maxPanels, []))], true, ref centre, quick: false);
    }

    /// <returns>How many panels were composed that the program gains by.</returns>
    private int Price(Dictionary<int, double> asked, double[] ofPanel, Dictionary<int, double> ofExpert, int[]?[] fixedTo, bool[]?[] barred, bool isWhole, ref Dictionary<int, long> centre, bool quick = true)
    {
        var found = new Solved?[seatings.Length];
        var also = seatings.Select(_ => new List<int[]>()).ToArray();
        var prices = asked.Select(price => (price.Key, Price: (long)Math.Round(price.Value))).Where(price => price.Price > 0).ToDictionary(price => price.Key, price => price.Price);
        // Each panel has its own program and its own place in the answer: how many threads there are changes nothing.
        Parallel.For(0, seatings.Length, at =>
        {
            if (fixedTo[at] is not null || patience.IsOver) return;
            var seating = seatings[at];
            var gains = new long[seating.Count];
            for (var candidate = 0; candidate < gains.Length; candidate++) gains[candidate] = seating.Gains[candidate] - prices.GetValueOrDefault(seating.Experts[candidate]);
            found[at] = pricing[at].Run(seating.With(gains, barred[at]), patience, also[at], quick);
        });
        if (patience.IsOver) return 0;
        if (isWhole && found.All(solved => solved?.Bound is not null))
        {
            var proven = found.Sum(solved => solved?.Bound ?? 0) + prices.Sum(price => price.Value * maxPanels[price.Key]);
            if (proven < bound)
            {
                (bound, bestPrices, centre) = (proven, prices, prices);
                patience.Say(best is null ? null : bestValue, bound);
            }
        }
        var added = 0;
        for (var at = 0; at < seatings.Length; at++)
        {
            if (found[at]?.Members is not [var members]) continue;
            foreach (var one in also[at].TakeLast(3).Append(members))
            {
                var worth = seatings[at].Value(one) - one.Sum(member => ofExpert.GetValueOrDefault(seatings[at].Experts[member])) - ofPanel[at];
                if (Add(at, one) && worth > 1e-3) added++;
            }
        }
        return added;
    }

    private bool Add(int at, int[] members)
    {
        if (!known.Add($"{at}:{string.Join(',', members)}") || seatings[at].Value(members) is not { } value) return false;
        var share = master.MakeNumVar(0, 1, "");
        master.Objective().SetCoefficient(share, value);
        staffed[at].SetCoefficient(share, 1);
        foreach (var expert in members.Select(member => seatings[at].Experts[member]).Where(expert => scarce[expert]))
        {
            if (!loads.TryGetValue(expert, out var row)) loads[expert] = row = master.MakeConstraint(double.NegativeInfinity, maxPanels[expert]);
            row.SetCoefficient(share, 1);
        }
        columns.Add(new(at, members, value, share));
        return true;
    }

    /// <summary>Fixes what the program is surest of, lets the rest adapt, and so on to a plan.</summary>
    private void Dive()
    {
        var fixedTo = new int[seatings.Length][];
        var open = seatings.Length;
        try
        {
            while (open > 0 && !patience.IsOver)
            {
                Generate(fixedTo, rounds: 1, until: 0);
                if (master.Solve() is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return;
                var shares = columns.Where(column => fixedTo[column.Panel] is null).Select(column => (column, Share: column.Share.SolutionValue())).Where(column => column.Share > 1e-6)
                    .OrderByDescending(column => column.Share).ThenByDescending(column => column.column.Value).ToList();
                if (shares.Count == 0) break;
                var atOnce = Math.Max(1, open / 12);
                foreach (var (column, share) in shares.Where((column, at) => at == 0 || column.Share > 0.6 && at < atOnce || column.Share > 0.999))
                {
                    if (fixedTo[column.Panel] is not null) continue;
                    fixedTo[column.Panel] = column.Members;
                    column.Share.SetLb(1);
                    open--;
                }
            }
            if (open == 0) Offer(fixedTo);
        }
        finally
        {
            foreach (var column in columns) column.Share.SetLb(0);
        }
    }

    /// <summary>The best plan of the panels composed so far, by the exact solver, for a share of the time left.</summary>
    private void Choose(double share)
    {
        var model = new CpModel();
        var ofExpert = new Dictionary<int, List<BoolVar>>();
        var ofPanel = seatings.Select(_ => new List<BoolVar>()).ToArray();
        if (columns.Select(column => column.Panel).Distinct().Count() < seatings.Length) return;
        var open = columns.Select(column => (Column: column, Chosen: model.NewBoolVar(""))).ToList();
        foreach (var (column, chosen) in open)
        {
            ofPanel[column.Panel].Add(chosen);
            if (best is not null) model.AddHint(chosen, best[column.Panel].SequenceEqual(column.Members));
            foreach (var expert in column.Members.Select(member => seatings[column.Panel].Experts[member]).Where(expert => scarce[expert]))
            {
                if (!ofExpert.TryGetValue(expert, out var own)) ofExpert[expert] = own = [];
                own.Add(chosen);
            }
        }
        foreach (var own in ofPanel) model.AddExactlyOne(own);
        foreach (var (expert, own) in ofExpert)
            if (maxPanels[expert] == 1) model.AddAtMostOne(own);
            else model.Add(LinearExpr.Sum(own) <= maxPanels[expert]);
        model.Maximize(LinearExpr.WeightedSum(open.Select(each => each.Chosen), open.Select(each => each.Column.Value)));
        using var solver = new CpSolver();
        var limit = Math.Min(patience.Left.TotalSeconds * 0.9, Math.Max(1, patience.Left.TotalSeconds * share));
        if (limit <= 0.01) return;
        // Counted in the solver's own steps first, so that a slower machine ends at the same plan.
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 max_time_in_seconds:{limit:0.###} max_deterministic_time:{share * 20:0.###} linearization_level:2 random_seed:1");
        using var stop = patience.Cancellation.Register(solver.StopSearch);
        if (solver.Solve(model) is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible)) return;
        var plan = new int[seatings.Length][];
        foreach (var (column, chosen) in open) if (solver.BooleanValue(chosen)) plan[column.Panel] = column.Members;
        Offer(plan);
    }

    /// <summary>
    /// At the best prices whoever costs a panel more than the whole gap is in no better plan. When few are left, the exact solver has the last word.
    /// </summary>
    private void Settle()
    {
        if (best is null || IsProven || patience.IsOver) return;
        var prices = bestPrices;
        var upper = prices.Sum(price => (double)price.Value * maxPanels[price.Key]);
        var losses = new double[seatings.Length][];
        for (var at = 0; at < seatings.Length; at++)
        {
            (var most, losses[at]) = pricing[at].Prices(seatings[at].With([.. seatings[at].Gains.Select((gain, candidate) => gain - prices.GetValueOrDefault(seatings[at].Experts[candidate]))], seatings[at].Barring(maxPanels, [])), patience);
            upper += Math.Max(most, seatings[at].Skipped ?? most);
        }
        var gap = upper - bestValue - 1;
        if (gap < 0)
        {
            bound = bestValue;
            return;
        }
        var pools = losses.Select(own => Enumerable.Range(0, own.Length).Where(candidate => own[candidate] >= -gap).ToArray()).ToArray();
        if (pools.Sum(pool => pool.Length) > MostSettled) return;
        var solved = new ExactModel(seatings, maxPanels, pools).Run(patience.Left * 0.5, patience.Cancellation, best);
        if (solved.Members is not null) Offer(solved.Members);
        if (solved.Bound is { } proven) bound = Math.Min(bound, Math.Max(bestValue, proven));
    }

    /// <summary>Keeps a plan when it is one and better than the last.</summary>
    private void Offer(int[]?[] plan)
    {
        long value = 0;
        var used = new int[maxPanels.Length];
        for (var at = 0; at < plan.Length; at++)
        {
            if (plan[at] is not { } members || seatings[at].Value(members) is not { } worth) return;
            value += worth;
            foreach (var member in members) if (++used[seatings[at].Experts[member]] > maxPanels[seatings[at].Experts[member]]) return;
        }
        if (best is not null && value <= bestValue) return;
        (best, bestValue) = ([.. plan.Select(members => members ?? [])], value);
        patience.Say(bestValue, bound == long.MaxValue ? null : bound);
    }
}
