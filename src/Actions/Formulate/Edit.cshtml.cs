using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Actions.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Formulate;

[Authorize]
internal sealed class EditModel(EditAction edit, ViewAction view) : RoomPage, IActionFormPage
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public bool HasAgreedEnd => Action.End is not null && Action.Status != Public.ActionStatus.InFormulation;

    /// <summary>After a lost race: what stands now where something else was typed.</summary>
    public IReadOnlyList<(string Key, string Stands, string Typed)> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGet(string reference, [FromQuery(Name = "in")] string? language)
    {
        if (!await Load(reference)) return NotFound();
        Form = ActionForm.Of(Action, Language.Knows(language) ? language! : Action.Title.BestLanguage(Lang));
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var edited = await edit.Run(reference, Form, await Occasion(), Cancellation);
        if (edited.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict) Compare();
            return Show(problem);
        }
        Said = T["actions.edit.said"];
        return To($"/actions/{reference}");
    }

    private async Task<bool> Load(string reference)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || !seen.Value.Offers.Any(offer => offer.Act == ActionAct.Edit)) return false;
        Action = seen.Value.Action;
        return true;
    }

    private void Compare()
    {
        var stands = ActionForm.Of(Action, Form.Language);
        Differences = [.. new (string Key, string? Stands, string? Typed)[]
        {
            ("actions.form.title", stands.Title, Form.Title), ("actions.form.summary", stands.Summary, Form.Summary), ("actions.text.context", stands.Context, Form.Context),
            ("actions.text.concept", stands.Concept, Form.Concept), ("actions.text.objectives", stands.Objectives, Form.Objectives), ("actions.text.results", stands.Results, Form.Results),
        }.Select(text => (text.Key, (text.Stands ?? "").Trim(), (text.Typed ?? "").ReplaceLineEndings("\n").Trim())).Where(text => text.Item2 != text.Item3)];
        // What was typed may now be saved over what stands, knowingly.
        Form.Version = Action.Version;
        ModelState.Remove("Form.Version");
    }
}
