using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Describe;

/// <summary>Opens a panel for one of an Action's activities.</summary>
[Authorize]
internal sealed class NewModel(OpenPanel open, ActionsDesk actions) : RoomPage
{
    [BindProperty]
    public OpenForm Form { get; set; } = new();

    public ActionSummary Action { get; private set; } = null!;

    public IEnumerable<SelectListItem> Activities => Action.Activities.Select(activity => new SelectListItem($"{activity.Title} ({activity.Planned})", activity.Id.Value.ToString()));

    public async Task<IActionResult> OnGet(string? action)
    {
        Form.Action = action ?? "";
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var opened = await open.Run(Form, await Occasion(), Cancellation);
        return opened.Problem is { } problem ? Show(problem) : To($"/panels/{opened.Value}/profile");
    }

    private async Task<bool> Load()
    {
        var viewer = await Viewer();
        if (!viewer.Has(Role.Officer)) return false;
        var found = await actions.Find(Form.Action, viewer, Cancellation);
        if (found.Problem is not null) return false;
        Action = found.Value;
        return true;
    }
}
