using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.SignIn;
using Passerelle.Platform.Web;

namespace Passerelle.Directory.Secure;

internal sealed class PasskeyForm
{
    public string? Name { get; set; }

    /// <summary>What the browser made, as JSON; written by the script.</summary>
    public string? Credential { get; set; }
}

[Authorize]
internal sealed class SecurityModel(Passkeys passkeys, AskForAccess ask, UserManager<Account> users, SignInManager<Account> signIn) : RoomPage
{
    [BindProperty]
    public PasskeyForm Form { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostOptions()
    {
        if (!await Load()) return NotFound();
        var options = await passkeys.Options(Account, Form.Name);
        // The script then sends the form as it is, and the page says what is missing.
        return options.Problem is null ? Content(options.Value, "application/json") : StatusCode(StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IActionResult> OnPostPasskey()
    {
        if (!await Load()) return NotFound();
        if ((await passkeys.Keep(Account, Form.Name, Form.Credential, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        await signIn.RefreshSignInAsync(Account);
        return Done("directory.passkey.added");
    }

    public async Task<IActionResult> OnPostRemove(string id)
    {
        if (!await Load()) return NotFound();
        if ((await passkeys.Remove(Account, id, await Occasion(), Cancellation)).Problem is { } problem) return Show(problem);
        await signIn.RefreshSignInAsync(Account);
        return Done("directory.passkey.removed");
    }

    public async Task<IActionResult> OnPostPassword()
    {
        if (!await Load()) return NotFound();
        await ask.Run(new() { Email = Account.Email! }, await Occasion(), Cancellation);
        return Done("directory.security.password.sent");
    }

    private IActionResult Done(string key)
    {
        Said = T[key];
        return To("/account/security");
    }

    private async Task<bool> Load()
    {
        if (await users.GetUserAsync(User) is not { } account) return false;
        (Account, Keys) = (account, await users.GetPasskeysAsync(account));
        return true;
    }
}
