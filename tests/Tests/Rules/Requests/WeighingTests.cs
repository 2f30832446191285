using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;

namespace Passerelle.Tests.Rules.Requests;

public sealed class WeighingTests
{
    private static readonly CriteriaSet set = Facility.CriteriaSet("ten-criteria", 1)!;

    [Fact]
    public void The_default_criteria_weigh_the_same_and_have_thresholds()
    {
        Assert.All(set.Criteria, criterion => Assert.Equal((1, 1), (criterion.Weight, criterion.Threshold)));
        Assert.Equal(2, set.Threshold);
    }

    [Theory]
    [InlineData(3, "3.00", "(3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3) / 10", false)]
    [InlineData(2, "2.00", "(2 + 2 + 2 + 2 + 2 + 2 + 2 + 2 + 2 + 2) / 10", false)]
    [InlineData(1, "1.00", "(1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1) / 10", true)]
    public void The_weighted_mean_shows_how_it_comes_about(int value, string mean, string derivation, bool below)
    {
        var weighing = Weighing.Of(set, Agreed(_ => value));

        Assert.Equal((mean, derivation, below), (weighing.Mean.ToString("0.00", CultureInfo.InvariantCulture), weighing.Derivation, weighing.MeanIsBelow));
    }

    [Fact]
    public void A_weight_counts_as_often_as_it_says_and_a_low_score_is_named_with_its_threshold()
    {
        var heavier = set with { Criteria = [.. set.Criteria.Select(criterion => criterion.Number == 1 ? criterion with { Weight = 3, Threshold = 2 } : criterion)] };

        var weighing = Weighing.Of(heavier, Agreed(criterion => criterion.Number == 1 ? 1 : 4));

        Assert.Equal("(3 × 1 + 4 + 4 + 4 + 4 + 4 + 4 + 4 + 4 + 4) / 12", weighing.Derivation);
        Assert.Equal(3.25m, weighing.Mean);
        Assert.Equal([(1, 1, 2)], weighing.Below.Select(each => (each.Criterion.Number, each.Value, each.Criterion.Threshold!.Value)));
    }

    private static Consensus Agreed(Func<Criterion, int> value) => new("ten-criteria/1", [.. set.Criteria.Select(criterion => new Agreed(criterion.Id, value(criterion), "", null))], "", new(2026, 1, 15));
}
