using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;

namespace Passerelle.Panels.Release;

/// <summary>The first signature by the link that was mailed to the office: whoever signs says which of its people they are.</summary>
[AllowAnonymous]
internal sealed class ReleaseByLinkModel(LinksDesk links, ReadCalls read, ReleaseSeats release) : ReleasePage(read, release, SeatStatus.Nominated)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    private Task<Outcome<OpenedLink>> Link => links.Open(Secret, MobilisationLetters.ReleasePage, Cancellation);

    public Task<IActionResult> OnGet() => Enter(Link);

    public Task<IActionResult> OnPost() => Respond(Link);
}
