using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Alerts;

/// <summary>A person's own searches: to be asked again, heard of more or less often, or forgotten.</summary>
[Authorize]
internal sealed class SearchesModel(LibraryDb db, ChangeRhythm change, ForgetSearch forget) : RoomPage
{
    [BindProperty]
    public RhythmForm Form { get; set; } = new();

    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost(string reference)
    {
        var changed = await change.Run(reference, Form, await Occasion(), Cancellation);
        return await After(changed, "library.alert.said-changed");
    }

    public async Task<IActionResult> OnPostForget(string reference) => await After(await forget.Run(reference, await Occasion(), Cancellation), "library.alert.said-forgotten");

    public IEnumerable<SelectListItem> Rhythms(SavedSearch saved) => Enum.GetValues<Rhythm>().Select(rhythm => new SelectListItem(T[$"library.alert.rhythm.{rhythm.Kebab()}"], rhythm.ToString(), rhythm == saved.Rhythm));

    public string Address(SavedSearch saved) => $"/{Lang}/search?q={Uri.EscapeDataString(saved.Question)}{string.Concat(saved.Chosen.Select(code => $"&f={Uri.EscapeDataString(code)}"))}";

    public static string Facets(SavedSearch saved) => string.Join(" · ", saved.Chosen.Select(Subjects.Name));

    private async Task<IActionResult> After(Outcome<string> outcome, string said)
    {
        if (outcome.Problem is { } problem)
        {
            await Load();
            return Show(problem);
        }
        Said = T[said];
        return To("/searches");
    }

    private async Task Load()
    {
        var viewer = await Viewer();
        Searches = await db.SavedSearches.AsNoTracking().SeenBy(db.Db, viewer, saved => saved.Id).Where(saved => saved.Account == viewer.Account).OrderByDescending(saved => saved.Id).ToListAsync(Cancellation);
    }
}
