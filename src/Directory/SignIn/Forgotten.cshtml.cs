using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

[AllowAnonymous]
internal sealed class ForgottenModel(AskForAccess ask, SignInPace pace) : RoomPage
{
    [BindProperty]
    public AskForAccessForm Form { get; set; } = new();

    [TempData]
    public bool Asked { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        if ((await ask.Run(Form, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        Asked = true;
        return To("/sign-in/forgotten");
    }
}
