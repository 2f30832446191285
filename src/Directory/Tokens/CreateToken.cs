using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;

namespace Passerelle.Directory.Tokens;

internal sealed class CreateTokenForm
{
    public string Name { get; set => field = value ?? ""; } = "";

    /// <summary>Of <see cref="AccessToken.Lifetimes"/>.</summary>
    public int Days { get; set; } = 30;
}

internal sealed class CreateTokenRules : AbstractValidator<CreateTokenForm>
{
    public CreateTokenRules()
    {
        RuleFor(form => form.Name).Must(name => name.Trim() is { Length: > 0 and <= AccessToken.MaxName }).Says("directory.token.name.needed", AccessToken.MaxName);
        RuleFor(form => form.Days).Must(AccessToken.Lifetimes.Contains).Says("directory.token.days.needed");
    }
}

/// <summary>Makes a personal key to the API. The answer is its secret, which nobody can read again.</summary>
internal sealed class CreateToken(DirectoryDb db)
{
    private static readonly CreateTokenRules rules = new();

    public async Task<Outcome<string>> Run(CreateTokenForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Id == occasion.By.Account, cancellation) is not { } account) return Problem.NotFound();
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        var secret = AccessToken.NewSecret();
        var token = new AccessToken
        {
            Id = OrderedId.New(occasion.At), Account = account.Id, Name = form.Name.Trim(), SecretHash = AccessToken.HashOf(secret), CreatedAt = occasion.At, ExpiresAt = occasion.At.AddDays(form.Days),
        };
        db.Tokens.Add(token);

        var fact = new Fact("directory.token-created", account.Case, account.Reference, new { token = token.Name, expires = token.ExpiresAt }, account.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : secret;
    }
}
