using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Open;

[Authorize(Policy = Role.Administrator)]
internal sealed class OpenInstitutionModel(OpenInstitution open) : RoomPage
{
    [BindProperty]
    public OpenInstitutionForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Kinds => [new("", ""), .. Facility.InstitutionKinds.Select(kind => new SelectListItem(kind.Names.ToString(), kind.Code))];

    public IEnumerable<SelectListItem> CountryChoice => [new(T["directory.institution.international"], ""), .. Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2))];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var opened = await open.Run(Form, await Occasion(), Cancellation);
        if (opened.Problem is { } problem) return Show(problem);
        Said = T["directory.institution.opened", Form.Names.AsText().ToString()];
        return To($"/offices/open?institution={opened.Value}");
    }
}
