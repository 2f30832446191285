using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Panels.Nominate;

namespace Passerelle.Panels.Release;

/// <summary>The first signature under a release, by somebody who signs in for the office.</summary>
[Authorize]
internal sealed class ReleaseModel(ReadCalls read, ReleaseSeats release) : ReleasePage(read, release, SeatStatus.Nominated)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Task<IActionResult> OnGet() => Enter(Reference);

    public Task<IActionResult> OnPost() => Respond(Reference);
}
