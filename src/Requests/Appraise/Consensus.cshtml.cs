using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Appraise;

/// <summary>The assessments beside each other, and what came of comparing them.</summary>
[Authorize]
internal sealed class ConsensusModel(ReadPaper read, RecordConsensus record) : PaperPageModel(read)
{
    [BindProperty]
    public ConsensusForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Values => Scale;

    public bool MayRecord => Paper.Matrix.Count > 0 && Paper.MayDo(RequestAct.RecordConsensus);

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        foreach (var row in Paper.Matrix) Form.Criteria.First(agreed => agreed.Criterion == row.Criterion.Id).Value = row.Common;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var recorded = await record.Run(Reference, Form, await Occasion(), Cancellation);
        if (recorded.Problem is { } problem) return Show(problem);
        Said = T["requests.appraise.said-consensus"];
        return ToCase();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside && Paper.Matrix.Count == 0) return false;
        Form.Criteria = [.. Paper.Matrix.Select(row => Form.Criteria.FirstOrDefault(agreed => agreed.Criterion == row.Criterion.Id) ?? new AgreedForm { Criterion = row.Criterion.Id })];
        return true;
    }
}
