using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Panels.HostView;

/// <summary>Short profiles, for somebody who signs in for the host.</summary>
[Authorize]
internal sealed class ProfilesModel(AnswerHost answer) : HostPage(answer)
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
