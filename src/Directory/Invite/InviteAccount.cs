using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Directory.SignIn;

namespace Passerelle.Directory.Invite;

internal sealed class InviteAccountForm
{
    /// <summary>Reference of the office the person is invited for; the mandate itself is given apart, with its dates.</summary>
    public string Office { get; set => field = value ?? ""; } = "";

    public string Name { get; set => field = value ?? ""; } = "";

    public string Email { get; set => field = value ?? ""; } = "";

    public string Language { get; set => field = value ?? ""; } = "";
}

internal sealed class InviteAccountRules : AbstractValidator<InviteAccountForm>
{
    public InviteAccountRules()
    {
        RuleFor(form => form.Name).Must(name => name.Trim() is { Length: > 0 and <= Account.MaxName }).Says("directory.account.name.needed", Account.MaxName);
        RuleFor(form => form.Email).Must(Mailbox.Accepts).Says("directory.email.needed");
        RuleFor(form => form.Language).Must(Platform.Texts.Language.Knows).Says("directory.language.needed");
    }
}

internal sealed record InvitedAccount(Guid Id, string Reference);

/// <summary>Makes an account without a password and writes to its owner, who chooses one by the link in the letter.</summary>
internal sealed class InviteAccount(DirectoryDb db, LinksDesk links, ILookupNormalizer normalizer)
{
    private static readonly InviteAccountRules rules = new();

    public async Task<Outcome<InvitedAccount>> Run(InviteAccountForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (Keepers.Refuse(occasion.By) is { } refused) return refused;
        var office = await db.Offices.SingleOrDefaultAsync(office => office.Reference == form.Office, cancellation);
        var email = form.Email.Trim();
        var normalized = normalizer.NormalizeEmail(email);
        List<Finding> findings = [.. rules.Findings(form)];
        if (office is null) findings.Add(new(nameof(form.Office), "directory.mandate.office.needed"));
        if (await db.Accounts.AnyAsync(account => account.NormalizedEmail == normalized, cancellation)) findings.Add(new(nameof(form.Email), "directory.account.email.taken"));
        if (office is null || findings.Count > 0) return Problem.Invalid(findings);

        var account = new Account
        {
            Id = OrderedId.New(occasion.At), Reference = await db.Db.NextReference("ACC", occasion.At.Year, cancellation), Name = form.Name.Trim(), Language = form.Language,
            UserName = email, NormalizedUserName = normalized, Email = email, NormalizedEmail = normalized, LockoutEnabled = true,
        };
        account.Restamp();
        db.Accounts.Add(account);

        var link = links.Make(ChoosePassword.Purpose, account.Reference, office.Id, account.Language, occasion.At);
        var fact = new Fact("directory.account-invited", office.Case, account.Reference, new { person = account.Name }, office.Readers(account.Id))
        { Office = occasion.By.OfficeWith(Role.Administrator), Letters = [Letter(account.Name, email, account.Language, office.Name, link)] };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : new InvitedAccount(account.Id, account.Reference);
    }

    private static LetterDraft Letter(string name, string email, string language, LocalizedText office, string? link) =>
        new("directory.letter.invitation", new(name, email, language), [office.Best(language)], link);
}
