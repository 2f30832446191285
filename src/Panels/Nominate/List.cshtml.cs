using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Nominate;

/// <summary>Calls to the offices that the reader holds.</summary>
[Authorize]
internal sealed class ListModel(ReadCalls read) : RoomPage
{
    public IReadOnlyList<CallLine> Calls { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        Calls = await read.Mine(viewer, Cancellation);
        return Calls.Count == 0 && !viewer.Has(Role.FocalPoint) ? NotFound() : Page();
    }
}
