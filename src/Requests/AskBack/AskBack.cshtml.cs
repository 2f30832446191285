using Passerelle.Directory.Public;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;

namespace Passerelle.Requests.AskBack;

[Authorize]
internal sealed class AskBackModel(ViewRequest view, AskBackRequest ask) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? Question { get; set; }

        public DateOnly? DueOn { get; set; }

        public AskBackForm Form => new(Question, DueOn);
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready(propose: true) ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var asked = await ask.Run(Reference, Form.Form, await Occasion(), Cancellation);
        if (asked.Problem is { } problem) return Show(problem);
        Said = T["requests.ask-back.said"];
        return ToCase();
    }

    private async Task<bool> Ready(bool propose = false)
    {
        if (!await Load() || !View.Sees(RequestAct.AskBack)) return false;
        var occasion = await Occasion();
        if (propose) Form.DueOn = WorkingDays.After(occasion.Today, Clocks.Days(Clocks.Information, occasion.By.Workflow), View.Request.LeadParty.Country, occasion.By.Workflow).To;
        Letters = await ask.Letters(View.Request, Form.Form with { Question = Form.Question ?? T["requests.ask-back.your-question"] }, Cancellation);
        return true;
    }
}
