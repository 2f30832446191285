using Passerelle.Actions.Budget;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Plan;

/// <summary>One activity of a plan being written.</summary>
/// <param name="Place">Its line in the form; -1 for an activity that the form leaves as it is.</param>
internal sealed record DraftLine(int Place, ActivityForm? Form, Activity? Known, PlannedActivity Planned)
{
    public bool SameDates => Known is not null && Known.Planned == Planned.Start && Known.Until == Planned.End;
}

/// <summary>A plan as a form would have it, with what it costs and which rules it breaks. Nothing is changed by making one.</summary>
internal sealed class PlanDraft
{
    private readonly PlanForm form;
    private readonly Dictionary<ActivityId, PlannedActivity> byId;
    private readonly Dictionary<ActivityId, IReadOnlyList<Breach>> broken;

    private PlanDraft(Action action, PlanForm form, IReadOnlyList<DraftLine> lines, Occasion occasion)
    {
        (this.form, Lines) = (form, lines);
        Budget = ActionBudget.Of(action, [.. lines.Select(line => line.Planned)]);
        byId = lines.ToDictionary(line => line.Planned.Id, line => line.Planned);
        var from = action.Passings.LastOrDefault(passing => passing.Act == ActionAct.Agree)?.On ?? occasion.Today;
        broken = lines.ToDictionary(line => line.Planned.Id, line => PlanRules.Broken(line.Planned, action, Budget, from, occasion.By.Workflow));
        Whole = PlanRules.Broken(Budget) is { } breach ? [breach] : [];
        OpenWhole = [.. Whole.Where(each => form.Overrides.ReasonFor(each.Rule) is null && !action.Overrides.Exists(given => given.Answers(each, true)))];
    }

    /// <summary>In the order of the form, then what it leaves as it is; without blank lines and those to be taken off.</summary>
    public IReadOnlyList<DraftLine> Lines { get; }

    public ActionBudget Budget { get; }

    /// <summary>Rules the plan as a whole breaks.</summary>
    public IReadOnlyList<Breach> Whole { get; }

    /// <summary>Those of them for which no reason has been given.</summary>
    public IReadOnlyList<Breach> OpenWhole { get; }

    public static PlanDraft Of(Action action, PlanForm form, Occasion occasion)
    {
        var written = form.Activities.Index().Where(line => !line.Item.IsBlank && !line.Item.Remove)
            .Select(line => (line.Index, Form: line.Item, Known: line.Item.Id is { } id ? action.Activities.Find(activity => activity.Id.Value == id) : null)).ToList();
        var ids = written.Select(line => line.Known?.Id ?? ITypedId<ActivityId>.New(occasion.At)).ToList();
        // A key that two lines claim names the first.
        var keys = written.Zip(ids).SelectMany(pair => new[] { pair.First.Form.Key, pair.First.Form.Id?.ToString() }.Where(key => !string.IsNullOrEmpty(key)).Select(key => (Key: key!, Id: pair.Second)))
            .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.First().Id);
        var stay = action.Activities.Where(activity => !form.Activities.Exists(line => line.Id == activity.Id.Value));
        foreach (var activity in stay) keys.TryAdd($"{activity.Id.Value}", activity.Id);
        List<DraftLine> lines =
        [
            .. written.Zip(ids, (line, id) => new DraftLine(line.Index, line.Form, line.Known, Read(line.Form, line.Known, id, form.Language, keys))),
            .. stay.Select(activity => new DraftLine(-1, null, activity, activity.AsPlanned())),
        ];
        return new(action, form, lines, occasion);
    }

    /// <summary>Rules that a line of the form breaks and for which no reason stands.</summary>
    public IReadOnlyList<Breach> Open(int place) => Broken(place, (given, stands) => !given && !stands);

    /// <summary>Rules a line breaks for which this form gives a reason or has to: the page asks for it there.</summary>
    public IReadOnlyList<Breach> Asked(int place) => Broken(place, (given, stands) => given || !stands);

    /// <param name="which">Told whether this form gives a reason, and whether one given before still stands.</param>
    private IReadOnlyList<Breach> Broken(int place, Func<bool, bool, bool> which) => Line(place) is not { } line ? []
        : [.. broken[line.Planned.Id].Where(breach => which(line.Form?.Overrides.ReasonFor(breach.Rule) is not null, line.Known?.Overrides.Exists(given => given.Answers(breach, line.SameDates)) is true))];

    public IEnumerable<Finding> OrderFindings(int place)
    {
        if (Line(place) is not { } line) yield break;
        if (!string.IsNullOrWhiteSpace(line.Form?.After) && line.Planned.After is null) yield return new($"Activities[{place}].After", "actions.plan.after.unknown");
        if (line.Planned.After is not { } id) yield break;
        if (PlanRules.Circles(line.Planned, byId)) yield return new($"Activities[{place}].After", "actions.plan.after.circle");
        else if (byId.GetValueOrDefault(id) is { } before && !line.Planned.Held && PlanRules.TooEarly(line.Planned, before))
            yield return new($"Activities[{place}].After", "actions.plan.after.early", before.Title.ToString(), ActionWords.Day(before.Ends!.Value));
    }

    /// <summary>The rules set aside once a line is written: those answered before that still hold, and those this form answers.</summary>
    public IReadOnlyList<Override> Answer(DraftLine line, Guid office, string by, DateOnly on) =>
        Answer(broken[line.Planned.Id], line.Known?.Overrides ?? [], rule => line.Form?.Overrides.ReasonFor(rule), line.SameDates, office, by, on);

    /// <summary>The same for the plan as a whole.</summary>
    public IReadOnlyList<Override> Answer(IReadOnlyList<Override> standing, Guid office, string by, DateOnly on) => Answer(Whole, standing, form.Overrides.ReasonFor, true, office, by, on);

    private IReadOnlyList<Override> Answer(IReadOnlyList<Breach> breaches, IReadOnlyList<Override> standing, Func<string, string?> given, bool sameDates, Guid office, string by, DateOnly on)
    {
        var answered = new List<Override>();
        foreach (var breach in breaches)
        {
            var before = standing.FirstOrDefault(each => each.Answers(breach, sameDates));
            if (given(breach.Rule)?.Trim() is { } words && before?.Reason.In(form.Language) != words)
                answered.Add(new(breach.Rule, breach.Limit, breach.Value, breach.Source, (before?.Reason ?? LocalizedText.Empty).Write(form.Language, words), office, by, on));
            else if (before is not null) answered.Add(before);
        }
        return answered;
    }

    private DraftLine? Line(int place) => Lines.FirstOrDefault(line => line.Place == place);

    private static PlannedActivity Read(ActivityForm line, Activity? known, ActivityId id, string language, IReadOnlyDictionary<string, ActivityId> keys) => new(
        id, line.Type ?? "", string.IsNullOrWhiteSpace(line.Title) || !Language.Knows(language) ? known?.Title ?? LocalizedText.Empty : (known?.Title ?? LocalizedText.Empty).Write(language, line.Title),
        ActivityRules.Date(line.Planned), ActivityRules.Date(line.Until), line.Days is >= 1 and <= Activity.MaxDays ? line.Days : null, People(line.Experts), People(line.Participants),
        string.IsNullOrEmpty(line.Country) ? null : line.Country, line.Remote || Directory.Public.Facility.ActivityType(line.Type ?? "")?.Remote == "always",
        [.. line.Interpretation.Where(Vocabulary.Tongues.Knows).Distinct()], line.After is { Length: > 0 } after && keys.TryGetValue(after.Trim(), out var before) ? before : null)
    {
        Held = !string.IsNullOrWhiteSpace(line.Actual), Overrides = known?.Overrides ?? [], Corrections = known?.Corrections ?? [],
    };

    private static int? People(int? number) => number is >= 0 and <= Activity.MaxPeople ? number : null;
}

internal static class BreachFindings
{
    /// <summary>The rule, quoting itself and where it comes from, at the field it is about.</summary>
    public static Finding Finding(this Breach breach, string prefix) => new(breach.Field == "" ? "" : $"{prefix}{breach.Field}", breach.Rule == PlanRules.WorkingDays ? "actions.plan.breach-days" : "actions.plan.breach",
        RuleWords.Quote(breach.Rule, breach.Limit), RuleWords.Source(breach.Source), breach.Day is { } day ? RuleWords.Day(day, breach.Holiday) : RuleWords.Number(breach.Value));
}
