using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Passerelle.Panels.HostView;

/// <summary>Short profiles, for somebody who signs in for the host.</summary>
[Authorize]
internal sealed class ProfilesModel(AnswerHost answer) : HostPage(answer)
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Task<IActionResult> OnGet() => Enter(Reference);

    public Task<IActionResult> OnPost() => Respond(Reference);
}
