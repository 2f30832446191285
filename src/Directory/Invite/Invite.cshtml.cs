using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Invite;

[Authorize(Policy = Role.Administrator)]
internal sealed class InviteModel(InviteAccount invite, OfficesDesk offices) : RoomPage
{
    [BindProperty]
    public InviteAccountForm Form { get; set; } = new();

    public OfficeCard Office { get; private set; } = null!;

    public IEnumerable<SelectListItem> Languages => [new("", ""), .. Language.All.Select(code => new SelectListItem(Language.OwnName(code), code))];

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form.Language = Office.Language;
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form.Office = reference;
        var invited = await invite.Run(Form, await Occasion(), Cancellation);
        if (invited.Problem is { } problem) return Show(problem);
        Said = T["directory.invite.done", Form.Name.Trim(), Form.Email.Trim()];
        return To($"/offices/{reference}/appoint");
    }

    private async Task<bool> Load(string reference)
    {
        if (await offices.Find(reference, Cancellation) is not { } office) return false;
        Office = office;
        return true;
    }
}
