using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.OnMission;

/// <summary>An expert's own mission, by the link they were mailed: what is settled, the letter, the report, their word on it. The link stays good while it lasts.</summary>
[AllowAnonymous]
internal sealed class OwnModel(LinksDesk links, ReadMission read, ReportMission after) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public ReportForm Report { get; set; } = new();

    [BindProperty]
    public MarkForm Mark { get; set; } = new();

    public MissionSheet Sheet { get; private set; } = null!;

    public string? Closed { get; private set; }

    public string? Kept { get; private set; }

    public bool MayReport => Offers(MissionAct.Report) && link.Occasion.Today >= Sheet.Mission.Until;

    public bool MayMark => Offers(MissionAct.MarkMission) && Sheet.Mission.OfMission is null;

    public IEnumerable<SelectListItem> Scores => Enumerable.Range(1, MissionMark.Best).Select(score => new SelectListItem(T[$"panels.score.{score}"], $"{score}"));

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet(string? kept = null)
    {
        if (await Open() && kept is "report" or "mark") Kept = T[$"panels.after.said-{kept}"];
        return Page();
    }

    public async Task<IActionResult> OnPostReport() => await Open() ? Done(await after.Report(link.Subject, Report, link.Occasion, Cancellation), nameof(Report), "report") : Page();

    public async Task<IActionResult> OnPostMark() => await Open() ? Done(await after.MarkMission(link.Subject, Mark, link.Occasion, Cancellation), nameof(Mark), "mark") : Page();

    public async Task<IActionResult> OnPostLetter()
    {
        if (!await Open()) return Page();
        var letter = await read.Letter(link.Subject, Lang, link.Occasion.By, Cancellation);
        return letter.Problem is { } problem ? Show(problem, "") : File(DocxFile.Write(letter.Value), DocxFile.ContentType, $"{link.Subject}.docx");
    }

    private bool Offers(MissionAct act) => Sheet.Offers.Any(offer => offer.Act == act && offer.Missing is null);

    private IActionResult Done(Outcome<string> outcome, string form, string word) => outcome.Problem is { } problem ? Show(problem, form) : To($"/missions/own/by-link/{Secret}?kept={word}");

    private async Task<bool> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, MobilisationLetters.OwnMissionPage, Cancellation);
        if (opened.Problem is { } problem)
        {
            Closed = Refused(problem);
            return false;
        }
        link = opened.Value;
        var seen = await read.Run(link.Subject, link.Occasion.By, Cancellation);
        if (seen.Problem is not null) Closed = Refused(Problem.NotFound("directory.link.unknown"));
        else Sheet = seen.Value;
        return Closed is null;
    }
}
