using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Accounts;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

[AllowAnonymous]
internal sealed class SignOutModel(SignInManager<Account> signIn) : RoomPage
{
    public async Task<IActionResult> OnPost()
    {
        await signIn.SignOutAsync();
        Said = T["directory.sign-out.done"];
        return To("");
    }
}
