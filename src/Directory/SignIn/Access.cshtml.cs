using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

/// <summary>Where the letters of invitation and of a forgotten password lead: one chooses a password and is signed in.</summary>
[AllowAnonymous]
internal sealed class AccessModel(ChoosePassword choose, LinksDesk links, SignInManager<Account> signIn) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set => field = value ?? ""; } = "";

    [BindProperty]
    public ChoosePasswordForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet() => (await links.Open(Secret, Cancellation)).Problem is null ? Page() : To($"/link/{Secret}");

    public async Task<IActionResult> OnPost()
    {
        Form.Secret = Secret;
        var chosen = await choose.Run(Form, await Occasion(), Cancellation);
        if (chosen.Problem is { Kind: ProblemKind.Invalid } wrong) return Show(wrong);
        if (chosen.Problem is not null) return To($"/link/{Secret}");
        Said = T["directory.password.chosen"];
        if (chosen.Value.TwoFactorEnabled) return To("/sign-in");
        await signIn.SignInAsync(chosen.Value, isPersistent: false);
        return To("/account/security");
    }
}
