using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Alerts;

/// <summary>A question about to be kept: its name, and how often to hear of what is new.</summary>
[Authorize]
internal sealed class KeepModel(KeepSearch keep) : RoomPage
{
    [BindProperty]
    public SearchForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Rhythms => Enum.GetValues<Rhythm>().Select(rhythm => new SelectListItem(T[$"library.alert.rhythm.{rhythm.Kebab()}"], rhythm.ToString()));

    public void OnGet(string? q, List<string>? f) => Form = new() { Question = q is { Length: > KeepSearch.MaxQuestion } ? q[..KeepSearch.MaxQuestion] : q, Chosen = [.. (f ?? []).Take(KeepSearch.MaxChosen)], Language = Lang };

    public async Task<IActionResult> OnPost()
    {
        var kept = await keep.Run(Form, await Occasion(), Cancellation);
        if (kept.Problem is { } problem) return Show(problem);
        Said = T[Form.Rhythm == Rhythm.Never ? "library.alert.said-kept-quietly" : "library.alert.said-kept"];
        return To("/searches");
    }
}
