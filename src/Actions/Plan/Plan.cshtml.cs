using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Browse;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Plan;

[Authorize]
internal sealed class PlanModel(PlanActivities plan, ViewAction view) : RoomPage
{
    private const int Spare = 2;

    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public bool Started { get; private set; }

    public async Task<IActionResult> OnGet(string reference, [FromQuery(Name = "in")] string? language)
    {
        if (!await Load(reference)) return NotFound();
        Form = PlanForm.Of(Action, Language.Knows(language) ? language! : Action.Title.BestLanguage(Lang));
        return Ready();
    }

    public async Task<IActionResult> OnPost(string reference)
    {
        if (!await Load(reference)) return NotFound();
        var planned = await plan.Run(reference, Form, await Occasion(), Cancellation);
        if (planned.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict)
            {
                Form.Version = Action.Version;
                ModelState.Remove("Form.Version");
            }
            Ready();
            return Show(problem);
        }
        Said = T["actions.plan.said"];
        return To($"/actions/{reference}");
    }

    public IEnumerable<SelectListItem> Types => Vocabulary.ActivityTypes.Options().Or("");

    public IEnumerable<SelectListItem> Places { get; private set; } = [];

    public Activity? Known(ActivityForm line) => line.Id is { } id ? Action.Activities.Find(activity => activity.Id.Value == id) : null;

    /// <summary>Adds empty lines to write in: without scripts, a new activity needs somewhere to stand.</summary>
    private IActionResult Ready()
    {
        Places = [.. Vocabulary.Countries.Sorted().Or("")];
        while (Form.Activities.Count(line => line.IsBlank) < Spare && Form.Activities.Count < Passerelle.Actions.Action.MaxActivities) Form.Activities.Add(new());
        return Page();
    }

    private async Task<bool> Load(string reference)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || !seen.Value.Offers.Any(offer => offer.Act == ActionAct.Plan)) return false;
        Action = seen.Value.Action;
        Started = Action.Status is not (Public.ActionStatus.InFormulation or Public.ActionStatus.Agreed);
        return true;
    }
}
