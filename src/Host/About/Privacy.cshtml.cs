using Microsoft.AspNetCore.Authorization;
using Passerelle.Platform.Web;

namespace Passerelle.Host.About;

[AllowAnonymous]
internal sealed class PrivacyModel : RoomPage;
