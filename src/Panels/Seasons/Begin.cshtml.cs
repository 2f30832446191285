using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Seasons;

/// <summary>Chooses the open panels that are to be composed together, and finds seasons of before.</summary>
[Authorize]
internal sealed class BeginModel(BeginSeason begin, ViewSeason view) : RoomPage
{
    [BindProperty]
    public BeginForm Form { get; set; } = new();

    public IReadOnlyList<(Panel Panel, ActivitySummary? Activity)> Open { get; private set; } = [];

    public IReadOnlyList<Season> Seasons { get; private set; } = [];

    public bool MayBegin { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        Form = new() { Panels = [.. Open.Where(each => each.Activity?.Planned is not null).Select(each => each.Panel.Reference)], Seconds = $"{BeginForm.UsualSeconds}", Fairness = $"{BeginForm.UsualFairness}" };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        var begun = await begin.Run(Form, await Occasion(), Cancellation);
        return begun.Problem is { } problem ? Show(problem) : To($"/panels/season/{begun.Value}");
    }

    /// <summary>A panel with its activity and its days: those without a date cannot be composed, and are not offered.</summary>
    public IEnumerable<SelectListItem> Choices => Open.Where(each => each.Activity?.Planned is not null).Select(each =>
        new SelectListItem(T["panels.season.choice", each.Panel.Reference, each.Activity?.Title.ToString() ?? "", each.Activity?.Planned?.Words(Platform.Texts.Language.Culture(Lang)) ?? "", T.Status(each.Panel.Status)].Value, each.Panel.Reference));

    public int Undated => Open.Count(each => each.Activity?.Planned is null);

    public IEnumerable<SelectListItem> Times => BeginForm.Times.Select(seconds => new SelectListItem(T.Count("panels.season.seconds-of", seconds).Value, $"{seconds}"));

    public IEnumerable<SelectListItem> Weights => Enumerable.Range(0, BeginForm.MostFairness + 1).Select(weight => new SelectListItem(T.Number(weight), $"{weight}"));

    private async Task<bool> Load()
    {
        var viewer = await Viewer();
        if (!Panel.Opens(viewer)) return false;
        (Open, Seasons, MayBegin) = (await view.Open(viewer, Cancellation), await view.All(viewer, Cancellation), viewer.Has(Role.Officer));
        return true;
    }
}
