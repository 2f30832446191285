using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Panels.Nominate;

namespace Passerelle.Panels.Release;

/// <summary>The second signature under a release, by somebody who signs in for the office.</summary>
[Authorize]
internal sealed class CountersignModel(ReadCalls read, ReleaseSeats release) : ReleasePage(read, release, SeatStatus.Signed)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load(Reference, await Occasion())) return NotFound();
        Start();
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Load(Reference, await Occasion()) ? await Answer(Reference, await Occasion(), null) : NotFound();
}
