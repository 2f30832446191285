using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Browse;

/// <summary>All panels, newest first.</summary>
[Authorize]
internal sealed class ListModel(ViewPanel view) : RoomPage
{
    public IReadOnlyList<Panel> Panels { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        if (!Panel.Opens(viewer)) return NotFound();
        Panels = await view.All(null, viewer, Cancellation);
        return Page();
    }
}
