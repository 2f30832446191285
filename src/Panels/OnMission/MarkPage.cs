using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

/// <summary>What the two doors to a host's appraisal share: by account and by mailed link. The host reads who was there by the short profile alone.</summary>
internal abstract class MarkPage(ReportMission after, PanelsDb db, RosterDesk roster) : DoorPage
{
    [BindProperty]
    public MarkForm Form { get; set; } = new();

    public Mobilisation About { get; private set; } = null!;

    public MissionFile Mission { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IEnumerable<SelectListItem> Scores => Enumerable.Range(1, MissionMark.Best).Select(score => new SelectListItem(T[$"panels.score.{score}"], $"{score}"));

    protected override async Task<bool> Load(string reference, Occasion occasion)
    {
        if (await after.ForHost(reference, occasion.By, Cancellation) is not { } mission) return false;
        (Mission, About) = (mission, await db.Of(mission.Mobilisation, Cancellation));
        Name = (await roster.Profiles([mission.ExpertId], occasion.Today, Cancellation)).GetValueOrDefault(mission.ExpertId)?.Name ?? T["panels.news.an-expert"].Value;
        if (mission.OfExpert is not null) Closed = T["panels.after.marked"];
        return true;
    }

    protected override async Task<IActionResult> Answer(string reference, string act, Occasion occasion, OpenedLink? link)
    {
        var done = await after.MarkExpert(reference, Form, occasion, Cancellation, link);
        if (done.Problem is { } problem) return Show(problem);
        (Given, Closed) = (true, T["panels.after.said-mark"]);
        return Page();
    }
}
