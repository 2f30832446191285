using Passerelle.Directory.Public;

namespace Passerelle.Requests.Appraise;

/// <summary>One criterion as all appraisers scored it.</summary>
/// <param name="Scores">In the order of the appraisers.</param>
internal sealed record MatrixRow(Criterion Criterion, IReadOnlyList<Score> Scores)
{
    /// <summary>From this difference on, the appraisers have to talk.</summary>
    public const int ApartFrom = 2;

    private IEnumerable<int> Values => Scores.Select(score => score.Value).OfType<int>();

    /// <summary>Highest minus lowest.</summary>
    public int Spread => Values.Any() ? Values.Max() - Values.Min() : 0;

    public bool Apart => Spread >= ApartFrom;

    /// <summary>The value all gave; null when they differ.</summary>
    public int? Common => Values.Distinct().ToList() is [var one] ? one : null;

    public bool Covers(int value) => Values.Any() && Values.Min() <= value && value <= Values.Max();
}

/// <summary>Criteria × appraisers.</summary>
internal static class Matrix
{
    public static IReadOnlyList<MatrixRow> Of(CriteriaSet set, IReadOnlyList<Assessment> assessments) =>
        [.. set.Criteria.Select(criterion => new MatrixRow(criterion, [.. assessments.Select(assessment => assessment.ScoreOn(criterion.Id))]))];
}
