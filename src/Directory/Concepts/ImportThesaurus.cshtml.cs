using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <summary>A thesaurus as SKOS, pasted in; what it would change can be looked at first.</summary>
[Authorize]
internal sealed class ImportThesaurusModel(ImportConcepts import) : RoomPage
{
    [BindProperty]
    public string? Skos { get; set; }

    [BindProperty]
    public bool DryRun { get; set; } = true;

    [BindProperty]
    public string? Reason { get; set; }

    public ConceptReport? Report { get; private set; }

    public async Task<IActionResult> OnGet() => ChangeConcept.Refuse(await Viewer()) is null ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var imported = await import.Run(new(Skos, DryRun, Reason), await Occasion(), Cancellation);
        if (imported.Problem is { } problem) return Show(problem, "");
        Report = imported.Value;
        return Page();
    }
}
