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

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Open()) Start();
        return Page();
    }

    public async Task<IActionResult> OnPost(string act) => await Open() ? await Answer(link.Subject, act, link.Occasion, link) : Page();

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, MobilisationLetters.CallPage, Cancellation);
        if (opened.Problem is { } problem) Closed = Refused(problem);
        else if (!await Load(opened.Value.Subject, opened.Value.Occasion)) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else if (Sheet.Closed is { } closed) Closed = Refused(closed);
        else link = opened.Value;
        return Closed is null;
    }
}
