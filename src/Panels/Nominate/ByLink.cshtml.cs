using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;

namespace Passerelle.Panels.Nominate;

/// <summary>A call, answered without an account: the link says for which office and which call, and nothing else can be done with it.</summary>
[AllowAnonymous]
internal sealed class ByLinkModel(LinksDesk links, ReadCalls read, AnswerCall answer) : CallPage(read, answer)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    private Task<Outcome<OpenedLink>> Link => links.Open(Secret, MobilisationLetters.CallPage, Cancellation);

    public Task<IActionResult> OnGet() => Enter(Link);

    public Task<IActionResult> OnPost(string act) => Respond(Link, act);
}
