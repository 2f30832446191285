using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;

namespace Passerelle.Panels.HostView;

/// <summary>Short profiles by the link that was mailed to the host.</summary>
[AllowAnonymous]
internal sealed class ByLinkModel(LinksDesk links, AnswerHost answer) : HostPage(answer)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    private Task<Outcome<OpenedLink>> Link => links.Open(Secret, MobilisationLetters.HostPage, Cancellation);

    public Task<IActionResult> OnGet() => Enter(Link);

    public Task<IActionResult> OnPost() => Respond(Link);
}
