using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;
using Passerelle.Requests.Meet;

namespace Passerelle.Requests;

/// <summary>A page about one meeting of the steering committee.</summary>
internal abstract class MeetingPageModel(ReadMeeting read) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Loaded by <see cref="Load"/>.</summary>
    public MeetingView View { get; private set; } = null!;

    public Meeting Meeting => View.Meeting;

    public string Root => $"/{Lang}/meetings/{Reference}";

    /// <summary>False when the viewer may not know of it: the page answers NotFound.</summary>
    protected async Task<bool> Load()
    {
        var seen = await read.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        View = seen.Value;
        return true;
    }

    protected IActionResult ToMeeting() => To($"/meetings/{Reference}");
}
