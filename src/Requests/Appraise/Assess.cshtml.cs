using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Form;

namespace Passerelle.Requests.Appraise;

/// <summary>The appraiser's desk: the request beside the criteria. Kept as it is typed, handed in when it is complete.</summary>
[Authorize]
internal sealed class AssessModel(ReadPaper read, SaveAssessment save, HandInAssessment handIn, DeclareInterest declare, QuestionOptions options) : PaperPageModel(read)
{
    [BindProperty]
    public AssessmentForm Form { get; set; } = new();

    public Assessment Mine { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public QuestionOptions Options => options;

    public IReadOnlyList<LetterDraft> Letters { get; private set; } = [];

    /// <summary>What a colleague of the same office wrote meanwhile, where it differs from what was typed here.</summary>
    public IReadOnlyList<(Criterion Criterion, Score Theirs)> Meanwhile { get; private set; } = [];

    /// <summary>The office's own conflicts of interest that keep it from handing in.</summary>
    public IEnumerable<Conflict> Standing => Paper.Conflicts.Where(conflict => conflict.Office == Mine.Office && conflict.Blocks);

    public IEnumerable<SelectListItem> Meanings(Criterion criterion) =>
        criterion.Scores.Select(meaning => new SelectListItem($"{meaning.Score} – {meaning.Guidance}", $"{meaning.Score}"));

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form = AssessmentForm.Of(Mine, Set);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var handed = await handIn.Run(Reference, Form, await Occasion(), Cancellation);
        if (handed.Problem is { } problem) return await Again(problem);
        Said = T["requests.appraise.said-in"];
        return To($"/requests/{Reference}/assessment");
    }

    public async Task<IActionResult> OnPostSave()
    {
        if (!await Ready()) return NotFound();
        var kept = await save.Run(Reference, Form, await Occasion(), Cancellation);
        if (kept.Problem is { } problem) return await Again(problem);
        Said = kept.Value.Findings.Count == 0 ? T["requests.appraise.said-complete"] : T.Count("requests.appraise.said-saved", kept.Value.Findings.Count);
        return To($"/requests/{Reference}/assessment");
    }

    /// <summary>Asked before the criteria are shown.</summary>
    public async Task<IActionResult> OnPostDeclare([Bind(Prefix = "Form")] DeclarationForm declaration)
    {
        if (!await Ready()) return NotFound();
        declaration.Office = Mine.Office.Value;
        var declared = await declare.Run(Reference, declaration, await Occasion(), Cancellation);
        if (declared.Problem is { } problem) return Show(problem);
        Said = T["requests.declare.said"];
        return To($"/requests/{Reference}/assessment");
    }

    /// <summary>The draft as it is typed; answered without a page.</summary>
    public async Task<IActionResult> OnPostDraft() =>
        (await save.Run(Reference, Form, await Occasion(), Cancellation)).Problem is { } problem ? StatusCode(problem.StatusCode()) : new NoContentResult();

    private async Task<IActionResult> Again(Problem problem)
    {
        if (problem.Kind == ProblemKind.Conflict && !Mine.IsIn)
        {
            var form = Form;
            if (!await Ready()) return NotFound();
            Meanwhile = [.. Set.Criteria.Select(criterion => (Criterion: criterion, Theirs: Mine.ScoreOn(criterion.Id))).Where(each => form.On(each.Criterion.Id) is { } typed && typed != each.Theirs)];
            // Having seen both, the writer saves over it knowingly.
            Form.Version = Mine.Version;
            ModelState.Remove($"{nameof(Form)}.{nameof(Form.Version)}");
        }
        return Show(problem);
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || Paper.MyAssessment is not { } mine || Paper.Criteria is null) return false;
        Mine = mine;
        Set = Criteria.Of(mine.CriteriaSet);
        // Every criterion has its place on the page, whatever the browser sent.
        Form.Scores = [.. Set.Criteria.Select(criterion => Form.Scores.FirstOrDefault(score => score.Criterion == criterion.Id) ?? new ScoreForm { Criterion = criterion.Id })];
        if (!mine.IsIn) Letters = await handIn.Letters(Paper.Request, mine, Cancellation);
        return true;
    }
}
