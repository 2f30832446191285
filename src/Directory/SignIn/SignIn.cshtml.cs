using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Passerelle.Directory.Accounts;
using Passerelle.Platform.Web;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Passerelle.Directory.SignIn;

internal sealed class SignInForm
{
    public string Email { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";

    /// <summary>Answer of a passkey, as JSON; written by the script.</summary>
    public string? Credential { get; set; }
}

[AllowAnonymous]
internal sealed partial class SignInModel(SignInManager<Account> signIn, UserManager<Account> users, SignInPace pace, DirectoryOptions options, ILogger<SignInModel> log) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public SignInForm Form { get; set; } = new();

    public bool Demo => options.Demo;

    public async Task<IActionResult> OnGet() => (await Viewer()).SignedIn ? this.Onward(ReturnUrl) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        var account = await users.FindByEmailAsync(Form.Email.Trim());
        // An address without an account takes as long as one with: the time tells nobody who has one.
        if (account is null) users.PasswordHasher.HashPassword(null!, Form.Password);
        var result = account is null ? SignInResult.Failed : await signIn.PasswordSignInAsync(account, Form.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return To($"/sign-in/second-step{QueryString(ReturnUrl)}");
        if (result.Succeeded) return this.Onward(ReturnUrl);
        LogFailed(account?.Reference, result.IsLockedOut);
        return Show(Problem.Invalid(nameof(SignInForm.Email), "directory.sign-in.wrong"));
    }

    /// <summary>What the browser is asked for; nobody is named, so nobody learns who has an account.</summary>
    public async Task<IActionResult> OnPostOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey()
    {
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        var result = string.IsNullOrEmpty(Form.Credential) ? SignInResult.Failed : await signIn.PasskeySignInAsync(Form.Credential);
        return result.Succeeded ? this.Onward(ReturnUrl) : Show(Problem.Invalid("", "directory.passkey.failed"));
    }

    internal static string QueryString(string? returnUrl) => string.IsNullOrEmpty(returnUrl) ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in failed for {Account}, locked out: {LockedOut}")]
    private partial void LogFailed(string? account, bool lockedOut);
}

internal static class OnwardLink
{
    /// <summary>Where somebody who has just signed in wanted to go, if that is a page of ours; else their tasks.</summary>
    public static IActionResult Onward(this RoomPage page, string? returnUrl) =>
        page.Url.IsLocalUrl(returnUrl) ? page.LocalRedirect(returnUrl!) : page.LocalRedirect($"/{page.Lang}/tasks");
}
