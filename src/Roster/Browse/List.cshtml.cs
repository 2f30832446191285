using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Browse;

/// <summary>The roster: who there is, and who of them is never sent.</summary>
[Authorize]
internal sealed class ListModel(BrowseRoster browse) : RoomPage
{
    public RosterFilter Filter { get; private set; } = RosterFilter.None;

    public RosterList Roster { get; private set; } = null!;

    public bool MayKeep { get; private set; }

    public bool MayImport { get; private set; }

    // What the filter form shows; its fields are named as the address names them.
    public string? Text => Filter.Text;

    public string? Competence => Filter.Competence;

    public int? Level => Filter.Level;

    public string? Spoken => Filter.Spoken;

    public string? Mastery => Filter.Mastery?.Kebab();

    public string? Sector => Filter.Sector?.Kebab();

    public string? Country => Filter.Country;

    public string? Experience => Filter.Experience;

    public DateOnly? From => Filter.From;

    public DateOnly? Until => Filter.Until;

    public string? Status => Filter.Status?.Kebab();

    public string? Sent => Filter.Sent;

    public async Task<IActionResult> OnGet()
    {
        var viewer = await Viewer();
        if (!BrowseRoster.Opens(viewer)) return NotFound();
        Filter = RosterFilter.Of(Request.Query);
        // The form sends its empty fields too; the address that is kept says only what was asked.
        if (Request.Query.Any(part => part.Value == "" || part.Key == "__Invariant")) return LocalRedirect($"/{Lang}/roster{Filter.Query()}");
        Roster = await browse.Run(Filter, viewer, Cancellation);
        (MayKeep, MayImport) = (Keep.KeepExpert.Refuse(viewer) is null, viewer.Has(Role.Officer));
        return Page();
    }

    public IEnumerable<SelectListItem> LevelOptions() => Enumerable.Range(1, Expert.LevelsOfCompetence).Select(level => level.ToString(CultureInfo.InvariantCulture)).Select(level => new SelectListItem(level, level)).Or(T["roster.list.any"]);

    public IEnumerable<SelectListItem> MasteryOptions() => Enum.GetValues<Cefr>().Select(level => new SelectListItem(level.ToString(), level.Kebab())).Or(T["roster.list.any"]);

    public IEnumerable<SelectListItem> SentOptions() => new[] { new SelectListItem(T["roster.list.sent-never"], RosterFilter.Never), new(T["roster.list.sent-ever"], RosterFilter.Ever) }.Or(T["roster.list.any"]);
}
