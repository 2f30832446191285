using Microsoft.AspNetCore.Authorization;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Settings;

/// <summary>All that a facility sets up for itself, and every version of it.</summary>
[Authorize(Policy = Role.Keepers)]
internal sealed class SettingsModel(ReadSettings read) : RoomPage
{
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public bool MayChange { get; private set; }

    public async Task OnGet()
    {
        MayChange = (await Viewer()).Has(Role.Administrator);
        Versions = await read.Versions((await Occasion()).Today, Cancellation);
    }
}
