using Microsoft.EntityFrameworkCore;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Seasons;

/// <summary>
/// Composes the panels of a season at once and keeps what was found. Nobody sits at two tables on the same day: where an answer has somebody do so, they may be in
/// one panel only the next time round, and what was proven of the freer problem stays proven of the stricter one.
/// </summary>
internal sealed class SolveSeason(PanelsDb db, Missions missions, Candidates candidates, TimeProvider clock)
{
    private const int mostRounds = 12, mostConflicts = 20;

    private static readonly TimeSpan forConflict = TimeSpan.FromSeconds(5);

    public async Task<Outcome<string>> Run(SeasonId id, Viewer by, IProgress<PanelProgress> progress, CancellationToken stop)
    {
        var season = await db.Seasons.AsNoTracking().SingleAsync(each => each.Id == id, CancellationToken.None);
        string[] asked = [.. season.Panels.Select(panel => panel.Reference)];
        var panels = await db.Seen(by).AsNoTracking().Where(panel => asked.Contains(panel.Reference)).OrderBy(panel => panel.Reference).ToListAsync(CancellationToken.None);
        var now = new Occasion(by, clock.GetUtcNow(), Channel.Schedule);
        var found = new List<(Panel Panel, Mission? Mission)>();
        foreach (var panel in panels) found.Add((panel, await missions.Find(panel.ActionReference, panel.Activity, by, CancellationToken.None) is { Problem: null } mission ? mission.Value : null));
        var dated = found.Where(each => each.Mission is not null).Select(each => (each.Panel, Mission: each.Mission!)).ToList();
        var known = await candidates.For([.. dated.Select(each => (each.Mission, each.Panel.Profile, (IReadOnlyCollection<string>)each.Panel.Locked))], now, CancellationToken.None);
        List<Table> tables = [.. dated.Zip(known, (each, own) => new Table(each.Panel.Reference, each.Panel.Profile, own, each.Mission, each.Panel.Locked, each.Panel.Excluded, []))];

        var answer = Solve(tables, TimeSpan.FromSeconds(season.Seconds), season.Fairness, progress, clock.GetUtcNow(), season.Reference, stop);
        answer = answer with { Tables = [.. answer.Tables.Concat(found.Where(each => each.Mission is null).Select(each => new SeasonTable(each.Panel.Reference, null, [], true))).OrderBy(each => each.Panel, StringComparer.Ordinal)] };

        // The officer may have asked to stop meanwhile: what was found is kept all the same.
        for (var again = 0; ; again++)
        {
            db.Db.ChangeTracker.Clear();
            var kept = await db.Seasons.SingleAsync(each => each.Id == id, CancellationToken.None);
            var program = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
            var passage = SeasonFlow.Table.Check(SeasonAct.Finish, kept, program.By);
            if (passage.Problem is { } no) return no;
            kept.Finish(answer with { Stopped = kept.StopAskedAt is not null });
            kept.Move(passage.Value.Step.To);
            var fact = kept.Fact(passage.Value.Step.Fact, passage.Value.Office, new { answer.Status, answer.Worth, answer.Bound, answer.Seconds, staffed = answer.Tables.Count(table => table.Answer is not null), stopped = kept.StopAskedAt is not null });
            if (await db.Db.Save(program, [fact], CancellationToken.None) is not { } race) return kept.Reference;
            if (again == 3) return race;
        }
    }

    /// <summary>No database, no clock but the solver's own.</summary>
    internal static SeasonAnswer Solve(IReadOnlyList<Table> tables, TimeSpan limit, int fairness, IProgress<PanelProgress>? progress, DateTimeOffset at, string reference, CancellationToken stop)
    {
        if (tables.Count == 0) return new("optimal", 0, 0, 0, false, [], [], []);
        var everybody = tables.SelectMany(table => table.Candidates).Select(candidate => candidate.Expert).DistinctBy(expert => expert.Reference).ToDictionary(expert => expert.Reference);
        var shares = everybody.Values.GroupBy(expert => expert.Country ?? "").ToDictionary(group => group.Key, group => (Experts: group.Count(), Sent: group.Sum(expert => expert.TimesSent)));
        // An administration whose experts were never sent brings 100 points times the weight, one whose experts went twice each a third of that.
        var also = everybody.Values.ToDictionary(expert => expert.Reference, expert => fairness * (100 * shares[expert.Country ?? ""].Experts / (shares[expert.Country ?? ""].Experts + shares[expert.Country ?? ""].Sent)));
        var skip = 1 + tables.Max(Dearest);
        List<Table> open = [.. tables.Select(table => table with { Skip = skip, Also = also })];
        var wanted = tables.SelectMany(table => table.Candidates.Where(candidate => candidate.Score is not null).Select(candidate => (candidate.Expert.Reference, table.Mission.Query))).ToLookup(each => each.Reference, each => each.Query);
        var most = everybody.Values.ToDictionary(expert => expert.Reference, expert => Math.Min(expert.Room, Apart(wanted[expert.Reference])));
        var mayClash = most.Any(load => load.Value > 1 && load.Value < wanted[load.Key].Count());

        var clock = System.Diagnostics.Stopwatch.StartNew();
        PanelSolution? given = null;
        long? upper = null;
        for (var round = 0; round < mostRounds; round++)
        {
            var left = (limit - clock.Elapsed) * (mayClash ? 0.6 : 1);
            if (round > 0 && (left < TimeSpan.FromSeconds(0.2) || stop.IsCancellationRequested)) break;
            var solution = PanelDesk.Solve(ProblemFile.Write(open, 0, most), left, why: false, stop, progress: progress);
            // The first problem is the freest: what is proven of it holds for all that follow.
            if (round == 0) upper = solution.Bound;
            if (solution.Objective is null) break;
            given = solution;
            if (Twice(tables, solution) is not { Count: > 0 } twice) break;
            foreach (var expert in twice) most[expert] = 1;
        }
        given = Apart(tables, given ?? PanelSolution.Without("unknown"), skip);
        var skipped = given.Panels.Count(panel => panel.Members.Count == 0);
        var own = given.Panels.ToDictionary(panel => panel.Id);
        var conflicts = 0;
        List<SeasonTable> result = [];
        foreach (var table in tables)
        {
            if (own.GetValueOrDefault(table.Id) is { Members.Count: > 0 } seats) result.Add(new(table.Id, Answer(table, seats, given, at, reference), [], false));
            else result.Add(new(table.Id, null, conflicts++ < mostConflicts && !stop.IsCancellationRequested ? Conflict(table, stop) : [], false));
        }
        var seated = given.Panels.SelectMany(panel => panel.Members).ToList();
        var seatsOf = seated.GroupBy(member => everybody[member].Country ?? "").ToDictionary(group => group.Key, group => group.Count());
        var loads = new SortedDictionary<int, int>(seated.GroupBy(member => member).GroupBy(load => load.Count()).ToDictionary(load => load.Key, load => load.Count()));
        var status = given.Objective is null ? "unknown" : given.Objective == upper ? "optimal" : "feasible";
        return new(status, given.Objective + skipped * skip, upper + skipped * skip, Math.Round(clock.Elapsed.TotalSeconds, 1), false, result,
            [.. shares.Select(share => new SeasonShare(share.Key, share.Value.Experts, share.Value.Sent, seatsOf.GetValueOrDefault(share.Key))).OrderByDescending(share => share.Seats).ThenByDescending(share => share.Experts).ThenBy(share => share.Country, StringComparer.Ordinal)], loads);
    }

    /// <summary>More than any panel can be worth and any wish can cost: a panel is left empty only where it has to be.</summary>
    private static long Dearest(Table table)
    {
        long best = table.Candidates.Max(candidate => candidate.Score?.Total) ?? 0;
        return 4 * table.Profile.Max * (best + 100 * BeginForm.MostFairness + 1) + table.Profile.Rules.Sum(rule => (rule.Wish ?? 0) * (long)table.Profile.Max * 4) + table.Profile.Rules.Where(rule => rule is { Rule: Describe.ProfileRule.Euros, Wish: not null }).Sum(rule => (long)rule.Wish!.Value * 10_000);
    }

    /// <summary>How many of these missions one person can do, never two on the same day.</summary>
    private static int Apart(IEnumerable<ProposalQuery> missions)
    {
        var (count, free) = (0, DateOnly.MinValue);
        foreach (var mission in missions.OrderBy(mission => mission.Until))
            if (mission.From > free) (count, free) = (count + 1, mission.Until);
        return count;
    }

    /// <summary>Where time ran out while somebody still sits at two tables at once, the later table is left empty: what is shown can always be done.</summary>
    private static PanelSolution Apart(IReadOnlyList<Table> tables, PanelSolution solution, long skip)
    {
        if (solution.Objective is null || Twice(tables, solution).Count == 0) return solution;
        var of = tables.ToDictionary(table => table.Id);
        var taken = new List<(string Member, Mission Mission)>();
        var seats = new Dictionary<string, PanelSeats>();
        foreach (var panel in solution.Panels.OrderBy(panel => of[panel.Id].Mission.Query.From).ThenBy(panel => panel.Id, StringComparer.Ordinal))
        {
            var mission = of[panel.Id].Mission;
            var clashes = panel.Members.Any(member => taken.Any(seat => seat.Member == member && seat.Mission.Overlaps(mission)));
            seats[panel.Id] = clashes ? panel with { Members = [], Objective = -skip, Broken = [], Skipped = true } : panel;
            if (!clashes) taken.AddRange(panel.Members.Select(member => (member, mission)));
        }
        IReadOnlyList<PanelSeats> panels = [.. solution.Panels.Select(panel => seats[panel.Id])];
        return solution with { Panels = panels, Objective = panels.Sum(panel => panel.Objective) };
    }

    /// <summary>Who would sit at two tables on the same day.</summary>
    private static List<string> Twice(IReadOnlyList<Table> tables, PanelSolution solution)
    {
        var of = tables.ToDictionary(table => table.Id);
        return [.. solution.Panels.SelectMany(panel => panel.Members.Select(member => (Member: member, of[panel.Id].Mission))).GroupBy(seat => seat.Member)
            .Where(seats => seats.Index().Any(one => seats.Skip(one.Index + 1).Any(other => one.Item.Mission.Overlaps(other.Mission)))).Select(seats => seats.Key).Order(StringComparer.Ordinal)];
    }

    private static PanelAnswer Answer(Table table, PanelSeats seats, PanelSolution solution, DateTimeOffset at, string reference)
    {
        var known = table.Candidates.ToDictionary(candidate => candidate.Expert.Reference);
        var missed = seats.Broken.ToDictionary(miss => PanelAnswer.Bare(miss.Rule), miss => miss.By);
        var worth = seats.Members.Sum(member => (long)known[member].Score!.Total) - missed.Sum(miss => (table.Profile.Rule(miss.Key)?.Wish ?? 0) * miss.Value);
        var spares = solution.Alternates.GetValueOrDefault(table.Id) ?? [];
        List<Chair> chairs = [.. seats.Members.Select(member => new Chair(member, known[member].Expert.Id, known[member].Score!, null, false, [],
            [.. spares.Where(spare => spare.Instead == member).Select(spare => new Spare(spare.Expert, known[spare.Expert].Expert.Id,
                worth + spare.Objective - seats.Objective + table.Also.GetValueOrDefault(member) - table.Also.GetValueOrDefault(spare.Expert)))]))];
        return new PanelAnswer(PanelAnswer.OfSeason, worth, null, solution.Seconds, chairs, missed, [], table.Candidates.Count(candidate => candidate.Score is not null), [], at, Season: reference)
            .Measured(table.Profile, table.Candidates, table.Mission);
    }

    /// <summary>Why a panel stays empty: impossible by itself, or not.</summary>
    private static List<string> Conflict(Table table, CancellationToken stop)
    {
        var alone = PanelDesk.Solve(ProblemFile.Write([table with { Skip = null, Also = new Dictionary<string, int>() }], 0), forConflict, why: false, stop);
        return alone.Status == "infeasible" ? [.. alone.Conflict.Concat(alone.ConflictWith ?? []).Select(PanelAnswer.Bare)] : [];
    }
}
