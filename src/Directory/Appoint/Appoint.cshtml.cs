using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Appoint;

[Authorize(Policy = Role.Administrator)]
internal sealed class AppointModel(GiveMandate give, OfficesDesk offices, DirectoryDb db) : RoomPage
{
    [BindProperty]
    public GiveMandateForm Form { get; set; } = new();

    public OfficeCard Office { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IEnumerable<SelectListItem> Capacities => Enum.GetValues<Capacity>().Select(capacity => new SelectListItem($"{T[$"directory.capacity.{capacity.Kebab()}"].Value} – {T[$"directory.capacity.{capacity.Kebab()}.means"].Value}", capacity.ToString()));

    public async Task<IActionResult> OnGet(string reference)
    {
        Form.From = (await Occasion()).Today;
        return await Load(reference) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form.Office = reference;
        var given = await give.Run(Form, await Occasion(), Cancellation);
        if (given.Problem is { } problem) return Show(problem);
        Said = T["directory.mandate.given"];
        return To($"/offices/{reference}");
    }

    private async Task<bool> Load(string reference)
    {
        if (await offices.Find(reference, Cancellation) is not { } office) return false;
        Office = office;
        People = [new("", ""), .. await db.Accounts.AsNoTracking().OrderBy(account => account.Name).Select(account => new SelectListItem($"{account.Name} ({account.Email})", account.Reference)).ToListAsync(Cancellation)];
        return true;
    }
}
