using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Initiatives;

/// <summary>One initiative to change, or a new one to enter.</summary>
[Authorize(Policy = Role.Officer)]
internal sealed class InitiativeModel(BrowseInitiatives browse, KeepInitiative keep) : RoomPage
{
    private const string entering = "new";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = entering;

    [BindProperty]
    public InitiativeForm Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsNew => Reference == entering;

    public async Task<IActionResult> OnGet()
    {
        if (IsNew) return Page();
        if (await browse.Find(Reference, await Viewer(), Cancellation) is not { } found) return NotFound();
        Form = InitiativeForm.Of(found);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var kept = IsNew ? await keep.Enter(Form, await Occasion(), Cancellation) : await keep.Change(Reference, Form, await Occasion(), Cancellation);
        if (kept.Problem is { } problem) return Show(problem);
        Said = T["directory.initiative.said", kept.Value];
        return To("/initiatives");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (await browse.Find(Reference, await Viewer(), Cancellation) is not { } found) return NotFound();
        var removed = await keep.Remove(Reference, Reason, await Occasion(), Cancellation);
        if (removed.Problem is { } problem)
        {
            Form = InitiativeForm.Of(found);
            return Show(problem, "");
        }
        Said = T["directory.initiative.said-removed", Reference];
        return To("/initiatives");
    }
}
