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
        if (new ActionRules().Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        form.WriteTo(action);
        action.ChangedAt = occasion.At;
        if (action.Archive is { } archive) action.Archive = archive with { Edited = true };

        var fact = new Fact(passage.Value.Step.Fact, action.Case, reference, new { language = form.Language, title = action.Title, onlyTypo = form.OnlyTypo ? true : (bool?)null }, action.InsideReaders) { Office = passage.Value.Office };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : action;
    }
}
