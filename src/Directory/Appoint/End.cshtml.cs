using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Browse;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Appoint;

[Authorize(Policy = Role.Administrator)]
internal sealed class EndModel(EndMandate end, BrowseOffices browse, DirectoryDb db) : RoomPage
{
    [BindProperty]
    public EndMandateForm Form { get; set; } = new();

    public MandateRow Mandate { get; private set; } = null!;

    public MandateAct Act => Mandate.Standing == "coming" ? MandateAct.Withdraw : MandateAct.End;

    public async Task<IActionResult> OnGet(Guid id)
    {
        Form.LastDay = (await Occasion()).Today;
        return await Load(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Load(id)) return NotFound();
        Form.Mandate = new(id);
        var ended = await end.Run(Form, await Occasion(), Cancellation);
        if (ended.Problem is { } problem) return Show(problem);
        Said = T[$"directory.mandate.{Act.Kebab()}.done"];
        return To($"/offices/{ended.Value}");
    }

    private async Task<bool> Load(Guid id)
    {
        var mandate = new MandateId(id);
        if ((await browse.Mandates(db.Mandates.Where(each => each.Id == mandate), await Occasion(), Cancellation)).SingleOrDefault() is not { } row) return false;
        Mandate = row;
        return true;
    }
}
