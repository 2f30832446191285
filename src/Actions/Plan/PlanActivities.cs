using FluentValidation;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Plan;

/// <summary>The work plan as it should stand, in one language and in the order of its lines; an activity left out stays as it is, after the others.</summary>
internal sealed class PlanForm
{
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public List<ActivityForm> Activities { get; set; } = [];

    /// <summary>Why the plan as a whole may break a rule.</summary>
    public List<OverrideForm> Overrides { get; set => field = value ?? []; } = [];

    public int? Version { get; set; }

    public static PlanForm Of(Action action, string language) => new()
    {
        Language = language, Version = action.Version, Activities = [.. action.Activities.Select(activity => ActivityForm.Of(activity, language))],
    };
}

internal sealed class OverrideForm
{
    /// <summary>Code of the rule that is set aside.</summary>
    public string Rule { get; set; } = "";

    public string? Reason { get; set; }
}

internal static class OverrideForms
{
    /// <summary>The reason given for setting a rule aside; null when none was.</summary>
    public static string? ReasonFor(this List<OverrideForm> overrides, string rule) => overrides.Find(given => given.Rule == rule && !string.IsNullOrWhiteSpace(given.Reason))?.Reason;
}

internal sealed class ActivityForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    /// <summary>A word by which other lines of the form name this one in <see cref="After"/>; a line that is known already may be named by its id too.</summary>
    public string? Key { get; set; }

    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? Country { get; set; }

    public bool Remote { get; set; }

    /// <summary>As <see cref="PartialDate"/> reads it.</summary>
    public string? Planned { get; set; }

    /// <summary>The last day or month; empty when it ends when it began.</summary>
    public string? Until { get; set; }

    public int? Days { get; set; }

    public int? Experts { get; set; }

    public int? Participants { get; set; }

    /// <summary>Codes of the languages interpreted beside the working language.</summary>
    public List<string> Interpretation { get; set => field = value ?? []; } = [];

    /// <summary>The line that has to be over first: its key or id.</summary>
    public string? After { get; set; }

    public string? Actual { get; set; }

    /// <summary>Why a date that was already set has moved.</summary>
    public string? Reason { get; set; }

    /// <summary>Why this activity may break a rule.</summary>
    public List<OverrideForm> Overrides { get; set => field = value ?? []; } = [];

    public bool Remove { get; set; }

    /// <summary>A line of the form that nobody has written in.</summary>
    public bool IsBlank => Id is null && new[] { Title, Type, Place, Country, Planned, Until, After }.All(string.IsNullOrWhiteSpace) && (Days, Experts, Participants) == (null, null, null) && Interpretation.Count == 0 && !Remote;

    public static ActivityForm Of(Activity activity, string language) => new()
    {
        Id = activity.Id.Value, Key = $"{activity.Id.Value}", Type = activity.Type, Title = activity.Title.In(language), Place = activity.Place.In(language), Country = activity.Country, Remote = activity.Remote,
        Planned = activity.Planned?.ToString(), Until = activity.Until?.ToString(), Days = activity.Days, Experts = activity.Experts, Participants = activity.Participants,
        Interpretation = [.. activity.Interpretation], After = activity.After?.Value.ToString(), Actual = activity.Actual?.ToString(),
    };
}

internal sealed class ActivityRules : AbstractValidator<ActivityForm>
{
    public ActivityRules()
    {
        RuleFor(form => form.Type).Must(type => type is not null && Vocabulary.ActivityTypes.Knows(type)).Says("actions.plan.type.unknown");
        RuleFor(form => form.Title).Must((form, title) => form.Id is not null || !string.IsNullOrWhiteSpace(title)).Says("actions.plan.title.empty")
            .MaximumLength(Activity.MaxTitle).Says("actions.plan.title.long", Activity.MaxTitle);
        RuleFor(form => form.Place).MaximumLength(Activity.MaxPlace).Says("actions.plan.place.long", Activity.MaxPlace);
        RuleFor(form => form.Country).Must(code => string.IsNullOrEmpty(code) || Vocabulary.Countries.Knows(code)).Says("actions.form.countries.unknown");
        RuleFor(form => form.Remote).Must((form, remote) => !remote || Directory.Public.Facility.ActivityType(form.Type ?? "")?.Remote != "never").Says("actions.plan.remote.never");
        RuleFor(form => form.Planned).Must(ActionRules.BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.Until).Must(ActionRules.BeDate).Says("actions.form.date.unreadable")
            .Must((form, until) => string.IsNullOrWhiteSpace(until) || !string.IsNullOrWhiteSpace(form.Planned)).Says("actions.plan.until.no-start")
            .Must((form, until) => !(Date(form.Planned) is { } start && Date(until) is { } end && end.Last < start.First)).Says("actions.plan.until.before-start");
        RuleFor(form => form.Days).Must(days => days is null or (>= 1 and <= Activity.MaxDays)).Says("actions.plan.days.range", Activity.MaxDays)
            .Must((form, days) => !(days is { } length && Date(form.Planned) is { } start && Date(form.Until) is { } end && end.Last.DayNumber - start.First.DayNumber + 1 < length)).Says("actions.plan.days.too-many");
        RuleFor(form => form.Experts).Must(people => people is null or (>= 0 and <= Activity.MaxPeople)).Says("actions.plan.people.range", Activity.MaxPeople);
        RuleFor(form => form.Participants).Must(people => people is null or (>= 0 and <= Activity.MaxPeople)).Says("actions.plan.people.range", Activity.MaxPeople);
        RuleFor(form => form.Interpretation).Must(codes => codes.Distinct().Count() <= Activity.MaxTongues && codes.TrueForAll(Vocabulary.Tongues.Knows)).Says("actions.plan.interpretation.unknown", Activity.MaxTongues);
        RuleFor(form => form.Actual).Must(ActionRules.BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.Reason).MaximumLength(Action.MaxReason).Says("actions.form.text.long", Action.MaxReason);
    }

    internal static PartialDate? Date(string? text) => PartialDate.Parse(text?.Trim());
}

/// <summary>Writes the work plan. A date that was already set moves only with a reason, a rule is set aside only with a reason: both stay beside it for good.</summary>
internal sealed class PlanActivities(ActionsDb db)
{
    private static readonly ActivityRules rules = new();

    public async Task<Outcome<Action>> Run(string reference, PlanForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Plan, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        var draft = PlanDraft.Of(action, form, occasion);
        if (Findings(action, form, draft, occasion.Today) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var (office, by) = (passage.Value.Office, occasion.By.NameOf(passage.Value.Office));
        var slips = new List<object>();
        var excused = new List<object>();
        foreach (var line in draft.Lines)
            if (line.Form is { } written) Write(action, line, written, draft, form.Language, occasion, (office, by), slips, excused);
        Take(action, form, draft);
        var whole = draft.Answer(action.Overrides, office, by, occasion.Today);
        excused.AddRange(whole.Except(action.Overrides).Select(given => new { given.Rule, given.Limit, given.Value, given.Reason }));
        action.Excuse(whole);
        action.ChangedAt = occasion.At;

        var details = new { activities = action.Activities.Count, slips };
        var facts = new List<Fact> { new Fact(slips.Count > 0 ? "actions.slipped" : passage.Value.Step.Fact, action.Case, reference, details, action.Readers) { Office = office } };
        if (excused.Count > 0) facts.Add(new("actions.overridden", action.Case, reference, new { overrides = excused }, action.InsideReaders) { Office = office });
        return await db.Db.Save(occasion, facts, cancellation) is { } problem ? problem : action;
    }

    /// <summary>All findings of the plan at once, each at its line and field.</summary>
    private static List<Finding> Findings(Action action, PlanForm form, PlanDraft draft, DateOnly today)
    {
        var findings = new List<Finding>();
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        if (draft.Lines.Count > Action.MaxActivities) findings.Add(new("", "actions.plan.too-many", Action.MaxActivities));
        foreach (var (place, line) in form.Activities.Index())
        {
            if (line.IsBlank) continue;
            var own = rules.Findings(line);
            findings.AddRange(own.Select(finding => finding with { Field = $"Activities[{place}].{finding.Field}" }));
            findings.AddRange(TooLong(line.Overrides, $"Activities[{place}]."));
            if (own.Count > 0) continue;
            var known = line.Id is { } id ? action.Activities.Find(activity => activity.Id.Value == id) : null;
            if (line.Id is not null && known is null) findings.Add(new($"Activities[{place}].Title", "actions.plan.gone"));
            if (line.Remove && known?.Actual is not null) findings.Add(new($"Activities[{place}].Remove", "actions.plan.held-stays"));
            var (planned, actual) = (ActivityRules.Date(line.Planned), ActivityRules.Date(line.Actual));
            if (actual is { } held && held.First > today) findings.Add(new($"Activities[{place}].Actual", "actions.plan.actual.ahead"));
            if (actual is not null && action.Status is ActionStatus.InFormulation or ActionStatus.Agreed) findings.Add(new($"Activities[{place}].Actual", "actions.plan.actual.not-started"));
            if (!line.Remove && string.IsNullOrWhiteSpace(line.Reason) && known?.Moves(planned, actual) is true) findings.Add(new($"Activities[{place}].Reason", "actions.plan.reason.empty"));
            findings.AddRange(draft.OrderFindings(place));
            findings.AddRange(draft.Open(place).Select(breach => breach.Finding($"Activities[{place}].")));
        }
        findings.AddRange(TooLong(form.Overrides, ""));
        findings.AddRange(draft.OpenWhole.Select(breach => breach.Finding("")));
        return findings;
    }

    private static IEnumerable<Finding> TooLong(List<OverrideForm> overrides, string prefix) =>
        from each in overrides.Index() where each.Item.Reason?.Length > Action.MaxReason select new Finding($"{prefix}Overrides[{each.Index}].Reason", "actions.form.text.long", Action.MaxReason);

    private void Write(Action action, DraftLine line, ActivityForm form, PlanDraft draft, string language, Occasion occasion, (Guid Id, string Name) office, List<object> slips, List<object> excused)
    {
        var activity = line.Known ?? new() { Id = line.Planned.Id, Action = action.Id, Type = line.Planned.Type, Title = LocalizedText.Empty };
        if (line.Known is null)
        {
            action.Activities.Add(activity);
            db.Activities.Add(activity);
        }
        var overrides = draft.Answer(line, office.Id, office.Name, occasion.Today);
        if (!string.IsNullOrWhiteSpace(form.Title)) activity.Title = activity.Title.Write(language, form.Title);
        excused.AddRange(overrides.Except(activity.Overrides).Select(given => new { activity = activity.Title, given.Rule, given.Limit, given.Value, given.Reason }));
        activity.Place = activity.Place.Write(language, form.Place);
        activity.Plan(line.Planned with { Overrides = overrides });
        var slipped = activity.Slips.Count;
        activity.Date(line.Planned.Start, ActivityRules.Date(form.Actual), LocalizedText.Written(language, form.Reason), occasion.At, office.Name);
        slips.AddRange(activity.Slips.Skip(slipped).Select(slip => new { activity = activity.Title, slip.From, slip.To, slip.Reason }));
    }

    private void Take(Action action, PlanForm form, PlanDraft draft)
    {
        foreach (var line in form.Activities.Where(line => line.Remove && line.Id is not null))
            if (action.Activities.Find(activity => activity.Id.Value == line.Id) is { } gone)
            {
                action.Activities.Remove(gone);
                db.Activities.Remove(gone);
            }
        foreach (var (index, line) in draft.Lines.Index()) action.Activities.First(activity => activity.Id == line.Planned.Id).Position = index + 1;
        action.Activities.Sort((a, b) => a.Position.CompareTo(b.Position));
    }
}
