using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Consult;

/// <summary>A service answers by the link it was mailed: the link says for which office and which request, and nothing else can be done with it.</summary>
[AllowAnonymous]
internal sealed class OpinionByLinkModel(LinksDesk links, ReadPaper read, GiveOpinion give, QuestionOptions options) : OpinionPage(read, options)
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    /// <summary>The answer has been given by this very page.</summary>
    public bool Given { get; private set; }

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet()
    {
        await Open();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Open()) return Page();
        var given = await give.Run(link.Subject, Form, link.Occasion, Cancellation, link);
        if (given.Problem is { } problem) return Show(problem);
        // The link is used up: there is no address left to be redirected to.
        (Given, Closed) = (true, T["requests.consult.said-given"]);
        return Page();
    }

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, ConsultServices.OpinionPurpose, Cancellation);
        if (opened.Problem is { } problem) Close(problem);
        else if (!await Load(opened.Value.Subject, opened.Value.Occasion)) Close(Problem.NotFound("directory.link.unknown"));
        else link = opened.Value;
        return Closed is null;
    }
}
