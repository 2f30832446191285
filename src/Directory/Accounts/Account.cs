using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Accounts;

/// <summary>A person who signs in. What they may do comes from the offices they hold, never from the account.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int MaxName = 120;
    public const int MaxEmail = 254;

    /// <summary>Long and easy to remember beats short and odd: no kinds of characters are asked for.</summary>
    public const int MinPassword = 12;

    public const int MaxPassword = 128;

    /// <summary><c>ACC-2012-0001</c>; also the reference of the account's own case, in which what concerns its security stands.</summary>
    public required string Reference { get; init; }

    public required string Name { get; set; }

    public required string Language { get; set; }

    public CaseKey Case => new(Id, Reference);

    public IReadOnlyList<string> Readers => [To.Account(Id), To.Role(Role.Administrator), To.Role(Role.Auditor)];

    /// <summary>Every session begun before this is signed out at its next look.</summary>
    public void Restamp() =>
        (SecurityStamp, ConcurrencyStamp) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.HasIndex(a => a.Reference).IsUnique();
        account.Property(a => a.Reference).HasMaxLength(20);
        account.Property(a => a.Name).HasMaxLength(Account.MaxName);
        account.Property(a => a.Language).HasMaxLength(2);
        account.Property(a => a.UserName).HasMaxLength(Account.MaxEmail);
        account.Property(a => a.NormalizedUserName).HasMaxLength(Account.MaxEmail);
        account.Property(a => a.Email).HasMaxLength(Account.MaxEmail);
        account.Property(a => a.NormalizedEmail).HasMaxLength(Account.MaxEmail);
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.Ignore(a => a.Case);
        account.Ignore(a => a.Readers);
    }
}
