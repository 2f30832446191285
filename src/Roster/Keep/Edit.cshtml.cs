using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Passerelle.Platform.Web;
using Passerelle.Roster.Browse;

namespace Passerelle.Roster.Keep;

/// <summary>Changes an expert's record. It shows address and telephone number: opening it is written down as such.</summary>
[Authorize]
internal sealed class EditModel(OpenFile open, KeepExpert keep, IOptions<RosterOptions> options) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public ExpertForm Form { get; set; } = new();

    public ExpertFormShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ready() is { } elsewhere) return elsewhere;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var changed = await keep.Change(Reference, Form, await Occasion(), Cancellation);
        if (changed.Problem is { } problem)
        {
            var typed = Form;
            if (await Ready() is { } elsewhere) return elsewhere;
            // What was typed stays, in the lines in which it was typed.
            // After a lost race it is sent again for the record as it now stands.
            if (problem.Kind == ProblemKind.Conflict) typed.Version = Form.Version;
            (Form, Shown) = (typed, Shown with { Form = typed });
            return Show(problem);
        }
        Said = T["roster.form.said-changed"];
        return To($"/roster/{Reference}");
    }

    private async Task<IActionResult?> Ready()
    {
        var occasion = await Occasion();
        var opened = await open.Run(Reference, OpenFile.ToChange, contact: true, occasion, Cancellation);
        if (opened.Problem is not null || !opened.Value.MayChange) return NotFound();
        Form = ExpertFormShown.Spaced(ExpertForm.Of(opened.Value.Expert));
        Shown = new(Form, opened.Value.Fee, options.Value.KeepsGender, true);
        return null;
    }
}
