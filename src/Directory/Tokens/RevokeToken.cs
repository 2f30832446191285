using Microsoft.EntityFrameworkCore;

namespace Passerelle.Directory.Tokens;

/// <summary>Ends one's own key to the API at once.</summary>
internal sealed class RevokeToken(DirectoryDb db)
{
    public async Task<Outcome<bool>> Run(Guid id, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Id == occasion.By.Account, cancellation) is not { } account) return Problem.NotFound();
        if (await db.Tokens.SingleOrDefaultAsync(token => token.Id == id && token.Account == account.Id, cancellation) is not { } token) return Problem.NotFound();
        if (token.RevokedAt is not null) return true;

        token.RevokedAt = occasion.At;

        return await db.Db.Save(occasion, [new("directory.token-revoked", account.Case, account.Reference, new { token = token.Name }, account.Readers)], cancellation) is { } problem ? problem : true;
    }
}
