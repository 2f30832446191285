using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Links;
using Passerelle.Directory.Offices;

namespace Passerelle.Directory;

/// <summary>The room's tables over the one database.</summary>
internal sealed class DirectoryDb(Db db)
{
    public Db Db => db;

    public DbSet<Institution> Institutions => db.Set<Institution>();

    public DbSet<Office> Offices => db.Set<Office>();

    public DbSet<Mandate> Mandates => db.Set<Mandate>();

    public DbSet<Account> Accounts => db.Set<Account>();

    public DbSet<AccessToken> Tokens => db.Set<AccessToken>();

    public DbSet<MailedLink> Links => db.Set<MailedLink>();

    public DbSet<Initiative> Initiatives => db.Set<Initiative>();
}
