using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Accounts;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.SignIn;

internal sealed class SecondStepForm
{
    /// <summary>Six digits of the app, or a recovery code.</summary>
    public string Code { get; set => field = value ?? ""; } = "";
}

[AllowAnonymous]
internal sealed class SecondStepModel(SignInManager<Account> signIn, SignInPace pace) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public SecondStepForm Form { get; set; } = new();

    public async Task<IActionResult> OnGet() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? To("/sign-in") : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return To($"/sign-in{SignInModel.QueryString(ReturnUrl)}");
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        var typed = Form.Code.Replace(" ", "");
        var digits = Secure.SecondStep.Digits(typed);
        // Recovery codes have letters or are longer than six signs; everything else is a code of the app.
        var result = digits.Length == typed.Length && typed.Length == 6
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant());
        return result.Succeeded ? this.Onward(ReturnUrl) : Show(Problem.Invalid(nameof(SecondStepForm.Code), "directory.second-step.code.wrong"));
    }
}
