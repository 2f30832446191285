using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Links;

/// <summary>A single-purpose key to one act for an office without an account, or for the person a record is about. Only its hash is kept; it works once, and not after its last day.</summary>
internal sealed class MailedLink
{
    public required LinkId Id { get; init; }

    /// <summary>SHA-256 of the secret in the address, lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Room and word, such as <c>requests.sign-off</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>Reference of the record it opens.</summary>
    public required string Subject { get; init; }

    /// <summary>Null for a link of a person who holds no office here.</summary>
    public required OfficeId? Office { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

internal sealed class MailedLinkMapping : IEntityTypeConfiguration<MailedLink>
{
    public void Configure(EntityTypeBuilder<MailedLink> link)
    {
        link.HasIndex(l => l.SecretHash).IsUnique();
        link.Property(l => l.SecretHash).HasMaxLength(64);
        link.Property(l => l.Purpose).HasMaxLength(60);
        link.Property(l => l.Subject).HasMaxLength(40);
        // Two people on one link at once: the second finds it used.
        link.Property(l => l.UsedAt).IsConcurrencyToken();
    }
}
