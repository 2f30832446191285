using Passerelle.Directory.Public;

namespace Passerelle.Actions.Score;

/// <summary>When an Action is scored on the criteria its request was appraised by.</summary>
internal enum ScoringMoment { Formulation, Closing }

/// <param name="Criterion">Id in the set.</param>
internal sealed record CriterionScore(string Criterion, int Value, LocalizedText Justification);

/// <summary>All criteria of a set scored at one moment, by one office.</summary>
/// <param name="SetId">With <paramref name="SetVersion"/> the set in the version it was scored by: it is re-read with the same.</param>
internal sealed record Scoring(ScoringMoment Moment, string SetId, int SetVersion, List<CriterionScore> Scores, Guid Office, string By, DateOnly On)
{
    public CriterionScore? At(string criterion) => Scores.Find(score => score.Criterion == criterion);
}

/// <summary>One criterion at all three moments; null where it has not been scored.</summary>
internal sealed record ScoreRow(Criterion Criterion, int? Request, CriterionScore? Formulation, CriterionScore? Closing)
{
    /// <summary>Last score minus first; null while there is only one.</summary>
    public int? Difference => new[] { Request, Formulation?.Value, Closing?.Value }.OfType<int>().ToList() is [var first, .., var last] ? last - first : null;

    /// <summary>How the last score compares with the first: <c>better</c>, <c>worse</c> or <c>same</c>; <c>open</c> while there is only one.</summary>
    public string Word => Difference switch { null => "open", 0 => "same", > 0 => "better", < 0 => "worse" };
}

/// <summary>The criteria of an Action, as the team compares them.</summary>
internal sealed record ScoreSheet(CriteriaSet Set, IReadOnlyList<ScoreRow> Rows)
{
    public static ScoreSheet Of(CriteriaSet set, IReadOnlyDictionary<string, int> request, Action action) => new(set,
        [.. set.Criteria.Select(criterion => new ScoreRow(criterion, request.TryGetValue(criterion.Id, out var value) ? value : null,
            action.ScoredAt(ScoringMoment.Formulation)?.At(criterion.Id), action.ScoredAt(ScoringMoment.Closing)?.At(criterion.Id)))]);
}
