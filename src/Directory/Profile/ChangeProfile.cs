using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;

namespace Passerelle.Directory.Profile;

internal sealed class ChangeProfileForm
{
    public string Name { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? ""; } = "";
}

internal sealed class ChangeProfileRules : AbstractValidator<ChangeProfileForm>
{
    public ChangeProfileRules()
    {
        RuleFor(form => form.Name).Must(name => name.Trim() is { Length: > 0 and <= Account.MaxName }).Says("directory.account.name.needed", Account.MaxName);
        RuleFor(form => form.Language).Must(Platform.Texts.Language.Knows).Says("directory.language.needed");
    }
}

/// <summary>A person's own name and the language they are written to in. What was done under an earlier name keeps it.</summary>
internal sealed class ChangeProfile(DirectoryDb db)
{
    private static readonly ChangeProfileRules rules = new();

    public async Task<Outcome<bool>> Run(ChangeProfileForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Id == occasion.By.Account, cancellation) is not { } account) return Problem.NotFound();
        if (rules.Findings(form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        (account.Name, account.Language) = (form.Name.Trim(), form.Language);

        var fact = new Fact("directory.profile-changed", account.Case, account.Reference, new { account.Name, account.Language }, account.Readers);
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : true;
    }
}
