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

    public async Task<IActionResult> OnGet() => await Load(Reference, await Occasion()) ? Page() : NotFound();

    public async Task<IActionResult> OnPost() => await Load(Reference, await Occasion()) ? await Answer(Reference, await Occasion(), null) : NotFound();
}
