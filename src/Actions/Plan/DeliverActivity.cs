using Passerelle.Actions.Formulate;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Plan;

internal sealed class DeliveryForm
{
    public Guid Activity { get; set; }

    /// <summary>As <see cref="PartialDate"/> reads it.</summary>
    public string? Actual { get; set; }

    /// <summary>Needed when it was held outside the time it was planned for.</summary>
    public string? Reason { get; set; }

    /// <summary>The language of the reason.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public int? Version { get; set; }
}

/// <summary>Records that an activity has taken place, and when.</summary>
internal sealed class DeliverActivity(ActionsDb db)
{
    public async Task<Outcome<Action>> Run(string reference, DeliveryForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        if (action.Activities.Find(activity => activity.Id.Value == form.Activity) is not { } activity) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Deliver, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        if (Findings(activity, form, occasion.Today) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var by = occasion.By.NameOf(passage.Value.Office);
        var actual = PartialDate.Parse(form.Actual?.Trim());
        var moved = activity.Moves(activity.Planned, actual);
        activity.Date(activity.Planned, actual, LocalizedText.Written(form.Language, form.Reason), occasion.At, by);
        action.ChangedAt = occasion.At;

        var details = new { activity = activity.Title, planned = activity.Planned, actual, reason = moved ? form.Reason : null };
        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, details, action.Readers) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    private static List<Finding> Findings(Activity activity, DeliveryForm form, DateOnly today)
    {
        var findings = new List<Finding>();
        var actual = PartialDate.Parse(form.Actual?.Trim());
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        if (string.IsNullOrWhiteSpace(form.Actual)) findings.Add(new("Actual", "actions.deliver.actual.empty"));
        else if (!ActionRules.BeDate(form.Actual)) findings.Add(new("Actual", "actions.form.date.unreadable"));
        if (actual is { } held && held.First > today) findings.Add(new("Actual", "actions.plan.actual.ahead"));
        if (form.Reason?.Length > Action.MaxReason) findings.Add(new("Reason", "actions.form.text.long", Action.MaxReason));
        if (actual is not null && activity.Moves(activity.Planned, actual) && string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "actions.plan.reason.empty"));
        return findings;
    }
}
