using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Accounts;
using Passerelle.Directory.Concepts;
using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Links;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Settings;

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

    public DbSet<SettingsVersion> Settings => db.Set<SettingsVersion>();

    public DbSet<Postings.Posting> Postings => db.Set<Postings.Posting>();

    public DbSet<Programmes.Programme> Programmes => db.Set<Programmes.Programme>();

    public DbSet<MailedLink> Links => db.Set<MailedLink>();

    public DbSet<Initiative> Initiatives => db.Set<Initiative>();

    public DbSet<ConceptVersion> Concepts => db.Set<ConceptVersion>();

    /// <summary>The version of the facility's choices made last; null before the first.</summary>
    public Task<SettingsVersion?> Latest(CancellationToken cancellation) =>
        Settings.AsNoTracking().OrderByDescending(version => version.At).ThenByDescending(version => version.Reference).FirstOrDefaultAsync(cancellation);
}
