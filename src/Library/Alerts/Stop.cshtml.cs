using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Alerts;

/// <summary>The way out of a letter, without signing in: one press stops all alerts of its addressee. Opening the page changes nothing, because mail programs open links too.</summary>
[AllowAnonymous]
internal sealed class StopModel(LinksDesk links, StopAlerts stop, LibraryDb db) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    /// <summary>Set when the link is forged, used or expired, or the letters have been stopped.</summary>
    public string? Closed { get; private set; }

    public IReadOnlyList<string> Names { get; private set; } = [];

    private OpenedLink link = null!;

    public async Task<IActionResult> OnGet() => await Open() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } closed) return closed;
        var stopped = await stop.Run(link, Cancellation);
        if (stopped.Problem is { } problem) return Refuse(problem);
        Closed = T["library.alert.said-stopped"];
        return Page();
    }

    private async Task<IActionResult?> Open()
    {
        KeepNowhere();
        var opened = await links.Open(Secret, SendAlerts.StopPurpose, Cancellation);
        if (opened.Problem is { } problem) return Refuse(problem);
        link = opened.Value;
        if (await db.SavedSearches.AsNoTracking().SeenBy(db.Db, link.Occasion.By, saved => saved.Id).SingleOrDefaultAsync(saved => saved.Reference == link.Subject, Cancellation) is not { } search) return Refuse(Problem.NotFound("library.alert.gone"));
        Names = await db.SavedSearches.AsNoTracking().Where(saved => saved.Account == search.Account && saved.Rhythm != Rhythm.Never).OrderBy(saved => saved.Id).Select(saved => saved.Name).ToListAsync(Cancellation);
        return null;
    }

    private IActionResult Refuse(Problem problem)
    {
        Closed = Refused(problem);
        return Page();
    }
}
