using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Meet;

/// <summary>All meetings of the steering committee.</summary>
[Authorize]
internal sealed class MeetingsModel(ReadMeeting read) : RoomPage
{
    public IReadOnlyList<Meeting> Rows { get; private set; } = [];

    public bool MayPlan { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        if (!Requests.Request.ShowsInsideTo(viewer)) return NotFound();
        (Rows, MayPlan) = (await read.All(viewer, Cancellation), viewer.Has(Role.Officer));
        return Page();
    }
}
