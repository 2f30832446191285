using System.Diagnostics;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>Time and will: what is left of a limit, and whether somebody has had enough.</summary>
/// <param name="heard">Is told of every better plan and bound of the piece that is being solved; null when nobody listens.</param>
internal sealed class Patience(TimeSpan limit, CancellationToken cancellation, Action<long?, long?>? heard = null)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public TimeSpan Left => limit - clock.Elapsed is var left && left > TimeSpan.Zero && !cancellation.IsCancellationRequested ? left : TimeSpan.Zero;

    /// <summary>How much of the limit has passed, from 0 to 1.</summary>
    public double Passed => Math.Min(1, clock.Elapsed / limit);

    public bool IsOver => Left == TimeSpan.Zero;

    /// <summary>A share of what is left, for one step of several.</summary>
    public Patience Part(double share) => new(Left * share, cancellation, heard);

    public Patience Part(double share, Action<long?, long?>? listener) => new(Left * share, cancellation, listener);

    public void Say(long? worth, long? bound) => heard?.Invoke(worth, bound);

    public double Seconds => Math.Round(clock.Elapsed.TotalSeconds, 3);

    public CancellationToken Cancellation => cancellation;
}

/// <summary>The best plan found for a whole problem.</summary>
/// <param name="Members">Of each panel, candidates of its seating; null when there is none.</param>
internal sealed record Plan(IReadOnlyList<Seating> Seatings, int[][]? Members, long? Objective, long? Bound, bool Impossible)
{
    public bool IsProven => Impossible || Objective is not null && Objective == Bound;

    /// <summary>Candidates of a panel's seating; nobody without a plan.</summary>
    public int[] Of(int panel) => Members?[panel] ?? [];

    public bool Has(int panel, int expert) => Seatings[panel].Candidate(expert) is >= 0 and var candidate && Of(panel).Contains(candidate);
}

/// <summary>Solves a problem piece by piece: panels that do not compete for anybody are solved each by itself.</summary>
internal static class PlanSearch
{
    /// <summary>Up to so many places for candidates, or with panels so large that one of them can hardly be priced, the exact model is the better way.</summary>
    private const int FewSeats = 1500, LargePanel = 15;

    public static Plan Run(PanelProblem problem, Patience patience, IProgress<PanelProgress>? progress = null)
    {
        var seatings = problem.Panels.Select((_, at) => new Seating(problem, at)).ToArray();
        return Run(problem.Roster.MaxPanels, seatings, patience, progress);
    }

    public static Plan Run(int[] maxPanels, Seating[] seatings, Patience patience, IProgress<PanelProgress>? progress = null)
    {
        var settled = 0;
        var members = new int[seatings.Length][];
        var (objective, bound) = ((long?)0, (long?)0);
        // The small ones first; of the time left each may take its share of what is still to do.
        var pieces = Pieces(seatings, maxPanels).OrderBy(piece => piece.Sum(at => seatings[at].Count)).ThenBy(piece => piece[0]).ToList();
        foreach (var (done, piece) in pieces.Index())
        {
            var own = piece.Select(at => seatings[at]).ToArray();
            var (worthSoFar, boundSoFar, isLast) = (objective, bound, done == pieces.Count - 1);
            var solved = Piece(own, maxPanels, patience.Part(1.0 / (pieces.Count - done), progress is null ? null : (worth, most) =>
                progress.Report(new(settled, seatings.Length, isLast ? worthSoFar + worth : null, isLast ? boundSoFar + most : null))));
            if (solved.Impossible) return new(seatings, null, null, null, true);
            settled += piece.Length;
            bound += solved.Bound;
            objective += solved.Members?.Select((chosen, at) => own[at].Value(chosen)).Sum();
            if (solved.Members is null) objective = null;
            else foreach (var (at, index) in piece.Index()) members[index] = solved.Members[at];
            progress?.Report(new(settled, seatings.Length, isLast ? objective : null, isLast ? bound : null));
        }
        return new(seatings, objective is null ? null : members, objective, bound, false);
    }

    /// <summary>Panels that compete for somebody, directly or through others, in groups.</summary>
    public static List<int[]> Pieces(IReadOnlyList<Seating> seatings, int[] maxPanels)
    {
        var wanted = new int[maxPanels.Length];
        foreach (var seating in seatings)
            foreach (var expert in seating.Experts) wanted[expert]++;
        var group = Enumerable.Range(0, seatings.Count).ToArray();
        var firstOf = new Dictionary<int, int>();
        for (var at = 0; at < seatings.Count; at++)
            foreach (var expert in seatings[at].Experts)
                if (wanted[expert] > maxPanels[expert] && maxPanels[expert] > 0)
                {
                    if (firstOf.TryGetValue(expert, out var first)) group[Root(at)] = Root(first);
                    else firstOf[expert] = at;
                }
        return [.. Enumerable.Range(0, seatings.Count).GroupBy(Root).Select(piece => piece.ToArray())];

        int Root(int at)
        {
            while (group[at] != at) at = group[at] = group[group[at]];
            return at;
        }
    }

    private static Solved Piece(Seating[] seatings, int[] maxPanels, Patience patience)
    {
        if (seatings is not [var only]) return Many(seatings, maxPanels, patience);
        using var priced = new PricedSearch(only);
        return priced.Run(only.With(only.Gains, only.Barring(maxPanels, [])), patience);
    }

    private static Solved Many(Seating[] seatings, int[] maxPanels, Patience patience)
    {
        if (seatings.Sum(seating => seating.Count) <= FewSeats || seatings.Average(seating => seating.Most) > LargePanel) return Exact();
        using var season = new SeasonSearch(seatings, maxPanels, patience);
        var solved = season.Run();
        return solved.Members is not null || solved.Impossible ? solved : Exact();

        Solved Exact()
        {
            var exact = new ExactModel(seatings, maxPanels).Run(patience.Left, patience.Cancellation);
            return exact.Bound is not null || exact.Impossible ? exact : exact with { Bound = Apart(seatings, patience) };
        }
    }

    /// <summary>What no plan can exceed, as if no panel took anybody from another: a bound where time was too short for a better one.</summary>
    private static long Apart(Seating[] seatings, Patience patience) => seatings.Sum(seating =>
    {
        using var priced = new PricedSearch(seating);
        return Math.Max((long)Math.Floor(priced.Prices(seating, patience).Upper), seating.Skipped ?? long.MinValue);
    });
}
