using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>The facility's own words beside the thesaurus, one form for a new one or the one chosen.</summary>
[Authorize]
internal sealed class GlossaryModel(LibraryDb db, KeepTerm keep) : RoomPage
{
    [BindProperty]
    public GlossaryForm Form { get; set; } = new();

    public IReadOnlyList<GlossaryTerm> Terms { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid? id)
    {
        if (!await Load()) return NotFound();
        if (id is { } sought)
        {
            if (Terms.FirstOrDefault(term => term.Id == new GlossaryTermId(sought)) is not { } term) return NotFound();
            Form = GlossaryForm.Of(term);
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if ((await keep.Run(Form, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["library.glossary.said"];
        return To("/translations/glossary");
    }

    private async Task<bool> Load()
    {
        var viewer = await Viewer();
        if (!viewer.Has(Role.Editor) && !viewer.Has(Role.Publisher)) return false;
        Terms = [.. (await db.GlossaryTerms.AsNoTracking().OrderBy(term => term.Id).ToListAsync(Cancellation)).OrderBy(term => term.Retired).ThenBy(term => term.Words.Best(Lang), StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }
}
