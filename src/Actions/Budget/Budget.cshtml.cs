using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Plan;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Budget;

/// <summary>What the plan costs, line by line, and the one form by which a line is set by hand.</summary>
[Authorize]
internal sealed class BudgetModel(CorrectBudget correct, ViewAction view) : RoomPage
{
    [BindProperty]
    public CorrectionForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public ActionBudget Budget { get; private set; } = null!;

    public bool MayCorrect { get; private set; }

    public decimal? Ceiling => Rates.CeilingOf(null, Budget.Day);

    public IEnumerable<SelectListItem> Lines => Budget.Lines.Select(line => new SelectListItem($"{TitleOf(line)} · {ItemOf(line)} · {RateOf(line)}", line.Key)).Prepend(new("", ""));

    public async Task<IActionResult> OnGet(string reference)
    {
        if (!await Load(reference)) return NotFound();
        Form = new() { Language = Action.Title.BestLanguage(Lang), Version = Action.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        if (!ModelState.IsValid) return Show(Problem.Invalid("", "actions.form.unread"));
        var corrected = await correct.Run(reference, Form, await Occasion(), Cancellation);
        if (corrected.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict)
            {
                Form.Version = Action.Version;
                ModelState.Remove("Form.Version");
            }
            // A ceiling is passed: its reason is asked for.
            foreach (var rule in (string[])[PlanRules.MaxCost, PlanRules.MaxTotal])
                if (problem.Findings.Any(finding => finding.Key == "actions.plan.breach") && !Form.Overrides.Exists(given => given.Rule == rule)) Form.Overrides.Add(new() { Rule = rule });
            return Show(problem);
        }
        Said = T["actions.budget.said"];
        return To($"/actions/{reference}/budget");
    }

    public string TitleOf(BudgetLine line)
    {
        var activity = Action.Activities.First(activity => activity.Id == line.Activity);
        return $"{activity.Position}. {activity.Title}";
    }

    public static string ItemOf(BudgetLine line) => Facility.CostItems.First(item => item.Code == line.Item).Names.ToString();

    public string RateOf(BudgetLine line) => T[$"actions.budget.rate-of.{line.Rate}"];

    public static string PayerOf(string payer) => Facility.Payers.First(each => each.Code == payer).Names.ToString();

    private async Task<bool> Load(string reference)
    {
        var viewer = await Viewer();
        var seen = await view.Run(reference, viewer, Cancellation);
        if (seen.Problem is not null || !seen.Value.Team) return false;
        Action = seen.Value.Action;
        Budget = ActionBudget.Of(Action);
        MayCorrect = seen.Value.Offers.Any(offer => offer.Act == ActionAct.Plan);
        return true;
    }
}
