using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;

namespace Passerelle.Requests.Appraise;

/// <summary>Who appraises: chosen, then shown with the letters they will get, then asked.</summary>
[Authorize(Policy = Role.Officer)]
internal sealed class AppraisersModel(ReadPaper read, AssignAppraisers assign, DeriveConflicts derive) : PaperPageModel(read)
{
    [BindProperty]
    public AppraisersForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>What the directory knows against each candidate, before anybody is chosen.</summary>
    public IReadOnlyList<(OfficeCard Office, IReadOnlyList<Derived> Conflicts)> Candidates { get; private set; } = [];

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
        var offices = await assign.Choices(Paper.Request, Cancellation);
        var known = (await derive.For(Paper.Request, [.. offices.Select(office => office.Id)], (await Occasion()).Today, Cancellation)).ToLookup(derived => derived.Office);
        Candidates = [.. offices.Select(office => (office, (IReadOnlyList<Derived>)[.. known[office.Id]]))];
        Choices = [.. Candidates.Select(each => new SelectListItem(Named(each.Office, each.Conflicts), each.Office.Id.Value.ToString()))];
        return true;
    }

    private string Named(OfficeCard office, IReadOnlyList<Derived> conflicts) => conflicts.Count == 0 ? office.Title
        : T["requests.conflict.candidate", office.Title, string.Join(" · ", conflicts.Select(conflict => T[$"requests.conflict.basis.{conflict.Basis.Kebab()}"].Value))].Value;
}
