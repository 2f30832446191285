using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Browse;

[Authorize(Policy = Role.Administrator)]
internal sealed class PersonModel(BrowsePeople people) : RoomPage
{
    public PersonPage Person { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string reference)
    {
        var found = await people.Find(reference, await Occasion(), Cancellation);
        if (found.Problem is not null) return NotFound();
        Person = found.Value;
        return Page();
    }
}
