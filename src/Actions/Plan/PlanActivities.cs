using FluentValidation;
using Passerelle.Actions.Formulate;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Plan;

/// <summary>The whole work plan as it should stand, in one language; activities left out are taken off, which only those not yet held may be.</summary>
internal sealed class PlanForm
{
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public List<ActivityForm> Activities { get; set; } = [];

    public int? Version { get; set; }

    public static PlanForm Of(Action action, string language) => new()
    {
        Language = language, Version = action.Version, Activities = [.. action.Activities.Select(activity => ActivityForm.Of(activity, language))],
    };
}

internal sealed class ActivityForm
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Place { get; set; }

    public string? Country { get; set; }

    /// <summary>As <see cref="PartialDate"/> reads it.</summary>
    public string? Planned { get; set; }

    public string? Actual { get; set; }

    /// <summary>Why a date that was already set has moved.</summary>
    public string? Reason { get; set; }

    public bool Remove { get; set; }

    /// <summary>A line of the form that nobody has written in.</summary>
    public bool IsBlank => Id is null && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Type) && string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(Planned);

    public static ActivityForm Of(Activity activity, string language) => new()
    {
        Id = activity.Id.Value, Type = activity.Type, Title = activity.Title.In(language), Place = activity.Place.In(language), Country = activity.Country,
        Planned = activity.Planned?.ToString(), Actual = activity.Actual?.ToString(),
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
        RuleFor(form => form.Planned).Must(ActionRules.BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.Actual).Must(ActionRules.BeDate).Says("actions.form.date.unreadable");
        RuleFor(form => form.Reason).MaximumLength(Action.MaxReason).Says("actions.form.text.long", Action.MaxReason);
    }
}

/// <summary>Writes the work plan. A date that was already set moves only with a reason, which stays beside it for good.</summary>
internal sealed class PlanActivities(ActionsDb db)
{
    private static readonly ActivityRules rules = new();

    public async Task<Outcome<Action>> Run(string reference, PlanForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Plan, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        if (Findings(action, form, occasion.Today) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var by = occasion.By.Holdings.First(holding => holding.Office == passage.Value.Office).OfficeName;
        var slips = new List<object>();
        foreach (var line in form.Activities.Where(line => !line.IsBlank && !line.Remove))
            Write(action, line, form.Language, occasion, by, slips);
        Take(action, form);
        action.ChangedAt = occasion.At;

        var details = new { activities = action.Activities.Count, slips };
        var fact = new Fact(slips.Count > 0 ? "actions.slipped" : passage.Value.Step.Fact, action.Case, reference, details, action.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    /// <summary>All findings of the plan at once, each at its line and field.</summary>
    private static List<Finding> Findings(Action action, PlanForm form, DateOnly today)
    {
        var findings = new List<Finding>();
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        if (form.Activities.Count(line => !line.IsBlank && !line.Remove) > Action.MaxActivities) findings.Add(new("", "actions.plan.too-many", Action.MaxActivities));
        foreach (var (place, line) in form.Activities.Index())
        {
            if (line.IsBlank) continue;
            var own = rules.Findings(line);
            findings.AddRange(own.Select(finding => finding with { Field = $"Activities[{place}].{finding.Field}" }));
            if (own.Count > 0) continue;
            var known = line.Id is { } id ? action.Activities.Find(activity => activity.Id.Value == id) : null;
            if (line.Id is not null && known is null) findings.Add(new($"Activities[{place}].Title", "actions.plan.gone"));
            if (line.Remove && known?.Actual is not null) findings.Add(new($"Activities[{place}].Remove", "actions.plan.held-stays"));
            var (planned, actual) = (PartialDate.Parse(line.Planned?.Trim()), PartialDate.Parse(line.Actual?.Trim()));
            if (actual is { } held && held.First > today) findings.Add(new($"Activities[{place}].Actual", "actions.plan.actual.ahead"));
            if (actual is not null && action.Status is ActionStatus.InFormulation or ActionStatus.Agreed) findings.Add(new($"Activities[{place}].Actual", "actions.plan.actual.not-started"));
            if (!line.Remove && string.IsNullOrWhiteSpace(line.Reason) && known?.Moves(planned, actual) is true) findings.Add(new($"Activities[{place}].Reason", "actions.plan.reason.empty"));
        }
        return findings;
    }

    private void Write(Action action, ActivityForm line, string language, Occasion occasion, string by, List<object> slips)
    {
        var activity = line.Id is { } id ? action.Activities.First(known => known.Id.Value == id) : new()
        {
            Id = ITypedId<ActivityId>.New(occasion.At), Action = action.Id, Type = line.Type!, Title = LocalizedText.Empty, Position = action.Activities.Count + 1,
        };
        if (line.Id is null)
        {
            action.Activities.Add(activity);
            db.Activities.Add(activity);
        }
        activity.Type = line.Type!;
        if (!string.IsNullOrWhiteSpace(line.Title)) activity.Title = activity.Title.Write(language, line.Title);
        activity.Place = activity.Place.Write(language, line.Place);
        activity.Country = string.IsNullOrEmpty(line.Country) ? null : line.Country;
        var slipped = activity.Slips.Count;
        activity.Date(PartialDate.Parse(line.Planned?.Trim()), PartialDate.Parse(line.Actual?.Trim()), LocalizedText.Written(language, line.Reason), occasion.At, by);
        slips.AddRange(activity.Slips.Skip(slipped).Select(slip => new { activity = activity.Title, slip.From, slip.To, slip.Reason }));
    }

    private void Take(Action action, PlanForm form)
    {
        foreach (var line in form.Activities.Where(line => line.Remove && line.Id is not null))
            if (action.Activities.Find(activity => activity.Id.Value == line.Id) is { } gone)
            {
                action.Activities.Remove(gone);
                db.Activities.Remove(gone);
            }
        foreach (var (index, activity) in action.Activities.Index()) activity.Position = index + 1;
    }
}
