using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Passerelle.Actions.Budget;
using Passerelle.Actions.Plan;
using Passerelle.Platform.Web;

namespace Passerelle.Actions.Browse;

[AllowAnonymous, OutputCache(PolicyName = PublicCache.Name)]
internal sealed partial class ShowModel(ViewAction view) : RoomPage
{
    public ActionView View { get; private set; } = null!;

    public Action Action => View.Action;

    public PlanShown Plan { get; private set; } = null!;

    /// <summary>What the plan costs; null for anybody outside the team.</summary>
    public ActionBudget? Cost => View.Team && Action.Activities.Count > 0 ? ActionBudget.Of(Action) : null;

    /// <summary>What an ambiguous old number may mean; null on the page of one Action.</summary>
    public IReadOnlyList<OldMatch>? Choices { get; private set; }

    public string Asked { get; private set; } = "";

    public async Task<IActionResult> OnGet(string reference)
    {
        var viewer = await Viewer();
        if (!Permanent().IsMatch(reference)) return await Old(reference, viewer);
        var seen = await view.Run(reference, viewer, Cancellation);
        if (seen.Problem is not null) return NotFound();
        View = seen.Value;
        Plan = PlanShown.Of(View, (await Occasion()).Today);
        return Page();
    }

    private async Task<IActionResult> Old(string address, Viewer viewer)
    {
        var matches = await view.At(address, viewer, Cancellation);
        if (matches.Count == 0) return NotFound();
        if (matches is [var only]) return LocalRedirectPermanent($"/{Lang}/actions/{only.Reference}");
        (Choices, Asked) = (matches, address);
        Response.StatusCode = StatusCodes.Status300MultipleChoices;
        return Page();
    }

    /// <summary>Where it was carried out: the places of the plan, else its countries.</summary>
    public string DeliveredIn()
    {
        var held = Action.Activities.Where(activity => activity.Actual is not null && !(activity.Place.IsEmpty && activity.Country is null)).ToList();
        var places = held.Select(activity => activity.Place.IsEmpty ? Vocabulary.Countries.Name(activity.Country!) : activity.Place.ToString()).Distinct();
        return held.Count > 0 ? string.Join(", ", places) : ActionWords.Places(Action.Countries, Action.Groups);
    }

    public IEnumerable<(string Key, LocalizedText Text)> Texts =>
        new[] { ("context", Action.Context), ("concept", Action.Concept), ("objectives", Action.Objectives), ("results", Action.Results) }.Where(text => !text.Item2.IsEmpty);

    public static string ActPage(ActionAct act) => act switch
    {
        ActionAct.Edit => "edit",
        ActionAct.Plan or ActionAct.Deliver => "plan",
        ActionAct.Close => "close",
        ActionAct.WriteAgreement or ActionAct.SignAgreement => "agreement",
        ActionAct.Score => "criteria",
        _ => $"acts/{act.Kebab()}",
    };

    [GeneratedRegex(@"^ACT-\d{4}-\d{4,}$")]
    private static partial Regex Permanent();
}
