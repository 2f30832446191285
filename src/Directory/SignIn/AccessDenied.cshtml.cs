using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

[AllowAnonymous]
internal sealed class AccessDeniedModel : RoomPage
{
    public new Viewer Viewer { get; private set; } = Viewer.Anyone;

    public async Task OnGet()
    {
        Viewer = (await Occasion()).By;
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
