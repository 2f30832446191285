using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Enter;

/// <summary>The officer's page of what was entered for a requester: what it rests on, how it reads, and the letter by which it is to be confirmed.</summary>
[Authorize]
internal sealed class OnBehalfModel(ViewRequest view, AskToConfirm ask, GiveUp giveUp, QuestionOptions options) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public QuestionOptions Options => options;

    public OnBehalf Entered => View.Request.OnBehalf!;

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool Asked => View.Request.Status == RequestStatus.Unconfirmed;

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var asked = await ask.Run(Reference, await Occasion(), Cancellation);
        if (asked.Problem is { } problem) return Show(problem);
        Said = T["requests.on-behalf.said"];
        return ToCase();
    }

    public async Task<IActionResult> OnPostGiveUp()
    {
        if (!await Ready()) return NotFound();
        var given = await giveUp.Run(Reference, Form.Reason, await Occasion(), Cancellation);
        if (given.Problem is { } problem) return Show(problem);
        Said = T["requests.on-behalf.said-given-up"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !View.Sees(RequestAct.AskToConfirm) || View.Request.OnBehalf is null) return false;
        Letters = await ask.Letters(View.Request, Cancellation);
        return true;
    }
}
