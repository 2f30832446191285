using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.Withdraw;

/// <summary>The lead withdraws the request; anybody else leaves it.</summary>
[Authorize]
internal sealed class WithdrawModel(ViewRequest view, WithdrawParty leave, WithdrawRequest withdraw, HandOverLead handOver) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Reason { get; set; }

        /// <summary>Who leads on; null when the request ends.</summary>
        public Guid? Successor { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public bool Whole => View.Mine!.IsLead;

    /// <summary>Who could lead on; empty for who does not lead, or when nobody could.</summary>
    public IReadOnlyList<SelectListItem> Successors { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var outcome = Whole && Form.Successor is { } successor ? await handOver.Run(Reference, new(successor, Form.Reason), await Occasion(), Cancellation) : Whole ? await withdraw.Run(Reference, Form.Reason, await Occasion(), Cancellation) : await leave.Run(Reference, View.Mine!.Office, Form.Reason, await Occasion(), Cancellation);
        if (outcome.Problem is { } problem) return Show(problem);
        Said = T[Whole && Form.Successor is null ? "requests.withdraw.said" : "requests.withdraw.said-left"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || View.Mine is null) return false;
        if (Whole && View.Request.Successors.Any())
            Successors = [new(T["requests.hand-over.nobody"], ""), .. View.Request.Successors.Select(party => new SelectListItem(T["requests.hand-over.to", View.Cards[party.Office].Title], party.Office.Value.ToString()))];
        var reason = Form.Reason ?? T["requests.withdraw.your-reason"].Value;
        Letters = Whole ? await withdraw.Letters(View.Request, reason, Cancellation) : await leave.Letters(View.Request, View.Mine, reason, Cancellation);
        return true;
    }
}
