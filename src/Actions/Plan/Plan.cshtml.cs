using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Browse;
using Passerelle.Actions.Budget;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Plan;

/// <summary>The work plan as one form. Its buttons add a line, move one or reckon again without saving: what was typed comes back as it was.</summary>
[Authorize]
internal sealed class PlanModel(PlanActivities plan, ViewAction view) : RoomPage
{
    private const int Spare = 2;

    [BindProperty]
    public PlanForm Form { get; set; } = new();

    public Action Action { get; private set; } = null!;

    public bool Started { get; private set; }

    /// <summary>The plan as it stands, as picture and table.</summary>
    public PlanShown Shown { get; private set; } = null!;

    /// <summary>The plan as the form has it, with its cost and what it breaks.</summary>
    public PlanDraft Draft { get; private set; } = null!;

    public ActionBudget Budget => Draft.Budget;

    public async Task<IActionResult> OnGet(string reference, [FromQuery(Name = "in")] string? language)
    {
        if (!await Load(reference)) return NotFound();
        Form = PlanForm.Of(Action, language is not null && Language.Knows(language) ? language : Action.Title.BestLanguage(Lang));
        AddSpares();
        return await Ready(asking: false);
    }

    /// <param name="act"><c>add</c>, <c>recalculate</c>, or <c>earlier</c>, <c>later</c> or <c>drop</c> with the line's number; anything else saves.</param>
    public async Task<IActionResult> OnPost(string reference, [FromForm(Name = "Do")] string? act)
    {
        if (!await Load(reference)) return NotFound();
        // A number that cannot be read is said before anything moves: moving would lose it.
        if (!ModelState.IsValid)
        {
            await Ready(asking: false);
            return Show(Problem.Invalid("", "actions.form.unread"));
        }
        if (Arrange(act))
        {
            ModelState.Clear();
            return await Ready(asking: true);
        }
        var planned = await plan.Run(reference, Form, await Occasion(), Cancellation);
        if (planned.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict)
            {
                Form.Version = Action.Version;
                ModelState.Remove("Form.Version");
            }
            await Ready(asking: true);
            return Show(problem);
        }
        Said = T["actions.plan.said"];
        return To($"/actions/{reference}");
    }

    public IEnumerable<SelectListItem> Types => Vocabulary.ActivityTypes.Options().Or("");

    public IEnumerable<SelectListItem> Places { get; private set; } = [];

    public IEnumerable<SelectListItem> Tongues { get; private set; } = [];

    public Activity? Known(ActivityForm line) => line.Id is { } id ? Action.Activities.Find(activity => activity.Id.Value == id) : null;

    /// <summary>What a line is called on the page: as typed, else as it is known, else by its number.</summary>
    public string NameOf(int line) =>
        Form.Activities[line].Title is { } typed && typed.Trim() != "" ? typed : Known(Form.Activities[line])?.Title.ToString() ?? T["actions.plan.new", line + 1];

    /// <summary>The lines one may come after: all others.</summary>
    public IEnumerable<SelectListItem> Others(int line) =>
        Form.Activities.Index().Where(other => other.Index != line && !other.Item.IsBlank).Select(other => new SelectListItem($"{other.Index + 1}. {NameOf(other.Index)}", other.Item.Key)).Or("");

    /// <summary>Rules that a line breaks, each with the place in the form where its reason is written.</summary>
    public IEnumerable<(int Place, Breach Breach)> Asked(int line) => Beside(Form.Activities[line].Overrides, Draft.Asked(line));

    public IEnumerable<(int Place, Breach Breach)> AskedOfAll => Beside(Form.Overrides, Draft.Whole);

    private static IEnumerable<(int, Breach)> Beside(List<OverrideForm> overrides, IReadOnlyList<Breach> breaches) =>
        breaches.Select(breach => (overrides.FindIndex(given => given.Rule == breach.Rule), breach)).Where(pair => pair.Item1 >= 0);

    /// <summary>Whether a button that saves nothing was pressed, and what it asks is done.</summary>
    private bool Arrange(string? act)
    {
        var (word, number) = act?.Split('-') is [var first, var second] && int.TryParse(second, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? (first, parsed - 1) : (act, -1);
        var lines = Form.Activities;
        switch (word)
        {
            case "recalculate":
                return true;
            case "add":
                if (lines.Count < Passerelle.Actions.Action.MaxActivities) lines.Add(new());
                return true;
            case "earlier" when number > 0 && number < lines.Count:
                (lines[number - 1], lines[number]) = (lines[number], lines[number - 1]);
                return true;
            case "later" when number >= 0 && number < lines.Count - 1:
                (lines[number + 1], lines[number]) = (lines[number], lines[number + 1]);
                return true;
            case "drop" when number >= 0 && number < lines.Count && lines[number].Id is null:
                lines.RemoveAt(number);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Without scripts, a new activity needs somewhere to stand.</summary>
    private void AddSpares()
    {
        while (Form.Activities.Count(line => line.IsBlank) < Spare && Form.Activities.Count < Passerelle.Actions.Action.MaxActivities) Form.Activities.Add(new());
    }

    /// <param name="asking">Whether the reasons for broken rules are asked for: not before anything was sent.</param>
    private async Task<IActionResult> Ready(bool asking)
    {
        Places = [.. Vocabulary.Countries.Sorted().Or("")];
        Tongues = [.. Vocabulary.Tongues.Options()];
        var keys = Form.Activities.Select(line => line.Key).ToHashSet();
        foreach (var line in Form.Activities.Where(line => string.IsNullOrEmpty(line.Key)))
            line.Key = line.Id?.ToString() ?? Enumerable.Range(1, Form.Activities.Count + 1).Select(number => $"new-{number}").First(keys.Add);
        Draft = PlanDraft.Of(Action, Form, await Occasion());
        // The lists of reasons are those the rules ask for now, no more: what stands in the form has no gaps.
        foreach (var (place, line) in Form.Activities.Index()) line.Overrides = Asking(line.Overrides, asking ? Draft.Asked(place) : [], $"Form.Activities[{place}].Overrides");
        Form.Overrides = Asking(Form.Overrides, asking ? Draft.Whole : [], "Form.Overrides");
        return Page();
    }

    private List<OverrideForm> Asking(List<OverrideForm> given, IReadOnlyList<Breach> breaches, string field)
    {
        List<OverrideForm> asked = [.. breaches.Select(breach => given.Find(each => each.Rule == breach.Rule) ?? new() { Rule = breach.Rule })];
        if (!asked.Select(each => each.Rule).SequenceEqual(given.Select(each => each.Rule)))
            foreach (var key in ModelState.Keys.Where(key => key.StartsWith(field, StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        return asked;
    }

    private async Task<bool> Load(string reference)
    {
        var seen = await view.Run(reference, await Viewer(), Cancellation);
        if (seen.Problem is not null || !seen.Value.Offers.Any(offer => offer.Act == ActionAct.Plan)) return false;
        Action = seen.Value.Action;
        Shown = PlanShown.Of(seen.Value, (await Occasion()).Today);
        Started = Action.Status is not (Public.ActionStatus.InFormulation or Public.ActionStatus.Agreed);
        return true;
    }
}
