using Passerelle.Actions.Public;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Advance;

/// <summary>A step of the flow that needs few words: agree, start, hold, resume, begin closing, close early.</summary>
internal sealed class AdvanceForm
{
    /// <summary>Why; needed to hold and to close early.</summary>
    public string? Reason { get; set; }

    /// <summary>When somebody looks again; needed to hold.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The language of the reason.</summary>
    public string Language { get; set; } = Platform.Texts.Language.Source;

    public int? Version { get; set; }
}

/// <summary>Moves an Action along its flow.</summary>
internal sealed class AdvanceAction(ActionsDb db, ActionLetters letters)
{
    /// <summary>The acts this operation does; the others have operations of their own.</summary>
    public static readonly IReadOnlyList<ActionAct> Acts = [ActionAct.Agree, ActionAct.Start, ActionAct.Hold, ActionAct.Resume, ActionAct.BeginClosing, ActionAct.CloseEarly];

    public static bool NeedsReason(ActionAct act) => act is ActionAct.Hold or ActionAct.CloseEarly;

    public async Task<Outcome<Action>> Run(string reference, ActionAct act, AdvanceForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Acts.Contains(act) || await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(act, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        if (Findings(act, form, occasion.Today) is { Count: > 0 } findings) return Problem.Invalid(findings);

        action.Pass(passage.Value, occasion);
        var reason = LocalizedText.Written(form.Language, form.Reason);
        if (act == ActionAct.Hold) action.PutOnHold(reason, form.ReviewOn!.Value);

        // Why an Action rests or stops is for those who asked and the team; that it does is for everybody.
        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, NeedsReason(act) ? new { reason, reviewOn = form.ReviewOn } : null, NeedsReason(act) ? action.InsideReaders : action.Readers)
        {
            Office = passage.Value.Office, Letters = await letters.Of(act, action, cancellation),
        };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }

    private static List<Finding> Findings(ActionAct act, AdvanceForm form, DateOnly today)
    {
        var findings = new List<Finding>();
        if (!Language.Knows(form.Language)) findings.Add(new("Language", "actions.form.language.unknown"));
        if (NeedsReason(act) && string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "actions.advance.reason.empty"));
        if (form.Reason?.Length > Action.MaxReason) findings.Add(new("Reason", "actions.form.text.long", Action.MaxReason));
        if (act == ActionAct.Hold && (form.ReviewOn is not { } review || review <= today)) findings.Add(new("ReviewOn", "actions.advance.review.ahead"));
        return findings;
    }
}
