using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Roster.Rotation;

/// <summary>The half that is never sent, by administration and by name.</summary>
[Authorize]
internal sealed class RotationModel(SeeRotation see) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    public RotationSeen Seen { get; private set; } = null!;

    public async Task<IActionResult> OnGet(int page = 1)
    {
        var seen = await see.Run(Country, page, await Occasion(), Cancellation);
        if (seen.Problem is not null) return NotFound();
        Seen = seen.Value;
        return Page();
    }

    public string State(string country) => country == "" ? T["roster.rotation.international"].Value : Countries.Name(country);

    public IEnumerable<SelectListItem> States => Seen.States.Where(state => state.Country != "").Select(state => new SelectListItem(State(state.Country), state.Country)).OrderBy(item => item.Text, StringComparer.Create(Platform.Texts.Language.Culture(Lang), ignoreCase: true));
}
