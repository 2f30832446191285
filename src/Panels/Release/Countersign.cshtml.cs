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

    public Task<IActionResult> OnGet() => Enter(Reference);

    public Task<IActionResult> OnPost() => Respond(Reference);
}
