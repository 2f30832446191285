using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.OnMission;

/// <summary>A mission file, for the facility and the home administration.</summary>
[Authorize]
internal sealed class ShowModel(ReadMission read, KeepMission keep, ReportMission report) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public ItemForm Form { get; set; } = new();

    [BindProperty]
    public ReportForm Report { get; set; } = new();

    public MissionSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostSettle() => await Load() ? Done(await keep.Settle(Reference, Form, await Occasion(), Cancellation), nameof(Form)) : NotFound();

    public async Task<IActionResult> OnPostAct(string act) => await Load() && EnumWords.FromKebab<MissionAct>(act) is { } known ? Done(await keep.Run(Reference, known, await Occasion(), Cancellation), "") : NotFound();

    public async Task<IActionResult> OnPostReport() => await Load() ? Done(await report.Report(Reference, Report, await Occasion(), Cancellation), nameof(Report)) : NotFound();

    public bool May(MissionAct act) => Sheet.Offers.Any(offer => offer.Act == act && offer.Missing is null);

    public string? Missing(MissionAct act) => Sheet.Offers.FirstOrDefault(offer => offer.Act == act)?.Missing;

    public string ItemName(MissionItem item) => item.Code == "" ? item.Title : T[$"panels.item.{item.Code}"].Value;

    private IActionResult Done(Outcome<string> outcome, string form)
    {
        if (outcome.Problem is { } problem) return Show(problem, form);
        Said = T["panels.file.said"];
        return To($"/missions/{Reference}");
    }

    private async Task<bool> Load()
    {
        var seen = await read.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        Sheet = seen.Value;
        return true;
    }
}
