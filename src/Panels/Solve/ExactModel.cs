using System.Diagnostics;
using Google.OrTools.Sat;

namespace Passerelle.Panels.Solve;

/// <summary>Something that can be taken out of a problem to see whether the rest is possible: a rule of a panel, its size, its locks, or the load of all experts.</summary>
internal readonly record struct Limit(int Panel, int Rule)
{
    public const int Size = -1, Locked = -2;

    public static readonly Limit MaxPanels = new(-1, 0);
}

/// <summary>What came of an exact solve. Members are candidates of each seating.</summary>
/// <param name="Members">Null when nothing was found.</param>
/// <param name="Bound">No plan is worth more; null when nothing is known.</param>
internal sealed record Solved(int[][]? Members, long? Bound, bool Impossible)
{
    public static readonly Solved Nothing = new(null, null, true);
}

/// <summary>Panels and everything that binds them, as one model for CP-SAT.</summary>
internal sealed class ExactModel
{
    /// <summary>No rule is stretched further: sums in a file stay far below, so that costs can be added up.</summary>
    private const long LongestStretch = 1_000_000_000;

    private readonly CpModel model = new();
    private readonly IReadOnlyList<Seating> seatings;
    private readonly int[][] seats;
    private readonly int[][] pools;
    private readonly List<(int Variable, long Gain)> gains = [];
    private readonly bool onlyWhether;
    private readonly IReadOnlySet<Limit> without;
    private readonly IReadOnlyDictionary<Limit, long>? elastic;
    private readonly Dictionary<(Limit, int Sign), int> stretched = [];
    private long constant;

    /// <param name="maxPanels">Null when loads do not matter.</param>
    /// <param name="pools">Of each seating, the candidates that may be taken; null for all.</param>
    /// <param name="onlyWhether">Only whether a plan exists matters, not what it is worth.</param>
    /// <param name="elastic">With <paramref name="onlyWhether"/>: rules that may be missed, and what each unit costs; the cheapest way is then sought. Every value of one rule is stretched together.</param>
    public ExactModel(IReadOnlyList<Seating> seatings, int[]? maxPanels, IReadOnlyList<int[]>? pools = null, IReadOnlySet<Limit>? without = null, bool onlyWhether = false, IReadOnlyDictionary<Limit, long>? elastic = null)
    {
        this.seatings = seatings;
        this.elastic = elastic;
        this.onlyWhether = onlyWhether;
        this.without = without ?? new HashSet<Limit>();
        this.pools = pools is null ? [.. seatings.Select(seating => Enumerable.Range(0, seating.Count).ToArray())] : [.. pools];
        seats = new int[seatings.Count][];
        for (var at = 0; at < seatings.Count; at++) Add(at);
        if (maxPanels is not null && !this.without.Contains(Limit.MaxPanels)) Loads(maxPanels);
        if (onlyWhether && elastic is null) return;
        var objective = new CpObjectiveProto { ScalingFactor = -1, Offset = -constant };
        foreach (var (variable, gain) in gains.Where(gain => gain.Gain != 0))
        {
            objective.Vars.Add(variable);
            objective.Coeffs.Add(-gain);
        }
        model.Model.Objective = objective;
    }

    public Solved Run(TimeSpan limit, CancellationToken cancellation, IReadOnlyList<int[]>? hint = null)
    {
        if (hint is not null)
        {
            model.Model.SolutionHint = new();
            foreach (var (at, hinted) in hint.Index())
            {
                var chosen = hinted.ToHashSet();
                foreach (var (place, candidate) in pools[at].Index())
                {
                    model.Model.SolutionHint.Vars.Add(seats[at][place]);
                    model.Model.SolutionHint.Values.Add(chosen.Contains(candidate) ? 1 : 0);
                }
            }
        }
        if (cancellation.IsCancellationRequested || limit <= TimeSpan.Zero) return new(null, null, false);
        using var solver = new CpSolver();
        // One worker: the same problem takes the same way and ends at the same plan, whatever else the machine does.
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 max_time_in_seconds:{limit.TotalSeconds:0.###} linearization_level:2 random_seed:1");
        using var stop = cancellation.Register(solver.StopSearch);
        var status = solver.Solve(model);
        if (status == CpSolverStatus.Infeasible) return Solved.Nothing;
        if (status == CpSolverStatus.ModelInvalid) throw new UnreachableException(model.Validate());
        var found = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
        var solution = solver.Response?.Solution;
        var members = found ? seatings.Select((_, at) => pools[at].Where((_, place) => solution?[seats[at][place]] == 1).ToArray()).ToArray() : null;
        if (onlyWhether) return new(members, elastic is not null && status == CpSolverStatus.Optimal ? 0 : null, false);
        if (status != CpSolverStatus.Optimal) return new(members, double.IsFinite(solver.BestObjectiveBound) ? (long)Math.Floor(solver.BestObjectiveBound + 1e-6) : null, false);
        return new(members, members?.Select((chosen, at) => seatings[at].Value(chosen) ?? throw new UnreachableException("A plan that breaks a rule was called optimal.")).Sum(), false);
    }

    private void Add(int at)
    {
        var seating = seatings[at];
        var pool = pools[at];
        var panel = seating.Index;
        seats[at] = [.. pool.Select(candidate => Variable(seating.Locked[candidate] && !without.Contains(new(panel, Limit.Locked)) ? 1 : 0, 1))];
        var sizeHolds = !without.Contains(new(panel, Limit.Size));
        var locked = seating.HasLocked && !without.Contains(new(panel, Limit.Locked));
        int? staffed = seating.Panel.Skip is not null && !locked ? Variable(0, 1) : null;
        var least = sizeHolds ? seating.Least : seating.Panel.Skip is null ? 0 : 1;
        var most = sizeHolds ? seating.Panel.MaxSize : pool.Length;
        constant += seating.Base;
        for (var place = 0; place < pool.Length && !onlyWhether; place++) gains.Add((seats[at][place], seating.Gains[pool[place]]));
        if (staffed is { } isStaffed)
        {
            // −skip × (1 − staffed)
            constant -= seating.Panel.Skip ?? 0;
            if (!onlyWhether) gains.Add((isStaffed, seating.Panel.Skip ?? 0));
            Linear([.. seats[at], isStaffed], [.. Ones(pool.Length), -least], 0, long.MaxValue, null);
            Linear([.. seats[at], isStaffed], [.. Ones(pool.Length), -Math.Min(most, pool.Length)], long.MinValue, 0, null);
        }
        else if (least > most) Never();
        else Linear(seats[at], Ones(pool.Length), least, most, null);

        var members = new List<int>[seating.Groups];
        for (var group = 0; group < members.Length; group++) members[group] = [];
        for (var place = 0; place < pool.Length; place++)
            foreach (var group in seating.GroupsOf(pool[place])) members[group].Add(seats[at][place]);
        foreach (var (number, measure) in seating.Measures.Index())
        {
            if (measure.IsHard ? without.Contains(new(panel, number)) : onlyWhether) continue;
            switch (measure.Rule.Kind)
            {
                case RuleKind.Sum:
                    Bounded(measure, new(panel, number), seats[at], [.. pool.Select(candidate => measure.Amounts?[candidate] ?? 0)], staffed);
                    break;
                case RuleKind.Distinct:
                    var occurs = new List<int>();
                    for (var group = measure.FirstGroup; group < measure.FirstGroup + measure.Groups; group++)
                    {
                        if (members[group].Count == 0) continue;
                        var here = Variable(0, 1);
                        occurs.Add(here);
                        Linear([.. members[group], here], [.. Ones(members[group].Count), -1], 0, long.MaxValue, null);
                        foreach (var seat in members[group]) Linear([seat, here], [1, -1], long.MinValue, 0, null);
                    }
                    Bounded(measure, new(panel, number), [.. occurs], Ones(occurs.Count), staffed);
                    break;
                default:
                    for (var group = measure.FirstGroup; group < measure.FirstGroup + measure.Groups; group++) Bounded(measure, new(panel, number), [.. members[group]], Ones(members[group].Count), staffed);
                    break;
            }
        }
    }

    private void Bounded(Measure measure, Limit limit, int[] variables, long[] amounts, int? staffed)
    {
        var (low, high) = (0L, 0L);
        foreach (var amount in amounts) (low, high) = (low + Math.Min(0, amount), high + Math.Max(0, amount));
        if (measure.Rule.Min is { } min && low < min) Side(variables, amounts, min, long.MaxValue, min - low, 1);
        if (measure.Rule.Max is { } max && high > max) Side(variables, amounts, long.MinValue, max, high - max, -1);

        void Side(int[] variables, long[] amounts, long from, long to, long furthest, int sign)
        {
            if (measure.IsHard && elastic is not null && elastic.TryGetValue(limit, out var cost))
            {
                if (!stretched.TryGetValue((limit, sign), out var by))
                {
                    stretched[(limit, sign)] = by = Variable(0, LongestStretch);
                    gains.Add((by, -cost));
                }
                Linear([.. variables, by], [.. amounts, sign], from, to, staffed);
            }
            else if (measure.Rule.Soft is not { } penalty) Linear(variables, amounts, from, to, staffed);
            else
            {
                var missed = Variable(0, furthest);
                Linear([.. variables, missed], [.. amounts, sign], from, to, staffed);
                gains.Add((missed, -penalty));
            }
        }
    }

    private void Loads(int[] maxPanels)
    {
        var seatsOf = new Dictionary<int, List<int>>();
        for (var at = 0; at < seatings.Count; at++)
            foreach (var (place, candidate) in pools[at].Index())
            {
                var expert = seatings[at].Experts[candidate];
                if (!seatsOf.TryGetValue(expert, out var own)) seatsOf[expert] = own = [];
                own.Add(seats[at][place]);
            }
        foreach (var (expert, own) in seatsOf)
            if (own.Count > maxPanels[expert]) Linear([.. own], Ones(own.Count), 0, maxPanels[expert], null);
    }

    private static long[] Ones(int count)
    {
        var ones = new long[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private int Variable(long from, long to)
    {
        var variable = new IntegerVariableProto();
        variable.Domain.Add(from);
        variable.Domain.Add(to);
        model.Model.Variables.Add(variable);
        return model.Model.Variables.Count - 1;
    }

    private void Never() => model.Model.Constraints.Add(new ConstraintProto { BoolOr = new() });

    private void Linear(int[] variables, long[] amounts, long from, long to, int? onlyIf)
    {
        var linear = new LinearConstraintProto();
        linear.Vars.AddRange(variables);
        linear.Coeffs.AddRange(amounts);
        linear.Domain.Add(from);
        linear.Domain.Add(to);
        var constraint = new ConstraintProto { Linear = linear };
        if (onlyIf is { } literal) constraint.EnforcementLiteral.Add(literal);
        model.Model.Constraints.Add(constraint);
    }
}
