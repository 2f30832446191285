using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Score;

/// <summary>The criteria at request, formulation and closing beside each other; an officer scores where the Action stands now.</summary>
[Authorize]
internal sealed class CriteriaModel(ScoreAction score, ViewAction view) : RoomPage
{
    [BindProperty]
    public ScoringForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public ScoreSheet Sheet { get; private set; } = null!;

    /// <summary>The moment that may be scored now by who looks; null when none.</summary>
    public ScoringMoment? Moment { get; private set; }

    public IEnumerable<SelectListItem> Values =>
        Enumerable.Range(Sheet.Set.Scale.Min, Sheet.Set.Scale.Max - Sheet.Set.Scale.Min + 1).Select(value => new SelectListItem($"{value}", $"{value}")).Prepend(new("", ""));

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var language = Action.Title.BestLanguage(Lang);
        Form = new()
        {
            Language = language, Version = Action.Version,
            Criteria = [.. Sheet.Set.Criteria.Select(criterion => (criterion, Given: Moment is { } moment ? Action.ScoredAt(moment)?.At(criterion.Id) : null))
                .Select(each => new CriterionForm { Criterion = each.criterion.Id, Value = each.Given?.Value, Justification = each.Given?.Justification.Best(language) })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        // The lines of the page are the set's, in its order, whatever came back.
        Form.Criteria = [.. Sheet.Set.Criteria.Select(criterion => Form.Criteria.Find(given => given.Criterion == criterion.Id) ?? new() { Criterion = criterion.Id })];
        var scored = await score.Run(reference, Form, await Occasion(), Cancellation);
        if (scored.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict)
            {
                Form.Version = Action.Version;
                ModelState.Remove("Form.Version");
            }
            return Show(problem);
        }
        Said = T["actions.score.said"];
        return To($"/actions/{reference}/criteria");
    }

    private async Task<bool> Load(string reference)
    {
        var occasion = await Occasion();
        var seen = await view.Run(reference, occasion.By, Cancellation);
        if (seen.Problem is not null) return false;
        Action = seen.Value.Action;
        var sheet = await score.Read(Action, occasion, Cancellation);
        if (sheet.Problem is not null) return false;
        Sheet = sheet.Value;
        Moment = seen.Value.Offers.Any(offer => offer.Act == ActionAct.Score) ? ScoreAction.MomentOf(Action) : null;
        return true;
    }
}
