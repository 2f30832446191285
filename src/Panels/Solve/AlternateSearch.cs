using Passerelle.Panels.Public;

namespace Passerelle.Panels.Solve;

/// <summary>Who could take a chair while all others stay: the best few for each member, exactly.</summary>
internal static class AlternateSearch
{
    /// <summary>Alternates named for each member at most.</summary>
    public const int Each = 3;

    private const int Some = 400;

    public static IReadOnlyList<PanelAlternate> Of(Plan plan, int panel, Roster roster)
    {
        if (plan.Members is not { } all || all[panel] is not { Length: > 0 } members) return [];
        var seating = plan.Seatings[panel];
        var used = new Dictionary<int, int>();
        foreach (var (at, others) in all.Index())
            foreach (var member in others) used[plan.Seatings[at].Experts[member]] = used.GetValueOrDefault(plan.Seatings[at].Experts[member]) + 1;
        var seated = members.ToHashSet();
        // Rarely more than the best few hundred are looked at; everybody only when these were not enough.
        var byGain = Best(Some);
        var isAll = byGain.Length < Some;
        var found = new List<(PanelAlternate Alternate, int Order)>();
        for (var chair = 0; chair < members.Length; chair++)
        {
            if (seating.Locked[members[chair]]) continue;
            var others = members.Where((_, at) => at != chair).ToArray();
            // Without any penalty the others and a candidate are worth this much; once that is less than what was found, so is all that follows.
            var rest = seating.Base + others.Sum(member => seating.Gains[member]);
            var best = new List<(long Value, int Candidate)>();
            var chairs = new Chairs(seating, others);
            for (var at = 0; ; at++)
            {
                if (at == byGain.Length && !isAll) (byGain, isAll) = (Best(int.MaxValue), true);
                if (at >= byGain.Length) break;
                var candidate = byGain[at];
                if (best.Count == Each && rest + seating.Gains[candidate] <= best[^1].Value) break;
                if (chairs.Value(candidate) is not { } value) continue;
                best.Add((value, candidate));
                best.Sort((one, other) => one.Value != other.Value ? other.Value.CompareTo(one.Value) : one.Candidate.CompareTo(other.Candidate));
                if (best.Count > Each) best.RemoveAt(Each);
            }
            found.AddRange(best.Select(each => (new PanelAlternate(roster.Ids[seating.Experts[each.Candidate]], roster.Ids[seating.Experts[members[chair]]], each.Value), found.Count)));
        }
        return [.. found.OrderByDescending(each => each.Alternate.Objective).ThenBy(each => each.Order).Select(each => each.Alternate)];

        bool IsFree(int candidate) => !seated.Contains(candidate) && used.GetValueOrDefault(seating.Experts[candidate]) < roster.MaxPanels[seating.Experts[candidate]];

        // Those who are free, by what they bring, then by their place in the roster.
        int[] Best(int most)
        {
            var kept = new PriorityQueue<int, (long Gain, int Place)>();
            if (most > seating.Count) kept.EnqueueRange(Enumerable.Range(0, seating.Count).Where(IsFree).Select(candidate => (candidate, (seating.Gains[candidate], -candidate))));
            else
                for (var candidate = 0; candidate < seating.Count; candidate++)
                {
                    if (kept.Count == most && kept.TryPeek(out _, out var least) && seating.Gains[candidate] <= least.Gain || !IsFree(candidate)) continue;
                    if (kept.Count < most) kept.Enqueue(candidate, (seating.Gains[candidate], -candidate));
                    else kept.EnqueueDequeue(candidate, (seating.Gains[candidate], -candidate));
                }
            var order = new int[kept.Count];
            for (var at = order.Length - 1; at >= 0; at--) order[at] = kept.Dequeue();
            return order;
        }
    }

    /// <summary>A panel with one chair free, and what it is worth with each who could take it.</summary>
    private sealed class Chairs
    {
        private readonly Seating seating;
        private readonly long[] tally;
        private readonly long[] sums;
        private readonly long gains;

        public Chairs(Seating seating, int[] others)
        {
            this.seating = seating;
            tally = new long[seating.Groups];
            sums = seating.Measured(others, tally);
            gains = seating.Base + others.Sum(member => seating.Gains[member]);
        }

        public long? Value(int candidate)
        {
            foreach (var group in seating.GroupsOf(candidate)) tally[group]++;
            var value = (long?)(gains + seating.Gains[candidate]);
            for (var rule = 0; rule < sums.Length && value is not null; rule++)
            {
                var measure = seating.Measures[rule];
                var missed = seating.Missed(rule, sums[rule] + (measure.Amounts?[candidate] ?? 0), tally);
                if (missed > 0) value = measure.Rule.Soft is { } penalty ? value - penalty * missed : null;
            }
            foreach (var group in seating.GroupsOf(candidate)) tally[group]--;
            return value;
        }
    }
}
