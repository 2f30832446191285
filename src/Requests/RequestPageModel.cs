using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests;

/// <summary>A page about one request.</summary>
internal abstract class RequestPageModel(ViewRequest view) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Loaded by <see cref="Load"/>.</summary>
    public CaseView View { get; private set; } = null!;

    /// <summary>False when the viewer may not know of it: the page answers NotFound.</summary>
    protected async Task<bool> Load()
    {
        var seen = await view.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        View = seen.Value;
        return true;
    }

    protected IActionResult ToCase() => To($"/requests/{Reference}");

    public string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture) ?? "";
}
