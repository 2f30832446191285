using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Declare;

/// <summary>Who said what about their interests, what was derived, and who answered for what. Never for the requesting side.</summary>
[Authorize]
internal sealed class ConflictsModel(ReadPaper read, DeclareInterest declare) : PaperPageModel(read)
{
    [BindProperty]
    public DeclarationForm Form { get; set; } = new();

    /// <summary>Offices of the viewer that are asked here.</summary>
    public IReadOnlyList<OfficeId> Mine { get; private set; } = [];

    public IEnumerable<SelectListItem> Offices => Mine.Select(office => new SelectListItem(Paper.NameOf(office), office.Value.ToString()));

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var declared = await declare.Run(Reference, Form, await Occasion(), Cancellation);
        if (declared.Problem is { } problem) return Show(problem);
        Said = T["requests.declare.said"];
        return To($"/requests/{Reference}/conflicts");
    }

    private async Task<bool> Ready()
    {
        if (!await Load()) return false;
        Mine = [.. DeclareInterest.Asked(Paper.Request, Paper.Viewer)];
        return Paper.Inside || Mine.Count > 0;
    }
}
