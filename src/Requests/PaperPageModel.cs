using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests;

/// <summary>A page about the inside of a case.</summary>
internal abstract class PaperPageModel(ReadPaper read) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Loaded by <see cref="Load"/>.</summary>
    public Paper Paper { get; private set; } = null!;

    public string Root => $"/{Lang}/requests/{Reference}";

    /// <summary>False when the viewer may not know of the request: the page answers NotFound.</summary>
    protected async Task<bool> Load()
    {
        var seen = await read.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        Paper = seen.Value;
        return true;
    }

    protected IActionResult ToCase() => To($"/requests/{Reference}");

    /// <summary>The numbers of the scale, after an empty first choice.</summary>
    protected IReadOnlyList<SelectListItem> Scale =>
        Paper.Criteria is { } set ? [new("", ""), .. Enumerable.Range(set.Scale.Min, set.Scale.Max - set.Scale.Min + 1).Select(score => new SelectListItem($"{score}", $"{score}"))] : [];
}
