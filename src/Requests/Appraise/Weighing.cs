using System.Globalization;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Appraise;

/// <summary>The weighted mean of a set of scores, how it comes about, and what lies below the facility's thresholds.</summary>
/// <param name="Mean">On the scale of the set, to two decimals.</param>
/// <param name="Derivation">In figures: <c>(2 × 3 + 4 + 1) / 4</c>.</param>
/// <param name="Below">Criteria whose score lies below their own threshold.</param>
internal sealed record Weighing(CriteriaSet Set, decimal Mean, string Derivation, IReadOnlyList<(Criterion Criterion, int Value)> Below)
{
    public bool MeanIsBelow => Mean < Set.Threshold;

    public static Weighing Of(CriteriaSet set, Consensus consensus) => Of(set, criterion => consensus.On(criterion)?.Value ?? 0);

    public static Weighing Of(CriteriaSet set, Assessment assessment) => Of(set, criterion => assessment.ScoreOn(criterion).Value ?? 0);

    private static Weighing Of(CriteriaSet set, Func<string, int> valueOn)
    {
        var scores = set.Criteria.Select(criterion => (Criterion: criterion, Value: valueOn(criterion.Id))).ToList();
        var weights = set.Criteria.Sum(criterion => criterion.Weight);
        var mean = Math.Round(scores.Sum(score => (decimal)score.Criterion.Weight * score.Value) / weights, 2, MidpointRounding.AwayFromZero);
        var terms = scores.Select(score => score.Criterion.Weight == 1 ? $"{score.Value}" : $"{score.Criterion.Weight} × {score.Value}");
        return new(set, mean, $"({string.Join(" + ", terms)}) / {weights}", [.. scores.Where(score => score.Value < score.Criterion.Threshold)]);
    }

    public string Figure => Written(Mean);

    public string Threshold => Set.Threshold is { } threshold ? Written(threshold) : "";

    public static string Written(decimal value) => value.ToString("0.00", CultureInfo.CurrentCulture);
}

internal static class WeighingWords
{
    /// <summary>What lies below the facility's thresholds, each with the threshold.</summary>
    public static IEnumerable<string> Warnings(this Wording words, Weighing weighing)
    {
        if (weighing.MeanIsBelow) yield return words["requests.weighing.mean-below", weighing.Figure, weighing.Threshold].Value;
        foreach (var (criterion, value) in weighing.Below) yield return words["requests.weighing.criterion-below", criterion.Number, criterion.Names, value, criterion.Threshold!].Value;
    }
}
