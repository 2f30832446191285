using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Appraise;

/// <summary>Who appraises: chosen, then shown with the letters they will get, then asked.</summary>
[Authorize(Policy = Role.Officer)]
internal sealed class AppraisersModel(ReadPaper read, AssignAppraisers assign) : PaperPageModel(read)
{
    [BindProperty]
    public AppraisersForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>Set once the choice has been looked over; the button then does it.</summary>
    public Assignment? Prepared { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.Offices = [.. Paper.Appraisers.Select(appraiser => appraiser.Office.Id.Value)];
        return Page();
    }

    public async Task<IActionResult> OnPostPreview()
    {
        if (!await Ready()) return NotFound();
        var prepared = await assign.Prepare(Reference, Form, await Occasion(), Cancellation);
        if (prepared.Problem is { } problem) return Show(problem);
        Prepared = prepared.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var assigned = await assign.Run(Reference, Form, await Occasion(), Cancellation);
        if (assigned.Problem is { } problem) return Show(problem);
        Said = T["requests.appraise.said-assigned"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside) return false;
        Choices = [.. (await assign.Choices(Paper.Request, Cancellation)).Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()))];
        return true;
    }
}
