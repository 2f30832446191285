using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Advance;

[Authorize]
internal sealed class CloseModel(CloseAction close, ActionLetters letters, LetterText texts, ViewAction view) : RoomPage
{
    [BindProperty]
    public CloseForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public IReadOnlyList<(LetterDraft Draft, LetterWords Words)> Letters { get; private set; } = [];

    public IEnumerable<SelectListItem> Sectors => ExpertSector.All.Select(sector => new SelectListItem(T[$"actions.sector.{sector}"], sector));

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form = new()
        {
            Language = Action.Title.BestLanguage(Lang), Version = Action.Version, End = Action.End?.ToString(), ExpertCountries = Action.ExpertCountries, ExpertSectors = Action.ExpertSectors,
            Outputs = string.Join('\n', Action.Outputs.Select(output => output.ToString())),
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var closed = await close.Run(reference, Form, await Occasion(), Cancellation);
        if (closed.Problem is { } problem) return Show(problem);
        Said = T["actions.advance.said", T.Status(closed.Value.Status)];
        return To($"/actions/{reference}");
    }

    private async Task<bool> Load(string reference)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || !seen.Value.Offers.Any(offer => offer.Act == ActionAct.Close)) return false;
        Action = seen.Value.Action;
        Letters = [.. (await letters.Of(ActionAct.Close, Action, Cancellation)).Select(draft => (draft, texts.Of(draft)))];
        return true;
    }
}
