using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

/// <summary>The host's appraisal by the link that was mailed to its office.</summary>
[AllowAnonymous]
internal sealed class MarkByLinkModel(LinksDesk links, ReportMission after, PanelsDb db, RosterDesk roster) : MarkPage(after, db, roster)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        await Open();
        return Page();
    }

    public async Task<IActionResult> OnPost() => await Open() ? await Answer(link.Subject, link.Occasion, link) : Page();

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, MobilisationLetters.MarkPage, Cancellation);
        if (opened.Problem is { } problem) Closed = Refused(problem);
        else if (!await Load(opened.Value.Subject, opened.Value.Occasion)) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else link = opened.Value;
        return Closed is null;
    }
}
