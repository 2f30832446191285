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

    private Task<Outcome<OpenedLink>> Link => links.Open(Secret, MobilisationLetters.MarkPage, Cancellation);

    public Task<IActionResult> OnGet() => Enter(Link);

    public Task<IActionResult> OnPost() => Respond(Link);
}
