using System.Globalization;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Plan;

/// <summary>What the facility asks of a plan: the format of each activity, its lead time, the host's working days, the order of things, and what it may cost.</summary>
internal static class PlanRules
{
    public const string LeadDays = "lead-days";
    public const string WorkingDays = "working-days";
    public const string MaxCost = "max-cost";
    public const string MaxTotal = "max-total";

    /// <summary>The rules one activity breaks. A date known to the month breaks a rule only when every day of it would.</summary>
    /// <param name="from">The day lead times count from: the agreement's, or today while there is none.</param>
    /// <param name="workflow">Brings the days on which the facility knows a country's offices to be closed.</param>
    public static IReadOnlyList<Breach> Broken(PlannedActivity activity, Action action, ActionBudget budget, DateOnly from, Workflow workflow)
    {
        if (activity.Held || Facility.ActivityType(activity.Type) is not { } type) return [];
        var found = new List<Breach>();
        foreach (var rule in type.Rules)
            if (Against(rule, activity, action, from) is { } breach) found.Add(breach);
        if (!activity.Remote && type.Code != "publication" && Closed(activity, workflow) is { } closed) found.Add(closed);
        if (Rates.CeilingOf(type.Code, budget.DayOf(activity)) is { } ceiling && budget.OfFacility(activity.Id) is var cost && cost > ceiling) found.Add(new(MaxCost, ceiling, cost, null, nameof(ActivityForm.Type)));
        return found;
    }

    /// <summary>The rule the plan as a whole breaks; null when none.</summary>
    public static Breach? Broken(ActionBudget budget) =>
        Rates.CeilingOf(null, budget.Day) is { } ceiling && budget.Total > ceiling ? new(MaxTotal, ceiling, budget.Total, null, "") : null;

    /// <summary>Whether an activity begins before the one it comes after can be over.</summary>
    public static bool TooEarly(PlannedActivity activity, PlannedActivity before) => activity.Start is { } start && before.Ends is { } end && start.Last < end.First;

    /// <summary>Whether following what each activity comes after leads back to this one.</summary>
    public static bool Circles(PlannedActivity activity, IReadOnlyDictionary<ActivityId, PlannedActivity> plan)
    {
        var (next, steps) = (activity.After, 0);
        while (next is { } id && plan.TryGetValue(id, out var before) && steps++ <= plan.Count)
        {
            if (id == activity.Id) return true;
            next = before.After;
        }
        return false;
    }

    private static Breach? Against(FormatRule rule, PlannedActivity activity, Action action, DateOnly from) => rule.Rule switch
    {
        "max-days" when activity.Length > rule.Value => new(rule.Rule, rule.Value, activity.Length.Value, rule.Source, nameof(ActivityForm.Days)),
        "max-experts" when activity.Experts > rule.Value => new(rule.Rule, rule.Value, activity.Experts.Value, rule.Source, nameof(ActivityForm.Experts)),
        "max-people" when activity.Participants > rule.Value => new(rule.Rule, rule.Value, activity.Participants.Value, rule.Source, nameof(ActivityForm.Participants)),
        // A group of countries that nobody lists one by one is of unknown size.
        "min-countries" when action.Groups.Count == 0 && action.Countries.Count < rule.Value => new(rule.Rule, rule.Value, action.Countries.Count, rule.Source, nameof(ActivityForm.Type)),
        LeadDays when activity.Start is { } start && start.Last.DayNumber - from.DayNumber is var days && days < rule.Value => new(rule.Rule, rule.Value, days, rule.Source, nameof(ActivityForm.Planned)),
        _ => null,
    };

    /// <summary>The first of the two days, where they are known to the day, on which the host does not work.</summary>
    private static Breach? Closed(PlannedActivity activity, Workflow workflow)
    {
        foreach (var (date, field) in new[] { (activity.Start, nameof(ActivityForm.Planned)), (activity.End, nameof(ActivityForm.Until)) })
            if (date is { Day: > 0 } known && !Directory.Public.WorkingDays.Works(known.First, activity.Country, workflow))
                return new(WorkingDays, 0, 0, "facility-default", field) { Day = known.First, Holiday = Directory.Public.WorkingDays.Holiday(known.First, activity.Country, workflow) };
        return null;
    }
}

/// <summary>How a rule quotes itself, in the language of the request.</summary>
internal static class RuleWords
{
    /// <summary>The rule in its own words, with its limit; the code of a rule that the facility no longer has.</summary>
    public static string Quote(string rule, decimal limit) =>
        Facility.FormatRules.Concat(Rates.Rules).FirstOrDefault(each => each.Code == rule) is { } text ? string.Format(CultureInfo.CurrentCulture, text.Text.ToString(), Number(limit)) : rule;

    public static string Source(string? source) => (source is null ? Rates.Source : Facility.FormatSources.FirstOrDefault(each => each.Code == source)?.Names ?? LocalizedText.Empty).ToString();

    /// <summary>Whole numbers plainly, others to the cent.</summary>
    public static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "N0" : "N2", CultureInfo.CurrentCulture);

    /// <summary>A day with the name of its weekday, and of the holiday it is.</summary>
    public static string Day(DateOnly day, string? holiday) => day.ToString("D", CultureInfo.CurrentCulture) + (holiday is null ? "" : $" – {holiday}");

    public static string Money(decimal amount) => amount.ToString("N2", CultureInfo.CurrentCulture);
}
