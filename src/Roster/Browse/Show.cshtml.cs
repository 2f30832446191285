using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Browse;

/// <summary>An expert's file. Every opening is written down, and read by the expert.</summary>
[Authorize]
internal sealed class ShowModel(OpenFile open, AskForLink ask, WithdrawExpert withdraw, EraseExpert erase, ChangePeriods periods) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>Why the contact data are asked for.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>A time to be entered or taken out.</summary>
    [BindProperty]
    public PeriodForm Period { get; set; } = new();

    public ExpertYear Year { get; private set; } = null!;

    public OpenedFile Opened { get; private set; } = null!;

    public bool MayAskContact { get; private set; }

    public string Consents { get; private set; } = "";

    /// <summary>What stands in the way of proposing the expert for something that begins today.</summary>
    public string Obstacles { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Load(OpenFile.FromRoster, contact: false) ?? Page();

    public async Task<IActionResult> OnPostContact()
    {
        var opened = await open.Run(Reference, Why, contact: true, await Occasion(), Cancellation);
        if (opened.Problem is { } problem) return await Load(OpenFile.FromRoster, contact: false) ?? Show(problem, "");
        await Fill(opened.Value);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostLink()
    {
        var sent = await ask.Send(Reference, await Occasion(), Cancellation);
        if (sent.Problem is { } problem) return await Load(OpenFile.FromRoster, contact: false) ?? Show(problem, "");
        Said = T["roster.file.link-sent"];
        return To($"/roster/{Reference}");
    }

    public async Task<IActionResult> OnPostPeriod()
    {
        var changed = await periods.Run(Reference, Period, await Occasion(), Cancellation);
        if (changed.Problem is { } problem) return await Load(OpenFile.FromRoster, contact: false) ?? Show(problem, "Period");
        Said = T["roster.calendar.said"];
        return To($"/roster/{Reference}");
    }

    public async Task<IActionResult> OnPostAct(string act)
    {
        var occasion = await Occasion();
        var done = EnumWords.FromKebab<ExpertAct>(act) switch
        {
            ExpertAct.Withdraw => await withdraw.Run(Reference, occasion, Cancellation),
            ExpertAct.Erase => await erase.Run(Reference, occasion, Cancellation),
            _ => Problem.NotFound(),
        };
        if (done.Problem is { } problem) return await Load(OpenFile.FromRoster, contact: false) ?? Show(problem, "");
        Said = T[$"roster.said.{act}"];
        return To($"/roster/{Reference}");
    }

    private async Task<IActionResult?> Load(string why, bool contact)
    {
        var opened = await open.Run(Reference, why, contact, await Occasion(), Cancellation);
        if (opened.Problem is { } problem) return problem.Kind == ProblemKind.NotFound ? NotFound() : Show(problem, "");
        await Fill(opened.Value);
        return null;
    }

    private async Task Fill(OpenedFile file)
    {
        var (viewer, today) = (await Viewer(), (await Occasion()).Today);
        (Opened, Year) = (file, new(file.Expert, today, file.MayChange, Period));
        MayAskContact = file.Expert.ShowsContactTo(viewer);
        Obstacles = string.Join(", ", RosterDesk.Obstacles(file.Expert, new(today, today, [], []), today).Select(obstacle => T[$"roster.obstacle.{obstacle.Kebab()}"].Value));
        Consents = string.Join(", ", file.Expert.Consents.Where(consent => consent.HoldsOn(today)).OrderBy(consent => consent.Purpose).Select(consent => T.Purpose(consent.Purpose)));
    }
}
