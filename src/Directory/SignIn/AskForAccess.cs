using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.SignIn;

internal sealed class AskForAccessForm
{
    public string Email { get; set => field = value ?? ""; } = "";
}

/// <summary>Mails a link to choose a new password. The answer is the same whether or not there is such an account: nobody learns who has one.</summary>
internal sealed class AskForAccess(DirectoryDb db, LinksDesk links, ILookupNormalizer normalizer)
{
    public async Task<Outcome<bool>> Run(AskForAccessForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Mailbox.Accepts(form.Email)) return Problem.Invalid(nameof(form.Email), "directory.email.needed");
        var normalized = normalizer.NormalizeEmail(form.Email.Trim());
        if (await db.Accounts.SingleOrDefaultAsync(account => account.NormalizedEmail == normalized, cancellation) is not { } account) return true;
        // Who holds no office today has nothing to sign in for; an administrator gives them one first.
        var mandate = (await db.Mandates.AsNoTracking().Where(mandate => mandate.Account == account.Id).ToListAsync(cancellation)).Find(mandate => mandate.RunsOn(occasion.Today));
        if (mandate is null) return true;

        var link = links.Make(ChoosePassword.Purpose, account.Reference, mandate.Office, account.Language, occasion.At);
        var fact = new Fact("directory.access-asked", account.Case, account.Reference, null, account.Readers)
        { Letters = [new("directory.letter.access", new(account.Name, account.Email!, account.Language), [], link)] };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : true;
    }
}
