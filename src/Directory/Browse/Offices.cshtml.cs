using Microsoft.AspNetCore.Authorization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Browse;

[Authorize(Policy = Role.Administrator)]
internal sealed class OfficesModel(BrowseOffices offices) : RoomPage
{
    public IReadOnlyList<OfficeRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await offices.List(await Occasion(), Cancellation);
}
