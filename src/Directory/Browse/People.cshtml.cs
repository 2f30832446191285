using Microsoft.AspNetCore.Authorization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Browse;

[Authorize(Policy = Role.Administrator)]
internal sealed class PeopleModel(BrowsePeople people) : RoomPage
{
    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await people.List(await Occasion(), Cancellation);
}
