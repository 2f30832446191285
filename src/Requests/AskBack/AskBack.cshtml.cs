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

    public async Task<IActionResult> OnGet()
    {
        Form.DueOn = (await Occasion()).Today.AddDays(21);
        return await Ready() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var asked = await ask.Run(Reference, Form.Form, await Occasion(), Cancellation);
        if (asked.Problem is { } problem) return Show(problem);
        Said = T["requests.ask-back.said"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !View.Sees(RequestAct.AskBack)) return false;
        Letters = await ask.Letters(View.Request, Form.Form with { Question = Form.Question ?? T["requests.ask-back.your-question"] }, Cancellation);
        return true;
    }
}
