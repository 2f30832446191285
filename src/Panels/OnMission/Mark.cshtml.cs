using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

/// <summary>The host's appraisal, by somebody who signs in for its office.</summary>
[Authorize]
internal sealed class MarkModel(ReportMission after, PanelsDb db, RosterDesk roster) : MarkPage(after, db, roster)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Task<IActionResult> OnGet() => Enter(Reference);

    public Task<IActionResult> OnPost() => Respond(Reference);
}
