using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Roster.Browse;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Cycle;
using Passerelle.Roster.Keep;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Own;

/// <summary>Everything that is held about an expert, for that expert, by the link they were mailed: read, corrected, confirmed, taken along, erased.</summary>
[AllowAnonymous]
internal sealed class OwnModel(LinksDesk links, OpenFile open, KeepExpert keep, ConfirmExpert confirm, WithdrawExpert withdraw, EraseExpert erase, ExportExpert export, ChangePeriods periods, IOptions<RosterOptions> options) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    [BindProperty]
    public ExpertForm Form { get; set; } = new();

    [BindProperty]
    public List<string> Purposes { get; set; } = [];

    [BindProperty]
    public PeriodForm Period { get; set; } = new();

    public ExpertYear Year { get; private set; } = null!;

    [BindProperty]
    public bool Sure { get; set; }

    public Expert Expert { get; private set; } = null!;

    public ExpertFormShown Shown { get; private set; } = null!;

    public IReadOnlyList<OpeningShown> Openings { get; private set; } = [];

    public bool MayWithdraw { get; private set; }

    /// <summary>Set when the link is forged, used or expired, or what was asked is done.</summary>
    public string? Closed { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>Whether the form about the record has findings: it is shown open.</summary>
    public bool Wrong { get; private set; }

    private OpenedLink link = null!;

    public IEnumerable<SelectListItem> PurposeOptions() => Enum.GetValues<Purpose>().Select(purpose => new SelectListItem(T[$"roster.own.purpose.{purpose.Kebab()}"], purpose.Kebab()));

    public async Task<IActionResult> OnGet(bool saved = false)
    {
        if (await Open() is { } closed) return closed;
        Saved = saved;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        var chosen = Purposes;
        if (await Open() is { } closed) return closed;
        Purposes = chosen;
        var confirmed = await confirm.Run(link.Subject, [.. chosen.Select(EnumWords.FromKebab<Purpose>).OfType<Purpose>()], link.Occasion, Cancellation, link);
        return Done(confirmed, "roster.own.said-confirmed");
    }

    public async Task<IActionResult> OnPostCorrect()
    {
        var typed = Form;
        if (await Open() is { } closed) return closed;
        var changed = await keep.Change(link.Subject, typed, link.Occasion, Cancellation);
        if (changed.Problem is not { } problem) return To($"/roster/own/by-link/{Secret}?saved=true");
        if (problem.Kind == ProblemKind.Conflict) typed.Version = Form.Version;
        (Form, Wrong, Shown) = (typed, true, Shown with { Form = typed });
        return Show(problem);
    }

    public async Task<IActionResult> OnPostPeriod()
    {
        if (await Open() is { } closed) return closed;
        var changed = await periods.Run(link.Subject, Period, link.Occasion, Cancellation);
        return changed.Problem is { } problem ? Show(problem, "Period") : To($"/roster/own/by-link/{Secret}?saved=true");
    }

    public async Task<IActionResult> OnPostExport()
    {
        if (await Open() is { } closed) return closed;
        var held = await export.Run(link.Subject, link.Occasion, Cancellation);
        if (held.Problem is { } problem) return Show(problem, "");
        return File(JsonSerializer.SerializeToUtf8Bytes(held.Value, new JsonSerializerOptions(StoredJson.Options) { WriteIndented = true }), "application/json", $"{link.Subject}.json");
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (await Open() is { } closed) return closed;
        return Done(await withdraw.Run(link.Subject, link.Occasion, Cancellation, link), "roster.own.said-withdrawn");
    }

    public async Task<IActionResult> OnPostErase()
    {
        if (await Open() is { } closed) return closed;
        if (!Sure) return Show(Problem.Invalid("Sure", "roster.own.sure-needed"), "");
        return Done(await erase.Run(link.Subject, link.Occasion, Cancellation, link), "roster.own.said-erased");
    }

    private IActionResult Done(Outcome<string> outcome, string said)
    {
        if (outcome.Problem is { } problem) return Show(problem, "");
        Closed = T[said];
        return Page();
    }

    private async Task<IActionResult?> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, RosterLetters.OwnPage, Cancellation);
        if (opened.Problem is { } problem) return Refuse(problem);
        link = opened.Value;
        var file = await open.Run(link.Subject, null, contact: true, link.Occasion, Cancellation);
        if (file.Problem is not null || file.Value.Expert.IsGone) return Refuse(Problem.Conflict("roster.own.gone"));
        var today = link.Occasion.Today;
        (Expert, Openings, Year) = (file.Value.Expert, file.Value.Openings, new(file.Value.Expert, today, true, Period));
        MayWithdraw = file.Value.Offers.Any(offer => offer.Act == ExpertAct.Withdraw);
        Form = ExpertFormShown.Spaced(ExpertForm.Of(Expert));
        Shown = new(Form, Private: true, options.Value.KeepsGender, Releases: false);
        // Who has never confirmed chooses afresh; who has, finds what they chose.
        Purposes = [.. Enum.GetValues<Purpose>().Where(purpose => Expert.HasConsent(purpose, today)).Select(purpose => purpose.Kebab())];
        return null;
    }

    private IActionResult Refuse(Problem problem)
    {
        Closed = Refused(problem);
        return Page();
    }
}
