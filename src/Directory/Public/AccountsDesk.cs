using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;

namespace Passerelle.Directory.Public;

/// <summary>What other rooms and commands may ask about people.</summary>
public sealed class AccountsDesk
{
    private readonly DirectoryDb db;
    private readonly Occasions occasions;

    internal AccountsDesk(DirectoryDb db, Occasions occasions) => (this.db, this.occasions) = (db, occasions);

    /// <summary>The person with the offices held on a day, as on a web request of that day; <see cref="Viewer.Anyone"/> when there is no such account.</summary>
    public Task<Viewer> Viewer(Guid account, DateOnly day, CancellationToken cancellation) => occasions.ViewerOf(account, day, cancellation);

    /// <summary>Null when no account has this address.</summary>
    public async Task<Guid?> Find(string email, CancellationToken cancellation)
    {
        var normalized = email.Trim().Normalize().ToUpperInvariant();
        return await db.Accounts.Where(account => account.NormalizedEmail == normalized).Select(account => (Guid?)account.Id).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>How a person is written to; null when there is no such account.</summary>
    public async Task<Addressee?> Addressee(Guid account, CancellationToken cancellation) =>
        await db.Accounts.AsNoTracking().Where(each => each.Id == account).Select(each => new { each.Name, each.Email, each.Language }).SingleOrDefaultAsync(cancellation) is { Email: { } email } person
            ? new(person.Name, email, person.Language) : null;

    /// <summary>Names of the accounts found among <paramref name="ids"/>.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
}
