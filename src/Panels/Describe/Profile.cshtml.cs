using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Panels.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Describe;

/// <summary>The profile of a panel, to be changed by an officer.</summary>
[Authorize]
internal sealed class ProfileModel(SetProfile set, ViewPanel view) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public ProfileForm Form { get; set; } = new();

    public Panel Panel { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Form = ProfileForm.Of(Panel.Profile).Spaced();
        Form.Version = Panel.Version;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var done = await set.Run(Reference, Form, await Occasion(), Cancellation);
        if (done.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict)
            {
                Form.Version = Panel.Version;
                ModelState.Remove("Form.Version");
            }
            return Show(problem);
        }
        Said = T["panels.profile.said"];
        return To($"/panels/{Reference}");
    }

    private async Task<bool> Load()
    {
        var seen = await view.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || seen.Value.Offers.All(offer => offer.Act != PanelAct.SetProfile)) return false;
        Panel = seen.Value.Panel;
        return true;
    }
}
