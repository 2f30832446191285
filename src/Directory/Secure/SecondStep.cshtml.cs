using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.SignIn;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Secure;

internal sealed class CodeForm
{
    public string? Code { get; set; }
}

[Authorize]
internal sealed class SecondStepModel(SecondStep step, UserManager<Account> users, SignInManager<Account> signIn, SignInPace pace) : RoomPage
{
    [BindProperty]
    public CodeForm Form { get; set; } = new();

    public Account Account { get; private set; } = null!;

    /// <summary>While it is off: what the app needs.</summary>
    public SecondStepKey? Key { get; private set; }

    /// <summary>Shown once, on the page after they were made.</summary>
    [TempData]
    public string[]? Codes { get; set; }

    public async Task<IActionResult> OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostOn()
    {
        if (!await Load()) return NotFound();
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        return await Answer(await step.SetUp(Account, Form.Code, await Occasion(), Cancellation));
    }

    public async Task<IActionResult> OnPostCodes()
    {
        if (!await Load()) return NotFound();
        return await Answer(await step.NewCodes(Account, await Occasion(), Cancellation));
    }

    public async Task<IActionResult> OnPostOff()
    {
        if (!await Load()) return NotFound();
        if (pace.Wait(HttpContext) is { } wait) return Show(wait);
        if ((await step.TakeOff(Account, Form.Code, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        await signIn.RefreshSignInAsync(Account);
        Said = T["directory.second-step.taken-off"];
        return To("/account/security");
    }

    private async Task<IActionResult> Answer(Outcome<IReadOnlyList<string>> codes)
    {
        if (codes.Problem is { } problem) return Show(problem);
        Codes = [.. codes.Value];
        await signIn.RefreshSignInAsync(Account);
        return To("/account/second-step");
    }

    private async Task<bool> Load()
    {
        if (await users.GetUserAsync(User) is not { } account) return false;
        Account = account;
        if (!account.TwoFactorEnabled) Key = await step.Key(account);
        return true;
    }
}
