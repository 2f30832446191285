using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Appraise;

/// <summary>The assessments beside each other, and what came of comparing them.</summary>
[Authorize]
internal sealed class ConsensusModel(ReadPaper read, RecordConsensus record, AskThird third, AssignAppraisers assign) : PaperPageModel(read)
{
    [BindProperty]
    public ConsensusForm Form { get; set; } = new();

    [BindProperty]
    public ThirdForm Third { get; set; } = new();

    /// <summary>Who could be asked as a third; empty when the appraisers are not so far apart.</summary>
    public IReadOnlyList<SelectListItem> Thirds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Values => Scale;

    /// <summary>Somebody asked later has not handed in.</summary>
    public bool Outstanding => Paper.Appraisers.Any(appraiser => appraiser.InAt is null);

    public bool MayRecord => Paper.Matrix.Count > 0 && !Outstanding && Paper.MayDo(RequestAct.RecordConsensus);

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

    public async Task<IActionResult> OnPostThird()
    {
        if (!await Ready()) return NotFound();
        var asked = await third.Run(Reference, Third, await Occasion(), Cancellation);
        if (asked.Problem is { } problem) return Show(problem, nameof(Third));
        Said = T["requests.third.said"];
        return To($"/requests/{Reference}/consensus");
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !Paper.Inside && Paper.Matrix.Count == 0) return false;
        Form.Criteria = [.. Paper.Matrix.Select(row => Form.Criteria.FirstOrDefault(agreed => agreed.Criterion == row.Criterion.Id) ?? new AgreedForm { Criterion = row.Criterion.Id })];
        if (Paper.MayAskThird)
            Thirds = [.. (await assign.Choices(Paper.Request, Cancellation)).Where(office => Paper.Request.Assessments.All(assessment => assessment.Office != office.Id)).Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()))];
        return true;
    }
}
