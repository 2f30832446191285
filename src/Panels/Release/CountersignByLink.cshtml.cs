using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Nominate;

namespace Passerelle.Panels.Release;

/// <summary>The second signature by the link that was mailed to one person.</summary>
[AllowAnonymous]
internal sealed class CountersignByLinkModel(SignerDoor door, ReadCalls read, ReleaseSeats release) : ReleasePage(read, release, SeatStatus.Signed)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    private Task<Outcome<OpenedLink>> Link => door.Open(Secret, Cancellation);

    public Task<IActionResult> OnGet() => Enter(Link);

    public Task<IActionResult> OnPost() => Respond(Link);
}
