using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.SignIn;

internal sealed class ChoosePasswordForm
{
    /// <summary>Of the mailed link.</summary>
    public string Secret { get; set => field = value ?? ""; } = "";

    public string Password { get; set => field = value ?? ""; } = "";

    public string Again { get; set => field = value ?? ""; } = "";
}

internal sealed class ChoosePasswordRules : AbstractValidator<ChoosePasswordForm>
{
    public ChoosePasswordRules()
    {
        RuleFor(form => form.Password).Must(password => password.Length is >= Account.MinPassword and <= Account.MaxPassword).Says("directory.password.length", Account.MinPassword, Account.MaxPassword);
        RuleFor(form => form.Again).Equal(form => form.Password).Says("directory.password.again.different");
    }
}

/// <summary>Sets a first or a new password by a mailed link. Every session of the account ends; its second step stays as it was.</summary>
internal sealed class ChoosePassword(DirectoryDb db, LinksDesk links, IPasswordHasher<Account> hasher)
{
    public const string Purpose = "directory.access";

    private static readonly ChoosePasswordRules rules = new();

    public async Task<Outcome<Account>> Run(ChoosePasswordForm form, Occasion occasion, CancellationToken cancellation)
    {
        var opened = await links.Open(form.Secret, Purpose, cancellation);
        if (opened.Problem is { } closed) return closed;
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Reference == opened.Value.Subject, cancellation) is not { } account) return Problem.NotFound("directory.link.unknown");
        List<Finding> findings = [.. rules.Findings(form)];
        if (form.Password.Length > 0 && IsOwn(form.Password, account)) findings.Add(new(nameof(form.Password), "directory.password.own"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        (account.PasswordHash, account.EmailConfirmed, account.AccessFailedCount, account.LockoutEnd) = (hasher.HashPassword(account, form.Password), true, 0, null);
        account.Restamp();
        await links.Use(opened.Value, cancellation);

        var by = occasion with { By = Viewer.Of(account.Id, account.Name, []), Channel = Channel.MailedLink };
        return await db.Db.Save(by, [new("directory.password-chosen", account.Case, account.Reference, null, account.Readers)], cancellation) is { } problem ? problem : account;
    }

    /// <summary>One's own name or address is the first thing somebody else would try.</summary>
    private static bool IsOwn(string password, Account account) =>
        new[] { account.Email!, account.Email!.Split('@')[0], account.Name }.Any(own => own.Length > 3 && password.Contains(own, StringComparison.OrdinalIgnoreCase) && password.Length < own.Length + 8);
}
