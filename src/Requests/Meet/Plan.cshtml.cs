using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Meet;

/// <summary>What the form of a meeting offers.</summary>
internal interface IPlanPage
{
    MeetingForm Form { get; }

    IReadOnlyList<SelectListItem> Chairs { get; }

    IReadOnlyList<SelectListItem> Cases { get; }
}

[Authorize(Policy = Role.Officer)]
internal sealed class PlanModel(PlanMeeting plan, PlanOfMeeting plans, OfficesDesk offices) : RoomPage, IPlanPage
{
    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Chairs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Cases { get; private set; } = [];

    public Task OnGet() => Ready();

    public async Task<IActionResult> OnPost()
    {
        await Ready();
        var planned = await plan.Run(Form, await Occasion(), Cancellation);
        if (planned.Problem is { } problem) return Show(problem);
        Said = T["requests.meet.said-planned"];
        return To($"/meetings/{planned.Value}");
    }

    private async Task Ready()
    {
        Chairs = [.. (await offices.With(Role.Committee, Cancellation)).Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()))];
        Cases = [.. (await plans.Waiting(await Viewer(), null, Cancellation)).Select(request => new SelectListItem($"{request.Reference} – {request.Title}", request.Reference))];
    }
}

[Authorize(Policy = Role.Officer)]
internal sealed class ChangeModel(ReadMeeting read, ChangeMeeting change, PlanOfMeeting plans, OfficesDesk offices) : MeetingPageModel(read), IPlanPage
{
    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Chairs { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Cases { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form = new() { Day = Meeting.Day, Place = Meeting.Place, Remote = Meeting.Remote, Chair = Meeting.Chair.Value, Requests = [.. Meeting.Agenda.Select(item => item.Request)] };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var changed = await change.Run(Reference, Form, await Occasion(), Cancellation);
        if (changed.Problem is { } problem) return Show(problem);
        Said = T["requests.meet.said-changed"];
        return ToMeeting();
    }

    private async Task<bool> Ready()
    {
        if (!await Load()) return false;
        Chairs = [.. (await offices.With(Role.Committee, Cancellation)).Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()))];
        Cases = [.. (await plans.Waiting(await Viewer(), Reference, Cancellation)).Select(request => new SelectListItem($"{request.Reference} – {request.Title}", request.Reference))];
        return true;
    }
}
