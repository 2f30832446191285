using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

/// <summary>Who came.</summary>
[Authorize]
internal sealed class AttendanceModel(ReadMeeting read, TakeAttendance take, OfficesDesk offices) : MeetingPageModel(read)
{
    [BindProperty]
    public AttendanceForm Form { get; set; } = new();

    public IReadOnlyList<OfficeCard> Committee { get; private set; } = [];

    public IEnumerable<SelectListItem> Chairs => Committee.Select(office => new SelectListItem(office.Title, office.Id.Value.ToString()));

    public async Task<IActionResult> OnGet()
    {
        if (!await Ready()) return NotFound();
        Form.Chair = Meeting.Chair.Value;
        var holders = await offices.HoldersOf([.. Committee.Select(office => office.Id)], (await Occasion()).Today, Cancellation);
        foreach (var line in Form.Offices) line.Who = holders[new(line.Office)].FirstOrDefault()?.Name;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var taken = await take.Run(Reference, Form, await Occasion(), Cancellation);
        if (taken.Problem is { } problem) return Show(problem);
        Said = T["requests.meet.said-held"];
        return ToMeeting();
    }

    private async Task<bool> Ready()
    {
        if (!await Load() || !View.May(MeetingAct.TakeAttendance)) return false;
        Committee = await offices.With(Role.Committee, Cancellation);
        Form.Offices = [.. Committee.Select(office => Form.Offices.FirstOrDefault(line => line.Office == office.Id.Value) ?? new AttendanceLine { Office = office.Id.Value })];
        return true;
    }
}
