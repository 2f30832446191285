using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Passerelle.Directory.Accounts;

/// <summary>A personal key to the API. It opens what its account's offices open on the day, no more; only its hash is kept.</summary>
internal sealed class AccessToken
{
    public const int MaxName = 80;

    /// <summary>Recognised by scanners of leaked secrets.</summary>
    public const string Prefix = "passerelle_";

    public static readonly IReadOnlyList<int> Lifetimes = [7, 30, 90, 365];

    public required Guid Id { get; init; }

    public required Guid Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal: the secret is random and long, so nothing slower is needed.</summary>
    public required string SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool OpensAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.HasIndex(t => t.SecretHash).IsUnique();
        token.HasIndex(t => t.Account);
        token.Property(t => t.Name).HasMaxLength(AccessToken.MaxName);
        token.Property(t => t.SecretHash).HasMaxLength(64);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.Account);
    }
}
