using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Open;

[Authorize(Policy = Role.Administrator)]
internal sealed class OpenOfficeModel(OpenOffice open, DirectoryDb db) : RoomPage
{
    [BindProperty]
    public OpenOfficeForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Institutions { get; private set; } = [];

    public IEnumerable<SelectListItem> Languages => [new("", ""), .. Language.All.Select(code => new SelectListItem(Language.OwnName(code), code))];

    public IEnumerable<SelectListItem> Roles => Role.All.Select(role => new SelectListItem($"{T[$"directory.role.{role}"].Value} – {T[$"directory.role.{role}.may"].Value}", role));

    public async Task OnGet(string? institution)
    {
        Form.Institution = institution ?? "";
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        var opened = await open.Run(Form, await Occasion(), Cancellation);
        if (opened.Problem is { } problem)
        {
            await Load();
            return Show(problem);
        }
        Said = T["directory.office.opened"];
        return To($"/offices/{opened.Value.Reference}");
    }

    private async Task Load()
    {
        var institutions = await db.Institutions.AsNoTracking().ToListAsync(Cancellation);
        Institutions = [new("", ""), .. institutions.Select(each => new SelectListItem(each.Name.ToString(), each.Reference)).OrderBy(item => item.Text)];
    }
}
