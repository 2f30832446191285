using CsCheck;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Flows;
using Passerelle.Platform.Texts;
using Action = Passerelle.Actions.Action;

namespace Passerelle.Tests.Rules.Actions;

public sealed class PlanRulesTests
{
    private static readonly DateTimeOffset now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly today = new(2026, 1, 15);

    private static readonly Gen<PlannedActivity> activities =
        from type in Gen.OneOf(Facility.ActivityTypes.Select(type => type.Code).ToArray())
        from month in Gen.Int[1, 36]
        from days in Gen.Int[1, 20].Nullable()
        from experts in Gen.Int[0, 12].Nullable()
        from participants in Gen.Int[0, 150].Nullable()
        from country in Gen.OneOf<string?>([null, "PH", "VN", "FR", "ZZ"])
        from remote in Gen.Bool
        from tongues in Gen.Int[0, 3]
        from cents in Gen.Int[0, 9_999_999].Nullable()
        select new PlannedActivity(new(Guid.CreateVersion7(now)), type, LocalizedText.Empty, new PartialDate(2024 + month / 12, month % 12 + 1), null, days, experts, participants, country, remote,
            [.. new[] { "vi", "id", "th" }.Take(tongues)], null)
        {
            Corrections = cents is { } amount ? [new("expert-travel", "travel", amount / 100m, LocalizedText.Empty, Guid.Empty, "", today)] : [],
        };

    [Fact]
    public void The_total_is_the_sum_of_rounded_lines_is_never_negative_and_does_not_depend_on_the_order() =>
        activities.List[0, 12].Sample(plan =>
        {
            var (budget, turned) = (ActionBudget.Of(Subject(), plan), ActionBudget.Of(Subject(), [.. plan.AsEnumerable().Reverse()]));

            Assert.Equal(budget.Lines.Where(line => line.PaidBy == "facility").Sum(line => decimal.Round(line.Amount, 2)), budget.Total);
            Assert.Equal(budget.Whole, budget.Shares.Sum(share => share.Amount));
            Assert.All(budget.Lines, line => Assert.True(line.Amount >= 0 && line.Reckoned >= 0 && decimal.Round(line.Amount, 2) == line.Amount));
            Assert.Equal(budget.Total, turned.Total);
            Assert.Equal(budget.Shares, turned.Shares);
            Assert.Equal(plan.Sum(activity => budget.OfFacility(activity.Id)), budget.Total);
        });

    [Fact]
    public void Only_what_the_facility_pays_counts()
    {
        var mission = Planned("expert-mission") with { Experts = 2, Days = 5, Country = "PH" };

        var budget = ActionBudget.Of(Subject(), [mission]);

        Assert.Equal(2 * 940m + 2 * 5 * 149m, budget.Total);
        Assert.Equal(2 * 5 * 410m, budget.PaidBy("sender"));
    }

    [Theory]
    [InlineData("2012-06", 121.5)]
    [InlineData("2016-06", 134.5)]
    [InlineData("2026-06", 149)]
    [InlineData("1999-06", 121.5)]
    public void A_per_diem_is_that_of_its_day(string day, double amount) => Assert.Equal((decimal)amount, Rates.PerDiemIn("PH", PartialDate.Parse(day)!.Value.First));

    [Fact]
    public void Nobody_travels_to_what_is_held_online()
    {
        var session = Planned("round-table") with { Experts = 2, Participants = 10, Days = 2, Interpretation = ["vi"] };

        Assert.Contains(ActionBudget.Of(Subject(), [session]).Lines, line => line.Rate == "travel");
        Assert.Equal(["expert-day", "interpretation"], ActionBudget.Of(Subject(), [session with { Remote = true }]).Lines.Select(line => line.Rate));
    }

    [Theory]
    [InlineData("PH", "2026-05-08", null, null)]
    [InlineData("PH", "2026-05-09", null, "Planned")]
    [InlineData("PH", "2026-05-08", "2026-05-10", "Until")]
    [InlineData("PH", "2026-05-08", "2026-05-11", null)]
    [InlineData("PH", "2026-05", null, null)]
    [InlineData("EG", "2026-05-08", null, "Planned")]
    [InlineData("EG", "2026-05-10", null, null)]
    [InlineData("FR", "2026-07-14", null, "Planned")]
    public void An_activity_begins_and_ends_on_a_working_day_of_its_host(string country, string start, string? end, string? field)
    {
        var training = Planned("training") with { Start = PartialDate.Parse(start), End = PartialDate.Parse(end), Country = country };

        Assert.Equal(field, PlanRules.Broken(training, Subject(), ActionBudget.Of(Subject(), [training]), today, Workflow.AsBuilt).FirstOrDefault(breach => breach.Rule == "working-days")?.Field);
    }

    [Theory]
    [InlineData("2026-05", "2026-05", false)]
    [InlineData("2026-06", "2026-05", true)]
    [InlineData("2026-05-20", "2026-05", false)]
    [InlineData("2026-05-20", "2026-05-19", true)]
    public void One_is_too_early_only_when_every_day_it_can_mean_is(string before, string after, bool early) =>
        Assert.Equal(early, PlanRules.TooEarly(Planned("training") with { Start = PartialDate.Parse(after) }, Planned("training") with { Start = PartialDate.Parse(before) }));

    [Fact]
    public void What_has_taken_place_breaks_no_rule_any_more()
    {
        var long_ = Planned("training") with { Start = new PartialDate(2026, 1, 17), Days = 30, Experts = 1 };

        Assert.NotEmpty(PlanRules.Broken(long_, Subject(), ActionBudget.Of(Subject(), [long_]), today, Workflow.AsBuilt));
        Assert.Empty(PlanRules.Broken(long_ with { Held = true }, Subject(), ActionBudget.Of(Subject(), [long_]), today, Workflow.AsBuilt));
    }

    [Fact]
    public void A_reason_for_a_date_holds_for_that_date_alone()
    {
        var given = new Override("lead-days", 30, 12, "facility-default", LocalizedText.Empty, Guid.Empty, "", today);
        var breach = new Breach("lead-days", 30, 5, "facility-default", "Planned");

        Assert.True(given.Answers(breach, sameDates: true));
        Assert.False(given.Answers(breach, sameDates: false));
    }

    [Fact]
    public void Every_rate_a_budget_is_reckoned_with_has_a_figure_and_every_type_a_ceiling()
    {
        Assert.All(Facility.ActivityTypes, type => Assert.NotNull(Rates.CeilingOf(type.Code, today)));
        Assert.NotNull(Rates.CeilingOf(null, today));
        Assert.All(Rates.Codes, code => Assert.True(Rates.Of(code, today) > 0));
        Assert.All(Rates.Rules.Concat(Facility.FormatRules).Select(rule => rule.Text).Append(Rates.Source), text => Assert.Equal(Language.All.Order(), text.Languages.Order()));
    }

    private static PlannedActivity Planned(string type) => new(new(Guid.CreateVersion7(now)), type, LocalizedText.Written("en", type), new PartialDate(2026, 6), null, null, null, null, null, false, [], null);

    private static Action Subject()
    {
        var id = ITypedId<ActionId>.New(now);
        var action = new Action { Id = id, Reference = "ACT-2026-0001", CaseId = id.Value, CaseReference = "ACT-2026-0001", DecidedOn = today };
        action.Place(["PH", "ID", "VN"], []);
        return action;
    }
}
