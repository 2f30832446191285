using Microsoft.AspNetCore.Identity;
using Passerelle.Directory.Accounts;

namespace Passerelle.Directory.Secure;

/// <summary>Passkeys of an account: what a browser or a security key signs in with instead of a password.</summary>
internal sealed class Passkeys(DirectoryDb db, UserManager<Account> users, SignInManager<Account> signIn)
{
    public const int MaxName = 60;
    public const int Max = 10;

    /// <summary>What the browser is asked to create; the challenge is kept in a short-lived cookie. Asked with the name, so that no device keeps a passkey that is then refused.</summary>
    public async Task<Outcome<string>> Options(Account account, string? name) =>
        await Refuse(account, name) is { } problem ? problem : await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name });

    public async Task<Outcome<bool>> Keep(Account account, string? name, string? credential, Occasion occasion, CancellationToken cancellation)
    {
        if (await Refuse(account, name) is { } refused) return refused;
        if (string.IsNullOrEmpty(credential)) return Problem.Invalid("Name", "directory.passkey.failed");
        var called = name!.Trim();
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded) return Problem.Invalid("Name", "directory.passkey.failed");
        made.Passkey.Name = called;

        await using var transaction = await db.Db.Database.BeginTransactionAsync(cancellation);
        await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return await db.Db.Save(occasion, [new("directory.passkey-added", account.Case, account.Reference, new { passkey = called }, account.Readers)], cancellation) is { } problem ? problem : true;
    }

    /// <param name="id">Base64url of the credential id.</param>
    public async Task<Outcome<bool>> Remove(Account account, string id, Occasion occasion, CancellationToken cancellation)
    {
        if ((await users.GetPasskeysAsync(account)).FirstOrDefault(passkey => IdOf(passkey) == id) is not { } passkey) return Problem.NotFound();
        await using var transaction = await db.Db.Database.BeginTransactionAsync(cancellation);
        await users.RemovePasskeyAsync(account, passkey.CredentialId);
        return await db.Db.Save(occasion, [new("directory.passkey-removed", account.Case, account.Reference, new { passkey = passkey.Name }, account.Readers)], cancellation) is { } problem ? problem : true;
    }

    private async Task<Problem?> Refuse(Account account, string? name)
    {
        if (name?.Trim() is not { Length: > 0 and <= MaxName }) return Problem.Invalid("Name", "directory.passkey.name.needed", MaxName);
        return (await users.GetPasskeysAsync(account)).Count < Max ? null : Problem.Invalid("Name", "directory.passkey.too-many", Max);
    }

    public static string IdOf(UserPasskeyInfo passkey) => System.Buffers.Text.Base64Url.EncodeToString(passkey.CredentialId);
}
