using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Programmes;

/// <summary>What an office runs itself.</summary>
[Authorize]
internal sealed class ProgrammesModel(StateProgramme state) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public ProgrammeForm Form { get; set; } = new();

    public ProgrammePage Shown { get; private set; } = null!;

    public IEnumerable<SelectListItem> CountryChoices => Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2));

    public IEnumerable<SelectListItem> AreaChoices => Facility.Areas.Select(area => new SelectListItem(area.Names.ToString(), area.Code));

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if ((await state.Run(Reference, Form, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["directory.programme.saved"];
        return To($"/offices/{Reference}/programmes");
    }

    public async Task<IActionResult> OnPostRemove(Guid id)
    {
        if (!await Load()) return NotFound();
        if ((await state.Remove(Reference, id, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Said = T["directory.programme.removed"];
        return To($"/offices/{Reference}/programmes");
    }

    private async Task<bool> Load()
    {
        var found = await state.Of(Reference, await Viewer(), Cancellation);
        if (found.Problem is not null) return false;
        Shown = found.Value;
        return true;
    }
}
