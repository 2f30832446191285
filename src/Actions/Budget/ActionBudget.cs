using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Budget;

/// <summary>One line of a budget: what one thing costs for one activity, and who pays it.</summary>
/// <param name="Item">Code of the facility's cost items.</param>
/// <param name="Rate">Code of <see cref="Rates.Codes"/>.</param>
/// <param name="Units">People, languages or one; times <paramref name="Days"/> when the rate is of a day.</param>
/// <param name="Reckoned">Rounded to the cent, half away from zero.</param>
/// <param name="PaidBy">Code of the facility's payers.</param>
/// <param name="Correction">What stands in its place; null when nothing does.</param>
internal sealed record BudgetLine(ActivityId Activity, string Item, string Rate, int Units, int Days, decimal UnitPrice, decimal Reckoned, string PaidBy, Correction? Correction)
{
    public decimal Amount => Correction?.Amount ?? Reckoned;

    /// <summary>How forms name it.</summary>
    public string Key => $"{Activity.Value}/{Item}/{Rate}";
}

/// <summary>What a plan costs, line by line. The same plan always costs the same; its order does not matter.</summary>
/// <param name="Day">The day the ceiling of the whole is taken from: the first on which anything begins.</param>
/// <param name="Unknown">Activities of which neither the length nor the people are known: nothing is reckoned for them.</param>
internal sealed record ActionBudget(IReadOnlyList<BudgetLine> Lines, DateOnly Day, IReadOnlyList<ActivityId> Unknown)
{
    public const string Ours = "facility";
    public const string PerDiem = "per-diem";

    // Which rates each cost item is reckoned with, and whether of a day.
    private static readonly IReadOnlyList<(string Item, string Rate, bool Daily)> components =
    [
        ("expert-time", "expert-day", true), ("expert-travel", "travel", false), ("expert-travel", PerDiem, true), ("participant-travel", "travel", false), ("participant-travel", "local-travel", false),
        ("participant-travel", PerDiem, true), ("venue", "venue", true), ("interpretation", "interpretation", true), ("printing", "printing", false),
    ];

    private static readonly IReadOnlyList<string> onTheSpot = ["expert-travel", "participant-travel", "venue"];

    /// <summary>What the facility pays: the only part that counts towards a ceiling.</summary>
    public decimal Total => PaidBy(Ours);

    public decimal Whole => Lines.Sum(line => line.Amount);

    public decimal PaidBy(string payer) => Lines.Where(line => line.PaidBy == payer).Sum(line => line.Amount);

    public decimal OfFacility(ActivityId activity) => Lines.Where(line => line.Activity == activity && line.PaidBy == Ours).Sum(line => line.Amount);

    /// <summary>Payers with what each pays, in the facility's order; those who pay nothing are left out.</summary>
    public IReadOnlyList<(string Payer, decimal Amount)> Shares =>
        [.. Facility.Payers.Select(payer => (payer.Code, PaidBy(payer.Code))).Where(share => share.Item2 > 0)];

    /// <summary>The day an activity's rates and ceiling are taken from.</summary>
    public DateOnly DayOf(PlannedActivity activity) => activity.Start?.First ?? Day;

    public static ActionBudget Of(Action action) => Of(action, [.. action.Activities.Select(activity => activity.AsPlanned())]);

    public static ActionBudget Of(Action action, IReadOnlyList<PlannedActivity> plan)
    {
        var day = plan.Select(activity => activity.Start).OfType<PartialDate>().Select(start => start.First).DefaultIfEmpty(action.Start?.First ?? action.DecidedOn ?? DateOnly.FromDateTime(action.ChangedAt.UtcDateTime)).Min();
        return new([.. plan.SelectMany(activity => LinesOf(activity, action, activity.Start?.First ?? day))], day, [.. plan.Where(IsUnknown).Select(activity => activity.Id)]);
    }

    /// <summary>Nobody's travel or stay is reckoned without a number of people and of days.</summary>
    private static bool IsUnknown(PlannedActivity activity) => activity.Type != "publication" && (activity.Length is null || (activity.Experts ?? 0) + (activity.Participants ?? 0) == 0);

    private static IEnumerable<BudgetLine> LinesOf(PlannedActivity activity, Action action, DateOnly day)
    {
        if (Facility.ActivityType(activity.Type) is not { } type) yield break;
        var remote = activity.Remote || type.Remote == "always";
        // Those who take part at home go by bus; those who cross a border fly.
        var abroad = action.Countries.Skip(1).Any() || (activity.Country is { } country && !action.Countries.Contains(country));
        foreach (var cost in type.Costs)
            foreach (var (item, rate, daily) in components.Where(component => component.Item == cost.Item))
            {
                var correction = activity.Corrections.FirstOrDefault(each => each.Item == item && each.Rate == rate);
                var units = (remote && onTheSpot.Contains(item)) || Away(item, rate, abroad) ? 0 : Units(item, activity);
                var days = daily ? activity.Length ?? 0 : 1;
                if (units * days == 0 && correction is null) continue;
                var price = rate == PerDiem ? Rates.PerDiemIn(activity.Country, day) : Rates.Of(rate, day);
                yield return new(activity.Id, item, rate, units, days, price, Math.Round(units * days * price, 2, MidpointRounding.AwayFromZero), cost.PaidBy, correction);
            }
    }

    private static bool Away(string item, string rate, bool abroad) => item == "participant-travel" && rate == (abroad ? "local-travel" : "travel");

    private static int Units(string item, PlannedActivity activity) => item switch
    {
        "expert-time" or "expert-travel" => activity.Experts ?? 0,
        "participant-travel" => activity.Participants ?? 0,
        "venue" => (activity.Experts ?? 0) + (activity.Participants ?? 0),
        "interpretation" => activity.Interpretation.Count,
        _ => 1,
    };
}
