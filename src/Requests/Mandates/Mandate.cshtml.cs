using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Requests.Browse;
using Passerelle.Requests.SignOff;

namespace Passerelle.Requests.Mandates;

[Authorize]
internal sealed class MandateModel(ViewRequest view, ChangeMandate change) : RequestPageModel(view)
{
    internal sealed class Input
    {
        public string? MandateHolder { get; set; }

        public MandateInput Mandate { get; set; } = new();
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Party Mine => View.Mine!;

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form = new() { MandateHolder = Mine.MandateHolder, Mandate = MandateInput.Of(View.Request, Mine) };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var changed = await change.Run(Reference, Mine.Office, Form.MandateHolder, Form.Mandate.Form, await Occasion(), Cancellation);
        if (changed.Problem is { } problem) return Show(problem);
        Said = T["requests.mandate.said"];
        return ToCase();
    }

    private async Task<bool> Ready() => await Load() && View.Mine is not null && ChangeMandate.IsOpen(View.Request);
}
