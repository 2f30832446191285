using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Browse;

[Authorize(Policy = Role.Administrator)]
internal sealed class OfficeModel(BrowseOffices offices) : RoomPage
{
    public OfficePage Office { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string reference)
    {
        var found = await offices.Find(reference, await Occasion(), Cancellation);
        if (found.Problem is not null) return NotFound();
        Office = found.Value;
        return Page();
    }
}
