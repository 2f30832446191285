using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Concepts;

/// <summary>One concept to change, or a new one to add.</summary>
[Authorize]
internal sealed class EditConceptModel(ChangeConcept change, ThesaurusKeeper keeper) : RoomPage
{
    private const string adding = "new";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = adding;

    [BindProperty]
    public ConceptForm Form { get; set; } = new();

    public bool IsNew => Id == adding;

    public async Task<IActionResult> OnGet()
    {
        await keeper.Look(Cancellation);
        if (ChangeConcept.Refuse(await Viewer()) is not null) return NotFound();
        if (IsNew) return Page();
        if (Thesaurus.Find(Id) is not { } concept) return NotFound();
        Form = ConceptForm.Of(concept);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!IsNew) Form.Id = Id;
        // Whatever was not sent is shown again as empty.
        foreach (var language in Language.All) Form.Labels.TryAdd(language, null);
        var changed = await change.Run(Form, IsNew, await Occasion(), Cancellation);
        if (changed.Problem is { } problem) return Show(problem);
        Said = T["directory.concept.said"];
        return To($"/thesaurus/{changed.Value}");
    }
}
