using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Seasons;

/// <summary>How far a season has come; then its panels, each to be accepted. While it runs the page fetches itself anew, without a script.</summary>
[Authorize]
internal sealed class ShowModel(ViewSeason view, StopSeason stop, AcceptTable accept) : RoomPage
{
    /// <summary>Seconds between two looks.</summary>
    public const int LookEvery = 3;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public AcceptForm Form { get; set; } = new();

    public SeasonView View { get; private set; } = null!;

    public bool Runs => View.Season.Status == SeasonStatus.Running;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostStop()
    {
        if (!await Load()) return NotFound();
        return (await stop.Run(Reference, await Occasion(), Cancellation)).Problem is { } problem ? Show(problem) : To($"/panels/season/{Reference}");
    }

    public async Task<IActionResult> OnPostAccept()
    {
        if (!await Load()) return NotFound();
        var accepted = await accept.Run(Reference, Form, await Occasion(), Cancellation);
        if (accepted.Problem is { } problem) return Show(problem);
        Said = T["panels.season.said-accepted", accepted.Value];
        return To($"/panels/season/{Reference}");
    }

    public string Country(SeasonShare share) => share.Country == "" ? T["panels.season.no-country"].Value : Countries.Name(share.Country);

    public string Missed(SeasonLine line) => line.Table?.Answer is { Missed.Count: > 0 } answer && line.Now is { } panel
        ? string.Join("; ", answer.Missed.Select(miss => T["panels.rule-words.stated", T.Rule(panel.Profile, miss.Key), T["panels.show.missed-by", miss.Value].Value].Value)) : "";

    /// <summary>Why a table is empty.</summary>
    public string Empty(SeasonLine line) =>
        line.Table is { Undated: true } ? T["panels.open.undated"].Value
        : line.Table is { Conflict.Count: > 0 } table && line.Now is { } panel ? T["panels.season.impossible", T.Rules(panel.Profile, table.Conflict)].Value
        : T["panels.season.needed-elsewhere"].Value;

    /// <summary>Who would sit there that does not now, and the other way round, in numbers.</summary>
    public string Changes(SeasonLine line)
    {
        if (line.Now is not { IsPossible: true, Answer: { } now } || line.Table?.Answer is not { } then || line.Accepted) return "";
        var stay = now.Chairs.Count(chair => then.Chairs.Any(other => other.Expert == chair.Expert));
        return T["panels.season.changes", then.Chairs.Count - stay, now.Chairs.Count - stay].Value;
    }

    private async Task<bool> Load()
    {
        var seen = await view.Run(Reference, await Viewer(), Cancellation);
        if (seen.Problem is not null) return false;
        View = seen.Value;
        return true;
    }
}
