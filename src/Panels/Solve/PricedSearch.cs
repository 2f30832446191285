using System.Diagnostics;
using Google.OrTools.LinearSolver;

namespace Passerelle.Panels.Solve;

/// <summary>
/// One panel from very many candidates. A linear program over the few who matter gives every rule a price; at these prices each candidate has a loss that choosing her
/// (or not choosing her) is proven to cost, whatever else is done. Only those whose loss is smaller than what is still open have to be looked at.
/// </summary>
/// <remarks>
/// The proof rests on no tolerance of the linear program: prices are clamped to their signs and rounded, and the bound is recomputed from them over all candidates.
/// Any prices give a valid bound; good ones give a close one.
/// </remarks>
internal sealed class PricedSearch : IDisposable
{
    private const int FirstByGain = 48, FirstByGroup = 6, AddedAtOnce = 40, Rounds = 24, Nodes = 20_000, NodesWhenQuick = 3_000, MostEnumerated = 60;

    private readonly Seating shape;
    private readonly Solver program;
    private readonly Side[] sides;
    private readonly List<Variable> unpayable = [];
    private readonly Dictionary<int, Variable> columns = [];
    private readonly List<int> order = [];
    private readonly long reach;

    // Of each group, of each sum and of the size: what one more unit is worth at the present prices.
    private readonly double[] groupPrice;
    private readonly double[] sumPrice;
    private double sizePrice;

    /// <summary>One limit of the panel as a row of the program: at least (sign 1) or at most (sign −1).</summary>
    private sealed record Side(int Sign, long Limit, long? Soft, int Group, int Sum, bool IsSize, Constraint Row)
    {
        /// <summary>Of a rule on different values: one row per value says whether it occurs.</summary>
        public (int Group, long Cap, Constraint Row)[] Links { get; init; } = [];
    }

    public PricedSearch(Seating seating)
    {
        shape = seating;
        program = Solver.CreateSolver("GLOP") ?? throw new UnreachableException("No linear solver.");
        program.SetSolverSpecificParametersAsString("use_preprocessing:false");
        program.Objective().SetMaximization();
        groupPrice = new double[shape.Groups];
        sumPrice = new double[shape.Measures.Count];
        var inGroup = new int[shape.Groups];
        for (var candidate = 0; candidate < shape.Count; candidate++)
            foreach (var group in shape.GroupsOf(candidate)) inGroup[group]++;

        var found = new List<Side>();
        long widest = 0;
        foreach (var measure in shape.Measures)
            if (measure.Rule.Soft is { } penalty)
            {
                var furthest = measure.Amounts is { } amounts ? amounts.Select(Math.Abs).DefaultIfEmpty(0).Max() * shape.Most : (long)shape.Most * Math.Max(1, measure.Groups);
                widest += penalty * (furthest + (Math.Abs(measure.Rule.Min ?? 0) + Math.Abs(measure.Rule.Max ?? 0)) * Math.Max(1, measure.Groups));
            }
        reach = widest;
        Add(1, shape.Least, null, -1, -1, [], isSize: true);
        Add(-1, shape.Most, null, -1, -1, [], isSize: true);
        foreach (var (number, measure) in shape.Measures.Index())
        {
            var groups = Enumerable.Range(measure.FirstGroup, measure.Groups).ToArray();
            foreach (var (sign, limit) in new[] { (1, measure.Rule.Min), (-1, measure.Rule.Max) })
            {
                if (limit is not { } value) continue;
                if (measure.Rule.Kind == RuleKind.Sum) Add(sign, value, measure.Rule.Soft, -1, number, []);
                else if (measure.Rule.Kind == RuleKind.Distinct) Add(sign, value, measure.Rule.Soft, -1, -1, [.. groups.Select(group => (group, (long)Math.Min(shape.Most, inGroup[group])))]);
                // A most that all together cannot exceed is no limit.
                else foreach (var group in groups) if (sign == 1 ? value > 0 : value < inGroup[group]) Add(sign, value, measure.Rule.Soft, group, -1, []);
            }
        }
        sides = [.. found];

        void Add(int sign, long limit, long? soft, int group, int sum, (int Group, long Cap)[] links, bool isSize = false)
        {
            var row = sign == 1 ? program.MakeConstraint(limit, double.PositiveInfinity) : program.MakeConstraint(double.NegativeInfinity, limit);
            var made = new List<(int, long, Constraint)>();
            foreach (var (value, cap) in links)
            {
                var occurs = program.MakeNumVar(0, 1, "");
                row.SetCoefficient(occurs, 1);
                var link = sign == 1 ? program.MakeConstraint(0, double.PositiveInfinity) : program.MakeConstraint(double.NegativeInfinity, 0);
                link.SetCoefficient(occurs, sign == 1 ? -1 : -cap);
                made.Add((value, cap, link));
            }
            // Every row can be missed in the program: at its penalty, or at a price that nothing could repay.
            var missed = program.MakeNumVar(0, double.PositiveInfinity, "");
            row.SetCoefficient(missed, sign);
            if (soft is { } penalty) program.Objective().SetCoefficient(missed, -(double)penalty);
            else unpayable.Add(missed);
            found.Add(new(sign, limit, soft, group, sum, isSize, row) { Links = [.. made] });
        }
    }

    /// <summary>How far from 0 a panel's value can be at these gains.</summary>
    private double Range(Seating seating)
    {
        long largest = 0;
        foreach (var gain in seating.Gains) largest = Math.Max(largest, Math.Abs(gain));
        return reach + (seating.Most + 1.0) * (largest + 1);
    }

    public void Dispose() => program.Dispose();

    /// <summary>The best panel at these gains.</summary>
    /// <param name="gains">Of each candidate; not above the seating's own in absolute value by more than its range.</param>
    /// <param name="also">Receives other good panels met on the way.</param>
    /// <param name="quick">Never hands over to the exact model: what is not settled by prices and enumeration stays open, between the panel found and the bound.</param>
    public Solved Run(Seating seating, Patience patience, List<int[]>? also = null, bool quick = false)
    {
        var skipped = seating.Skipped;
        if (seating.Least > seating.Most || seating.Locked.Count(locked => locked) > seating.Most || seating.HasLocked && seating.Barred is not null && Enumerable.Range(0, seating.Count).Any(candidate => seating.Locked[candidate] && seating.IsBarred(candidate))) return skipped is null ? Solved.Nothing : new([[]], skipped, false);
        var range = Range(seating);
        var (upper, losses) = Prices(seating, patience);
        var bound = (long)Math.Floor(upper);
        // Worth less than any panel can be: there is none.
        if (upper < seating.Base - range) return skipped is null ? Solved.Nothing : new([[]], skipped, false);
        if (skipped >= bound) return new([[]], skipped, false);

        int[]? best = skipped is null ? null : [];
        var value = skipped;
        var sizes = new double[losses.Length];
        for (var candidate = 0; candidate < sizes.Length; candidate++) sizes[candidate] = Math.Abs(losses[candidate]);
        // Locked ones are in, whatever they cost.
        for (var candidate = 0; candidate < sizes.Length; candidate++) if (seating.Locked[candidate]) sizes[candidate] = 0;
        var near = sizes.Length > 4000 ? Nearest(sizes, 2000) : double.PositiveInfinity;
        var (everybody, nearest) = (0, new List<(double Size, int Candidate)>());
        for (var candidate = 0; candidate < sizes.Length; candidate++)
        {
            if (seating.IsBarred(candidate)) continue;
            everybody++;
            if (sizes[candidate] <= near) nearest.Add((sizes[candidate], candidate));
        }
        nearest.Sort();
        int[] byLoss = [.. nearest.Select(each => each.Candidate)];

        var theta = byLoss.Length == 0 ? 0 : Math.Max(1, sizes[byLoss[Math.Min(byLoss.Length, 20) - 1]]);
        while (true)
        {
            // Whoever loses so much that nothing better is left is no question any more.
            if (value is { } known) theta = Math.Min(theta, Math.Max(0, upper - known - 1));
            var pool = byLoss.TakeWhile(candidate => sizes[candidate] <= theta).ToArray();
            // Who is needed at these prices and not open to question, beyond those sorted.
            var isAll = pool.Length == byLoss.Length;
            if (isAll && byLoss.Length < everybody) pool = [.. Enumerable.Range(0, seating.Count).Where(candidate => sizes[candidate] <= theta)];
            // With everybody in it the pool has to answer for everything: single losses are within θ, their sum need not be.
            if (pool.Length == everybody) theta = value is { } least ? Math.Max(0, upper - least - 1) : double.MaxValue / 4;
            var done = false;
            if (pool.Length <= MostEnumerated)
            {
                var enumerated = new Enumerated(seating, losses, pool, upper, theta, value, also, quick ? NodesWhenQuick : Nodes);
                done = enumerated.Run();
                if (enumerated.Best is { } members) (best, value) = (members, enumerated.Value);
            }
            if (!done && quick) return new(best is null ? null : [best], bound, false);
            if (!done)
            {
                var open = pool.Concat(Enumerable.Range(0, seating.Count).Where(candidate => losses[candidate] > theta && !seating.Locked[candidate])).Order().ToArray();
                var solved = new ExactModel([seating], null, [open]).Run(patience.Left, patience.Cancellation, best is { Length: > 0 } hint ? [hint] : null);
                if (solved.Members is [var members] && seating.Value(members) is { } worth && (value is null || worth > value)) (best, value) = (members, worth);
                if (!solved.Impossible && (solved.Bound is null || solved.Members is null || solved.Bound > value))
                {
                    // Time ran out: nobody outside the pool can bring more than bound − θ, nobody inside more than was proven there.
                    return new(best is null ? null : [best], Math.Max(Math.Min(bound, solved.Bound ?? bound), (long)Math.Floor(upper - theta)), false);
                }
            }
            // Whatever was not looked at loses more than θ; values are whole numbers.
            if (value + 1 > upper - theta - 1e-9) return new([best ?? []], value, false);
            if (pool.Length == everybody) return value is null ? Solved.Nothing : new([best ?? []], value, false);
            theta = value is { } now ? Math.Max(0, upper - now - 1) : Math.Max(theta * 4, pool.Length == byLoss.Length ? double.MaxValue / 4 : 1);
            if (value is null && theta > 1e15) theta = double.MaxValue / 4;
        }
    }

    private static double Nearest(double[] sizes, int count)
    {
        // A sample is enough to cut the long tail off; the order of those kept is exact.
        var sample = new double[Math.Min(sizes.Length, 4096)];
        var step = sizes.Length / sample.Length;
        for (var at = 0; at < sample.Length; at++) sample[at] = sizes[at * step];
        Array.Sort(sample);
        return sample[Math.Min(sample.Length - 1, (int)((long)count * sample.Length / sizes.Length) + 8)];
    }

    /// <returns>What no panel can exceed, and of each candidate what she brings at the prices: above 0 leaving her out loses it, below 0 taking her in does.</returns>
    public (double Upper, double[] Losses) Prices(Seating seating, Patience patience)
    {
        var price = 2 * Range(seating) + 1;
        foreach (var missed in unpayable) program.Objective().SetCoefficient(missed, -price);
        // Two of them take turns: the best so far, and the one that is being written.
        var losses = new double[seating.Count];
        var spare = new double[seating.Count];
        if (columns.Count == 0) foreach (var candidate in First(seating)) Column(candidate);
        foreach (var candidate in order)
        {
            program.Objective().SetCoefficient(columns[candidate], seating.Gains[candidate]);
            columns[candidate].SetUb(seating.IsBarred(candidate) ? 0 : 1);
        }
        var least = double.PositiveInfinity;
        double[] best = losses;
        for (var round = 0; round < Rounds; round++)
        {
            if (program.Solve() is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) break;
            if (ReferenceEquals(losses, best) && !double.IsPositiveInfinity(least)) (losses, spare) = (spare, losses);
            var bound = Priced(seating, losses);
            if (bound < least) (least, best) = (bound, losses);
            var missing = new List<int>();
            for (var candidate = 0; candidate < losses.Length; candidate++)
                if (losses[candidate] > 0.01 && !columns.ContainsKey(candidate)) missing.Add(candidate);
            if (missing.Count == 0 || patience.IsOver) break;
            var given = losses;
            foreach (var candidate in missing.OrderByDescending(candidate => given[candidate]).ThenBy(candidate => candidate).Take(AddedAtOnce))
            {
                Column(candidate);
                program.Objective().SetCoefficient(columns[candidate], seating.Gains[candidate]);
            }
        }
        if (double.IsPositiveInfinity(least))
        {
            // Without any prices everybody is worth her gain: a bound still.
            (sizePrice, least) = (0, 0);
            Array.Clear(groupPrice);
            Array.Clear(sumPrice);
            for (var candidate = 0; candidate < best.Length; candidate++) least += Math.Max(0, best[candidate] = seating.IsBarred(candidate) ? double.NegativeInfinity : seating.Gains[candidate]);
        }
        return (seating.Base + least + 1e-6 + Math.Abs(least) * 1e-12, best);
    }

    /// <summary>Takes the prices of the rows, clamps and rounds them, and recomputes with them alone what everybody brings and what no panel can exceed.</summary>
    private double Priced(Seating seating, double[] losses)
    {
        double constant = 0;
        sizePrice = 0;
        Array.Clear(groupPrice);
        Array.Clear(sumPrice);
        foreach (var side in sides)
        {
            // A price of a row "at least" is what one more unit of the limit costs, so never above 0 in the program's words.
            var price = Price(side.Row, side.Sign, side.Soft ?? long.MaxValue);
            constant -= side.Sign * price * side.Limit;
            if (side.Sum >= 0) sumPrice[side.Sum] += side.Sign * price;
            else if (side.Group >= 0) groupPrice[side.Group] += side.Sign * price;
            else if (side.IsSize) sizePrice += side.Sign * price;
            foreach (var (group, cap, row) in side.Links)
            {
                var link = Price(row, side.Sign, long.MaxValue);
                groupPrice[group] += side.Sign * link;
                constant += side.Sign == 1 ? Math.Max(0, price - link) : Math.Max(0, cap * link - price);
            }
        }
        var bound = constant;
        var sums = shape.Measures.Index().Where(measure => measure.Item.Amounts is not null && sumPrice[measure.Index] != 0).Select(measure => (Amounts: measure.Item.Amounts ?? [], Price: sumPrice[measure.Index])).ToArray();
        for (var candidate = 0; candidate < losses.Length; candidate++)
        {
            if (seating.IsBarred(candidate))
            {
                losses[candidate] = double.NegativeInfinity;
                continue;
            }
            var worth = seating.Gains[candidate] + sizePrice;
            foreach (var group in seating.GroupsOf(candidate)) worth += groupPrice[group];
            foreach (var (amounts, price) in sums) worth += price * amounts[candidate];
            losses[candidate] = worth;
            if (worth > 0 || seating.Locked[candidate]) bound += worth;
        }
        return bound;
    }

    /// <summary>Never below 0, never above the penalty, and a multiple of 1/1024: sums of such numbers are exact.</summary>
    private static double Price(Constraint row, int sign, long most)
    {
        var dual = row.DualValue() * -sign;
        return double.IsFinite(dual) ? Math.Min(Math.Round(Math.Max(0, dual) * 1024) / 1024, most) : 0;
    }

    private void Column(int candidate)
    {
        var column = program.MakeNumVar(shape.Locked[candidate] ? 1 : 0, 1, "");
        columns[candidate] = column;
        order.Add(candidate);
        var own = shape.GroupsOf(candidate);
        foreach (var side in sides)
        {
            if (side.Sum >= 0) side.Row.SetCoefficient(column, shape.Measures[side.Sum].Amounts?[candidate] ?? 0);
            else if (side.Links.Length > 0)
            {
                foreach (var (group, _, row) in side.Links) if (own.Contains(group)) row.SetCoefficient(column, 1);
            }
            else if (side.Group >= 0)
            {
                if (own.Contains(side.Group)) side.Row.SetCoefficient(column, 1);
            }
            else if (side.IsSize) side.Row.SetCoefficient(column, 1);
        }
    }

    /// <summary>Those with most to bring, overall and in each group, and all who are locked.</summary>
    private SortedSet<int> First(Seating seating)
    {
        var first = new SortedSet<int>();
        var overall = new PriorityQueue<int, long>();
        var inGroup = Enumerable.Range(0, seating.Groups).Select(_ => new PriorityQueue<int, long>()).ToArray();
        for (var candidate = 0; candidate < seating.Count; candidate++)
        {
            if (seating.Locked[candidate]) first.Add(candidate);
            Keep(overall, FirstByGain, candidate);
            foreach (var group in seating.GroupsOf(candidate)) Keep(inGroup[group], FirstByGroup, candidate);
        }
        foreach (var queue in inGroup.Prepend(overall)) foreach (var (candidate, _) in queue.UnorderedItems) first.Add(candidate);
        return first;

        void Keep(PriorityQueue<int, long> queue, int most, int candidate)
        {
            if (queue.Count < most) queue.Enqueue(candidate, seating.Gains[candidate]);
            else if (queue.TryPeek(out _, out var least) && seating.Gains[candidate] > least) queue.EnqueueDequeue(candidate, seating.Gains[candidate]);
        }
    }

    /// <summary>Every panel whose loss is within θ, one after another.</summary>
    private sealed class Enumerated
    {
        private readonly Seating seating;
        private readonly double[] losses;
        private readonly int[] pool;
        private readonly double upper;
        private readonly List<int[]>? also;
        private readonly double theta;
        private readonly int allowed;
        private readonly List<int> members = [];
        private readonly long[] tally;
        private readonly long[] sums;
        private readonly int[][] ahead;
        private readonly (int Group, long Min)[] needs;
        private readonly long[] most;
        private long gains;
        private int nodes;

        public Enumerated(Seating seating, double[] losses, int[] pool, double upper, double theta, long? value, List<int[]>? also, int allowed)
        {
            (this.seating, this.losses, this.upper, this.theta, this.also, this.allowed) = (seating, losses, upper, theta, also, allowed);
            (Value, gains) = (value, seating.Base);
            // Locked ones are no question; the dearest questions come first.
            this.pool = [.. pool.Where(candidate => !seating.Locked[candidate]).OrderByDescending(candidate => Math.Abs(losses[candidate])).ThenBy(candidate => candidate)];
            tally = new long[seating.Groups];
            sums = new long[seating.Measures.Count];
            var inPool = this.pool.ToHashSet();
            for (var candidate = 0; candidate < seating.Count; candidate++)
                if (seating.Locked[candidate] || losses[candidate] > 0 && !inPool.Contains(candidate)) Seat(candidate, 1);
            most = new long[seating.Groups];
            Array.Fill(most, long.MaxValue);
            var least = new List<(int, long)>();
            foreach (var measure in seating.Measures.Where(measure => measure is { IsHard: true, Rule.Kind: RuleKind.Count or RuleKind.Each }))
                for (var group = measure.FirstGroup; group < measure.FirstGroup + measure.Groups; group++)
                {
                    most[group] = measure.Rule.Max ?? long.MaxValue;
                    if (measure.Rule.Min is > 0 and var min) least.Add((group, min));
                }
            needs = [.. least];
            ahead = new int[this.pool.Length + 1][];
            ahead[this.pool.Length] = new int[needs.Length];
            for (var at = this.pool.Length - 1; at >= 0; at--)
            {
                ahead[at] = [.. ahead[at + 1]];
                for (var need = 0; need < needs.Length; need++) if (seating.GroupsOf(this.pool[at]).Contains(needs[need].Group)) ahead[at][need]++;
            }
        }

        public int[]? Best { get; private set; }

        public long? Value { get; private set; }

        /// <returns>False when there were too many.</returns>
        public bool Run()
        {
            if (members.Count <= seating.Most && Allowed()) Next(0, 0);
            return nodes < allowed;
        }

        private bool Allowed()
        {
            for (var group = 0; group < most.Length; group++) if (tally[group] > most[group]) return false;
            return true;
        }

        private void Next(int at, double loss)
        {
            if (++nodes >= allowed) return;
            if (loss > theta || Value is { } known && upper - loss < known + 1 - 1e-9) return;
            if (members.Count + pool.Length - at < seating.Least) return;
            var free = seating.Most - members.Count;
            for (var need = 0; need < needs.Length; need++)
                if (tally[needs[need].Group] + Math.Min(free, ahead[at][need]) < needs[need].Min) return;
            if (at == pool.Length)
            {
                Leaf();
                return;
            }
            var candidate = pool[at];
            var size = Math.Abs(losses[candidate]);
            if (losses[candidate] > 0)
            {
                In(0);
                Next(at + 1, loss + size);
            }
            else
            {
                Next(at + 1, loss);
                In(size);
            }

            void In(double cost)
            {
                if (free <= 0) return;
                foreach (var group in seating.GroupsOf(candidate)) if (tally[group] >= most[group]) return;
                Seat(candidate, 1);
                Next(at + 1, loss + cost);
                Seat(candidate, -1);
            }
        }

        private void Leaf()
        {
            if (members.Count < seating.Least) return;
            var value = gains;
            for (var rule = 0; rule < sums.Length; rule++)
            {
                var missed = seating.Missed(rule, sums[rule], tally);
                if (missed == 0) continue;
                if (seating.Measures[rule].Rule.Soft is not { } penalty) return;
                value -= penalty * missed;
            }
            if (Value is { } known && value <= known) return;
            Value = value;
            Best = [.. members.Order()];
            also?.Add(Best);
        }

        private void Seat(int candidate, int sign)
        {
            foreach (var group in seating.GroupsOf(candidate)) tally[group] += sign;
            for (var rule = 0; rule < sums.Length; rule++) if (seating.Measures[rule].Amounts is { } amounts) sums[rule] += sign * amounts[candidate];
            gains += sign * seating.Gains[candidate];
            if (sign > 0) members.Add(candidate);
            else members.RemoveAt(members.Count - 1);
        }
    }
}
