using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Panels.Reckon;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.OnMission;

/// <summary>Missions: all of them for the facility, its own experts' for a home administration.</summary>
[Authorize]
internal sealed class ListModel(ReadMission read) : RoomPage
{
    public IReadOnlyList<MissionFile> Missions { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        if (!ReadLedger.Opens(viewer)) return NotFound();
        Missions = await read.All(viewer, Cancellation);
        return Page();
    }
}
