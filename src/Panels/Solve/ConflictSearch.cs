using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>
/// A least set of hard rules that cannot be met together. First the rules, while sizes, locks and loads stand; then which of those the conflict rests on.
/// When sizes, locks and loads alone are impossible, the least set of them.
/// </summary>
internal static class ConflictSearch
{
    /// <param name="Rules">As <c>panel/rule</c>.</param>
    /// <param name="RestsOn">Sizes, locks, loads.</param>
    /// <param name="Limits">The same, both kinds, as they stand in the problem.</param>
    internal sealed record Found(IReadOnlyList<string> Rules, IReadOnlyList<string> RestsOn, bool IsMinimal, IReadOnlyList<Limit> Limits);

    public static Found Run(PanelProblem problem, Patience patience)
    {
        var seatings = problem.Panels.Select((_, at) => new Seating(problem, at)).ToArray();
        var maxPanels = problem.Roster.MaxPanels;
        var sure = true;
        var pieces = PlanSearch.Pieces(seatings, maxPanels).Select(piece => piece.Select(at => seatings[at]).ToArray()).ToList();
        // Whatever rules say, sizes, locks and loads have to be possible first; then one panel that is impossible by itself says more than a season.
        var own = pieces.FirstOrDefault(piece => !IsPossible(piece, RulesOf(piece).ToHashSet(), patience.IsOver));
        var rules = new List<Limit>();
        if (own is null)
        {
            var alone = seatings.FirstOrDefault(seating => !IsPossible([seating], new HashSet<Limit>(), patience.IsOver));
            own = pieces.FirstOrDefault(piece => alone is not null ? piece.Contains(alone) : !IsPossible(piece, new HashSet<Limit>(), patience.IsOver)) ?? seatings;
            rules = [.. alone is null ? RulesOf(own) : RulesOf([alone])];
        }
        var others = RulesOf(own).Except(rules).ToHashSet();
        var structure = own.SelectMany(seating => new[] { new Limit(seating.Index, Limit.Size), new Limit(seating.Index, Limit.Locked) }.Where(limit => limit.Rule == Limit.Size || seating.HasLocked))
            .Append(Limit.MaxPanels).ToList();

        var kept = Least(rules, [.. others]);
        var restsOn = Least(structure, [.. others, .. rules.Except(kept)]);
        var words = kept.Select(Word).ToList();
        var base_ = restsOn.Select(Word).ToList();
        return words.Count > 0 ? new(words, base_, sure, [.. kept, .. restsOn]) : new(base_, [], sure, restsOn);

        IEnumerable<Limit> RulesOf(IEnumerable<Seating> some) => some.SelectMany(seating => seating.Measures.Index().Where(measure => measure.Item.IsHard).Select(measure => new Limit(seating.Index, measure.Index)));

        // Takes away one after another whatever is not needed for the conflict; whole halves first, so that long lists are soon short.
        List<Limit> Least(List<Limit> limits, HashSet<Limit> without)
        {
            var needed = limits.ToList();
            for (var step = Math.Max(1, needed.Count / 2); ; step = Math.Max(1, step / 2))
            {
                for (var at = 0; at < needed.Count;)
                {
                    var dropped = needed.Skip(at).Take(step).ToList();
                    without.UnionWith(dropped);
                    if (IsPossible(own, without, false))
                    {
                        without.ExceptWith(dropped);
                        at += step;
                    }
                    else needed.RemoveRange(at, dropped.Count);
                }
                if (step == 1) return needed;
            }
        }

        bool IsPossible(Seating[] some, IReadOnlySet<Limit> without, bool giveUp)
        {
            if (giveUp || patience.IsOver)
            {
                sure = false;
                return true;
            }
            var solved = Possible(some, maxPanels, without, patience);
            if (!solved.Impossible && solved.Members is null) sure = false;
            return !solved.Impossible;
        }

        string Word(Limit limit) => WordOf(problem, limit);
    }

    public static string WordOf(PanelProblem problem, Limit limit) => limit == Limit.MaxPanels ? "maxPanels" : $"{problem.Panels[limit.Panel].Id}/{limit.Rule switch
    {
        Limit.Size => "size",
        Limit.Locked => "locked",
        var rule => problem.Panels[limit.Panel].Rules[rule].Id,
    }}";

    /// <summary>Whether panels are possible at all, without some limits; with elastic ones, the cheapest way of stretching them.</summary>
    public static Solved Possible(Seating[] seatings, int[] maxPanels, IReadOnlySet<Limit> without, Patience patience, IReadOnlyDictionary<Limit, long>? elastic = null)
    {
        var pools = seatings is [var only] && !without.Contains(new(only.Index, Limit.Size)) ? new[] { Different(only, without.Contains(Limit.MaxPanels) ? null : only.Barring(maxPanels, [])) } : null;
        return new ExactModel(seatings, maxPanels, pools, without, onlyWhether: true, elastic).Run(patience.Left, patience.Cancellation);
    }

    /// <summary>For whether a panel is possible, of candidates that no hard rule tells apart as many as it has chairs are enough.</summary>
    private static int[] Different(Seating seating, bool[]? barred)
    {
        var hard = new bool[seating.Groups];
        foreach (var measure in seating.Measures.Where(measure => measure.IsHard)) Array.Fill(hard, true, measure.FirstGroup, measure.Groups);
        var sums = seating.Measures.Where(measure => measure is { IsHard: true, Amounts: not null }).ToList();
        // Where there is one sum, with a maximum only, the cheapest are enough.
        var price = sums is [{ Rule.Min: null } one] ? one.Amounts : null;
        var order = Enumerable.Range(0, seating.Count).ToArray();
        if (price is not null) Array.Sort(order.Select(candidate => (price[candidate], candidate)).ToArray(), order);
        var count = new Dictionary<string, int>();
        var kept = new List<int>();
        foreach (var candidate in order)
        {
            // Who cannot be had takes nobody's place here, but a lock on them is still a lock.
            if (barred is not null && barred[candidate] && !seating.Locked[candidate]) continue;
            var kind = new System.Text.StringBuilder();
            var groups = seating.GroupsOf(candidate).ToArray();
            Array.Sort(groups);
            foreach (var group in groups) if (hard[group]) kind.Append(group).Append(' ');
            if (price is null) foreach (var sum in sums) kind.Append('|').Append(sum.Amounts?[candidate]);
            var already = count.GetValueOrDefault(kind.ToString());
            count[kind.ToString()] = already + 1;
            if (already < seating.Panel.MaxSize || seating.Locked[candidate]) kept.Add(candidate);
        }
        kept.Sort();
        return [.. kept];
    }
}
