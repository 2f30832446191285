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

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Open()) Start();
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Open() ? await Answer(link.Subject, link.Occasion, link) : Page();

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, MobilisationLetters.ReleasePage, Cancellation);
        if (opened.Problem is { } problem) Closed = Refused(problem);
        else if (!await Load(opened.Value.Subject, opened.Value.Occasion)) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else link = opened.Value;
        return Closed is null;
    }
}
