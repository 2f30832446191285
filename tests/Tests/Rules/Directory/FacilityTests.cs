using Passerelle.Directory.Public;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Rules.Directory;

public sealed class FacilityTests
{
    private static readonly DateOnly requested = new(2012, 2, 1);

    [Fact]
    public void The_ten_criteria_say_what_each_score_means()
    {
        var set = Facility.CriteriaOn(requested)!;

        Assert.Equal(("ten-criteria", 1), (set.Id, set.Version));
        Assert.Equal(Enumerable.Range(1, 10), set.Criteria.Select(criterion => criterion.Number));
        Assert.All(set.Criteria, criterion => Assert.Equal(Enumerable.Range(set.Scale.Min, set.Scale.Max - set.Scale.Min + 1), criterion.Scores.Select(score => score.Score)));
        Assert.Same(set, Facility.CriteriaSet("ten-criteria", 1));
        Assert.Null(Facility.CriteriaOn(new(2008, 12, 31)));
    }

    [Theory]
    [InlineData("2009-01-01", "phase-1")]
    [InlineData("2011-12-31", "phase-1")]
    [InlineData("2012-01-01", "phase-2")]
    [InlineData("2020-04-01", "phase-plus")]
    [InlineData("2026-01-01", "phase-plus")]
    public void A_phase_goes_on_until_the_next_begins(string day, string phase) => Assert.Equal(phase, Facility.PhaseOn(DateOnly.Parse(day))?.Id);

    [Fact]
    public void Nothing_could_be_asked_before_the_first_phase() => Assert.Null(Facility.PhaseOn(new(2008, 12, 31)));

    [Fact]
    public void Every_code_that_one_list_takes_from_another_is_there()
    {
        Assert.All(Facility.Areas, area => Assert.NotNull(Facility.Pillar(area.Pillar)));
        Assert.All(Facility.Phases, phase =>
        {
            Assert.DoesNotContain(null, Facility.RulesOf(phase));
            Assert.All(phase.Pillars, pillar => Assert.NotNull(Facility.Pillar(pillar)));
            Assert.All(phase.LeadKinds.Concat(phase.JoinWithGovernment), kind => Assert.NotNull(Facility.InstitutionKind(kind)));
            Assert.All(Facility.RulesOf(phase), rule => Assert.Contains(Facility.RuleSources, source => source.Code == rule.Source));
        });
        Assert.All(Facility.EligibleCountries, eligible => Assert.NotNull(Countries.Find(eligible.Country)));
        Assert.All(Facility.AssistanceTypes.Where(type => type.Suggests is not null), type => Assert.NotNull(Facility.ActivityType(type.Suggests!)));
        Assert.All(Facility.ActivityTypes.SelectMany(type => type.Rules), rule => Assert.Contains(Facility.FormatRules, text => text.Code == rule.Rule));
        Assert.All(Facility.ActivityTypes.SelectMany(type => type.Rules), rule => Assert.Contains(Facility.FormatSources, source => source.Code == rule.Source));
        Assert.All(Facility.ActivityTypes.SelectMany(type => type.Costs), cost => Assert.Contains(Facility.CostItems, item => item.Code == cost.Item));
        Assert.All(Facility.ActivityTypes.SelectMany(type => type.Costs), cost => Assert.Contains(Facility.Payers, payer => payer.Code == cost.PaidBy));
    }

    [Fact]
    public void Every_name_is_there_in_six_languages()
    {
        IEnumerable<LocalizedText> names =
        [
            .. Facility.Pillars.Select(each => each.Names), .. Facility.Areas.Select(each => each.Names), .. Facility.InstitutionKinds.Select(each => each.Names), .. Facility.Phases.Select(each => each.Names),
            .. Facility.Phases.SelectMany(Facility.RulesOf).Select(each => each.Text), .. Facility.GcmObjectives.Select(each => each.Names), .. Facility.SdgTargets.Select(each => each.Names), .. Facility.DacCodes.Select(each => each.Names),
            .. Facility.ActivityTypes.SelectMany(each => new[] { each.Names, each.Descriptions }), .. Facility.AssistanceTypes.Select(each => each.Names),
            .. Facility.CriteriaSets.SelectMany(set => set.Criteria).SelectMany(each => new[] { each.Names, each.Guidance }.Concat(each.Scores.Select(score => score.Guidance))),
        ];

        Assert.All(names, name => Assert.Equal(Language.All.Order(), name.Languages.Order()));
        Assert.Equal(23, Facility.GcmObjectives.Count);
    }

    [Theory]
    [InlineData("PH", "oda")]
    [InlineData("DE", null)]
    public void Countries_that_may_be_helped_are_listed_with_their_reason(string country, string? basis) => Assert.Equal(basis, Facility.CountryEligibleOn(country, requested));
}
