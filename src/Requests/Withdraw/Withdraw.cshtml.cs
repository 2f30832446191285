using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Withdraw;

/// <summary>The lead withdraws the request; anybody else leaves it.</summary>
[Authorize]
internal sealed class WithdrawModel(ViewRequest view, WithdrawParty leave, WithdrawRequest withdraw) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool Whole => View.Mine!.IsLead;

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var outcome = Whole ? await withdraw.Run(Reference, Form.Reason, await Occasion(), Cancellation) : await leave.Run(Reference, View.Mine!.Office, Form.Reason, await Occasion(), Cancellation);
        if (outcome.Problem is { } problem) return Show(problem);
        Said = T[Whole ? "requests.withdraw.said" : "requests.withdraw.said-left"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || View.Mine is null) return false;
        var reason = Form.Reason ?? T["requests.withdraw.your-reason"].Value;
        Letters = Whole ? await withdraw.Letters(View.Request, reason, Cancellation) : await leave.Letters(View.Request, View.Mine, reason, Cancellation);
        return true;
    }
}
