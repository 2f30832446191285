using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using QRCoder;

namespace Passerelle.Directory.Secure;

/// <summary>What an authenticator app needs: the key to type, and the picture to scan.</summary>
/// <param name="Key">In groups of four.</param>
/// <param name="Picture">Path data of the dark modules, in a square of <paramref name="Side"/> units with a quiet zone.</param>
internal sealed record SecondStepKey(string Key, string Picture, int Side);

/// <summary>The second step of signing in: a code that changes every thirty seconds (RFC 6238), and ten recovery codes for the day the telephone is lost.</summary>
internal sealed class SecondStep(DirectoryDb db, UserManager<Account> users)
{
    public const int RecoveryCodes = 10;

    private const string Issuer = "Passerelle";

    /// <summary>The key waiting to be confirmed; made at the first look.</summary>
    public async Task<SecondStepKey> Key(Account account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(account);
            key = (await users.GetAuthenticatorKeyAsync(account))!;
        }
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer={Issuer}&digits=6";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix[y].Count; x++)
                if (code.ModuleMatrix[y][x]) path.Append($"M{x} {y}h1v1h-1z");
        return new(string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(group => new string(group))), path.ToString(), code.ModuleMatrix.Count);
    }

    /// <summary>Switches the second step on once a code shows that the app has the key. The recovery codes, to be shown this once.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> SetUp(Account account, string? code, Occasion occasion, CancellationToken cancellation)
    {
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Digits(code))) return Problem.Invalid("Code", "directory.second-step.code.wrong");
        await using var transaction = await db.Db.Database.BeginTransactionAsync(cancellation);
        await users.SetTwoFactorEnabledAsync(account, true);
        return await WithNewCodes(account, "directory.second-step-set-up", occasion, cancellation);
    }

    public async Task<Outcome<IReadOnlyList<string>>> NewCodes(Account account, Occasion occasion, CancellationToken cancellation)
    {
        if (!account.TwoFactorEnabled) return Problem.Conflict("directory.second-step.not-on");
        await using var transaction = await db.Db.Database.BeginTransactionAsync(cancellation);
        return await WithNewCodes(account, "directory.recovery-codes-made", occasion, cancellation);
    }

    /// <summary>Switches it off and forgets the key: a telephone that was given away is of no use afterwards.</summary>
    public async Task<Outcome<bool>> TakeOff(Account account, string? code, Occasion occasion, CancellationToken cancellation)
    {
        if (!account.TwoFactorEnabled) return Problem.Conflict("directory.second-step.not-on");
        if (!await users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Digits(code))) return Problem.Invalid("Code", "directory.second-step.code.wrong");
        await using var transaction = await db.Db.Database.BeginTransactionAsync(cancellation);
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.ResetAuthenticatorKeyAsync(account);
        return await db.Db.Save(occasion, [new("directory.second-step-taken-off", account.Case, account.Reference, null, account.Readers)], cancellation) is { } problem ? problem : true;
    }

    /// <summary>People type codes as their app shows them, in groups.</summary>
    public static string Digits(string? code) => string.Concat((code ?? "").Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));

    private async Task<Outcome<IReadOnlyList<string>>> WithNewCodes(Account account, string fact, Occasion occasion, CancellationToken cancellation)
    {
        string[] codes = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
        return await db.Db.Save(occasion, [new(fact, account.Case, account.Reference, null, account.Readers)], cancellation) is { } problem ? problem : codes;
    }
}
