using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Actions.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Advance;

[Authorize]
internal sealed class ActModel(AdvanceAction advance, ActionLetters letters, LetterText texts, ViewAction view) : RoomPage
{
    [BindProperty]
    public AdvanceForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public ActionAct Act { get; private set; }

    public IReadOnlyList<(LetterDraft Draft, LetterWords Words)> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        Form.Version = Action.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference, string act)
    {
        if (!await Load(reference, act)) return NotFound();
        Form.Language = Lang;
        var advanced = await advance.Run(reference, Act, Form, await Occasion(), Cancellation);
        if (advanced.Problem is { } problem) return Show(problem);
        Said = T["actions.advance.said", T.Status(advanced.Value.Status)];
        return To($"/actions/{reference}");
    }

    private async Task<bool> Load(string reference, string act)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || EnumWords.FromKebab<ActionAct>(act) is not { } known || !AdvanceAction.Acts.Contains(known) || !seen.Value.Offers.Any(offer => offer.Act == known)) return false;
        (Action, Act) = (seen.Value.Action, known);
        Letters = [.. (await letters.Of(Act, Action, Cancellation)).Select(draft => (draft, texts.Of(draft)))];
        return true;
    }
}
