using Passerelle.Actions.Public;

namespace Passerelle.Actions.Formulate;

/// <summary>Changes what an Action says of itself, in one language.</summary>
internal sealed class EditAction(ActionsDb db)
{
    public async Task<Outcome<Action>> Run(string reference, ActionForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } action) return Problem.NotFound();
        var passage = ActionFlow.Table.Check(ActionAct.Edit, action, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != action.Version) return Problem.Conflict("actions.form.changed");
        List<Finding> findings = [.. new ActionRules().Findings(form)];
        var moves = action.MovesEnd(PartialDate.Parse(form.End));
        if (moves && string.IsNullOrWhiteSpace(form.EndReason)) findings.Add(new("EndReason", "actions.form.end-reason.empty"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var facts = new List<Fact>();
        if (moves) facts.Add(action.EndMoved(PartialDate.Parse(form.End), LocalizedText.Written(form.Language, form.EndReason), occasion, passage.Value.Office));
        form.WriteTo(action);
        action.ChangedAt = occasion.At;
        if (action.Archive is { } archive) action.Archive = archive with { Edited = true };

        facts.Insert(0, new(passage.Value.Step.Fact, action.Case, reference, new { language = form.Language, title = action.Title, onlyTypo = form.OnlyTypo ? true : (bool?)null }, action.InsideReaders) { Office = passage.Value.Office });
        return await db.Db.Save(occasion, facts, cancellation) is { } problem ? problem : action;
    }
}

internal static class EndFacts
{
    /// <summary>The slip of the end as a fact of its own: whoever reads the Action reads it.</summary>
    public static Fact EndMoved(this Action action, PartialDate? end, LocalizedText reason, Occasion occasion, Guid office)
    {
        var slip = action.MoveEnd(end, reason, occasion.At, occasion.By.NameOf(office));
        return new("actions.end-moved", action.Case, action.Reference, new { from = slip.From, to = slip.To, reason = slip.Reason }, action.Readers) { Office = office };
    }
}
