using Microsoft.AspNetCore.Authorization;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Home;

/// <summary>What this is, for somebody who has never heard of it; and the two ways on: look, or ask.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ActionsDesk actions) : RoomPage
{
    private const int Shown = 6;

    public ActionsGlance Glance { get; private set; } = null!;

    public bool MayAsk { get; private set; }

    public async Task OnGet()
    {
        var viewer = await Viewer();
        MayAsk = !viewer.SignedIn || viewer.Has(Role.Requester);
        Glance = await actions.Glance(Lang, Shown, Cancellation);
    }

    public string Where(ActionHeadline action) => string.Join(", ", action.Countries.Take(4).Select(Countries.Name).Concat(action.Groups));
}
