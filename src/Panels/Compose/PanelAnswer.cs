using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Compose;

/// <summary>Somebody who could take a chair while all others stay.</summary>
/// <param name="Expert">Reference.</param>
/// <param name="Worth">What the panel would then be worth.</param>
internal sealed record Spare(string Expert, ExpertId Id, long Worth);

/// <summary>One seat at the table, and why it is hers.</summary>
/// <param name="Expert">Reference: the name is asked of the roster when somebody who may reads it.</param>
/// <param name="Loss">What the best panel without her is worth less; null when unknown or none.</param>
/// <param name="Needed">Whether no panel is possible without her.</param>
/// <param name="Alone">Rules that her chair alone keeps.</param>
internal sealed record Chair(string Expert, ExpertId Id, ScoreParts Score, long? Loss, bool Needed, List<string> Alone, List<Spare> Spares);

/// <summary>What the solver answered, kept with the panel.</summary>
/// <param name="Status"><c>optimal</c>, <c>feasible</c>, <c>infeasible</c> or <c>unknown</c>, as <see cref="PanelSolution.Status"/>.</param>
/// <param name="Worth">Scores less what missed wishes cost.</param>
/// <param name="Bound">Proven: no panel is worth more; where people sat before, none that keeps as many of them.</param>
/// <param name="Missed">Wished rules that are missed, and by how many.</param>
/// <param name="Conflict">Rules that cannot be met together, and sizes and locks this rests on.</param>
/// <param name="Candidates">How many were looked at.</param>
/// <param name="Left">Who sat there before and no longer does.</param>
/// <param name="Measures">What each rule finds at the table, also those that the profile does not have; null where it was not kept.</param>
/// <param name="Ways">Of rules that cannot be met together: what could be loosened, cheapest first; the names of rules bare.</param>
/// <param name="Season">Reference of the season it was composed in with others; null for one composed by itself.</param>
internal sealed record PanelAnswer(
    string Status, long? Worth, long? Bound, double Seconds, List<Chair> Chairs, Dictionary<string, long> Missed, List<string> Conflict, int Candidates, List<string> Left, DateTimeOffset At,
    Dictionary<string, long>? Measures = null, List<PanelRelaxation>? Ways = null, string? Season = null)
{
    /// <summary>Composed in a season, with others: <see cref="Worth"/> is the panel's own, and what is proven is proven of the season.</summary>
    public const string OfSeason = "season";

    public PanelAnswer Measured(Profile profile, IReadOnlyList<Candidate> candidates, Mission mission) =>
        Chairs.Count == 0 ? this : this with { Measures = ProblemFile.Measure(profile, [.. candidates.Where(candidate => Chairs.Any(chair => chair.Expert == candidate.Expert.Reference))], mission) };

    public static PanelAnswer Of(PanelSolution solution, IReadOnlyList<Candidate> candidates, IReadOnlyList<string> previous, long change, DateTimeOffset at)
    {
        var known = candidates.ToDictionary(candidate => candidate.Expert.Reference);
        // Keeping people is a wish of this one composition; what the panel is worth does not change by it.
        var kept = previous.Where(known.ContainsKey).ToHashSet();
        long Kept(IEnumerable<string> members) => change * (kept.Count - members.Count(kept.Contains));
        if (solution.Panels is not [var table]) return new(solution.Status, null, null, solution.Seconds, [], [], [.. solution.Conflict.Concat(solution.ConflictWith ?? []).Select(Bare)], candidates.Count(candidate => candidate.Score is not null), [], at,
            Ways: [.. solution.Relaxations.Select(way => way with { Changes = [.. way.Changes.Select(change => change with { Rule = Bare(change.Rule) })] })]);

        var members = table.Members;
        var spares = solution.Alternates.GetValueOrDefault(ProblemFile.Panel) ?? [];
        var why = (solution.Why?.GetValueOrDefault(ProblemFile.Panel) ?? []).ToDictionary(reason => reason.Expert);
        var chairs = members.Select(member => (Member: known[member], Why: why.GetValueOrDefault(member))).Select(each => new Chair(
            each.Member.Expert.Reference, each.Member.Expert.Id, each.Member.Score!, Loss(each.Why?.Loss, each.Member.Expert.Reference), each.Why?.Needed ?? false, [.. (each.Why?.Alone ?? []).Select(Bare)],
            [.. spares.Where(spare => spare.Instead == each.Member.Expert.Reference).Select(spare => new Spare(spare.Expert, known[spare.Expert].Expert.Id, spare.Objective + Kept(members.Where(member => member != spare.Instead).Append(spare.Expert))))])).ToList();
        var lost = Kept(members);
        return new(solution.Status, solution.Objective + lost, solution.Bound + lost, solution.Seconds, chairs, table.Broken.ToDictionary(miss => Bare(miss.Rule), miss => miss.By), [], known.Values.Count(candidate => candidate.Score is not null), [.. kept.Except(members).Order(StringComparer.Ordinal)], at);

        long? Loss(long? loss, string member) => loss is { } by && kept.Contains(member) && by >= change ? by - change : loss;
    }

    /// <summary>There is one panel in the problem: its rules need no name before them.</summary>
    public static string Bare(string rule) => rule[(rule.IndexOf('/') + 1)..];
}
