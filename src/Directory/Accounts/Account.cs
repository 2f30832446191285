using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Passerelle.Directory.Accounts;

/// <summary>A person who signs in. What they may do comes from the offices they hold, never from the account.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int MaxName = 120;

    public required string Name { get; set; }

    public required string Language { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Name).HasMaxLength(Account.MaxName);
        account.Property(a => a.Language).HasMaxLength(2);
        account.Property(a => a.UserName).HasMaxLength(254);
        account.Property(a => a.NormalizedUserName).HasMaxLength(254);
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.NormalizedEmail).HasMaxLength(254);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
    }
}
