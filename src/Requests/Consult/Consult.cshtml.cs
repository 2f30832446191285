using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Consult;

/// <summary>Which services are asked what: written, then shown as the letters they will get, then sent.</summary>
[Authorize]
internal sealed class ConsultModel(ReadPaper read, ConsultServices consult) : PaperPageModel(read)
{
    private const int Lines = 4;

    [BindProperty]
    public ConsultForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    /// <summary>Set once the questions have been looked over; the button then sends them.</summary>
    public Round? Prepared { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPostPreview()
    {
        if (!await Ready()) return NotFound();
        var prepared = await consult.Prepare(Reference, Form, await Occasion(), Cancellation);
        if (prepared.Problem is { } problem) return Show(problem);
        Prepared = prepared.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostChange() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var asked = await consult.Run(Reference, Form, await Occasion(), Cancellation);
        if (asked.Problem is { } problem) return Show(problem);
        Said = T["requests.consult.said-asked"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside || !(Paper.MayDo(RequestAct.Consult) || Paper.Viewer.Has(Role.Officer))) return false;
        Offices = [new("", ""), .. (await consult.Choices(Paper.Request, Cancellation)).Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()))];
        var occasion = await Occasion();
        var usual = WorkingDays.After(occasion.Today, Clocks.Days(Clocks.Opinion, occasion.By.Workflow), occasion.By.Workflow.Home, occasion.By.Workflow).To;
        while (Form.Services.Count < Lines) Form.Services.Add(new() { DueOn = usual });
        return true;
    }
}
