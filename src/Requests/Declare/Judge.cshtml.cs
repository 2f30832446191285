using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Declare;

/// <summary>One conflict of interest, and the office that answers for what is done about it.</summary>
[Authorize]
internal sealed class JudgeModel(ReadPaper read, JudgeConflict judge) : PaperPageModel(read)
{
    [BindProperty(SupportsGet = true, Name = "conflict")]
    public Guid Id { get; set; }

    [BindProperty]
    public JudgementForm Form { get; set; } = new();

    public Conflict Conflict { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Acts { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Ready() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        Form.Conflict = Id;
        var judged = await judge.Run(Reference, Form, await Occasion(), Cancellation);
        if (judged.Problem is { } problem) return Show(problem);
        Said = T["requests.judge.said"];
        return To($"/requests/{Reference}/conflicts");
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || Paper.Conflicts.FirstOrDefault(conflict => conflict.Id.Value == Id) is not { } conflict) return false;
        Conflict = conflict;
        Acts = [.. ConflictFlow.Table.Offers(conflict, Paper.Viewer).Select(offer => new SelectListItem(T[$"requests.conflict.act.{offer.Act.Kebab()}"], offer.Act.ToString()))];
        return Paper.Inside;
    }
}
