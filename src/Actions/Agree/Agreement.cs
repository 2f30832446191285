using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Files;

namespace Passerelle.Actions.Agree;

/// <summary>Who signed a version, for which side, when, and the hash of the file that was before them.</summary>
/// <param name="By">The office, as named at the time.</param>
/// <param name="Name">The person.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hexadecimal.</param>
internal sealed record Signature(bool Facility, Guid Office, string By, string Name, DateTimeOffset At, string Hash);

/// <summary>One version of the agreement on an Action: a file that never changes, what it was made from, and who has signed it.</summary>
internal sealed class Agreement : IVersioned
{
    public required Guid Id { get; init; }

    public required ActionId Action { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The language it is written in.</summary>
    public required string Language { get; init; }

    public required FileId File { get; init; }

    /// <summary>What the file says, from which it is printed again in another form: whatever becomes of the record, an old version reads as it was.</summary>
    public required Document Text { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal: what a signature is under.</summary>
    public required string Hash { get; init; }

    /// <summary>Fingerprint of the record it was made from: when the record's changes, a new version is needed.</summary>
    public required string Says { get; init; }

    public required DateTimeOffset At { get; init; }

    public int Version { get; set; }

    public List<Signature> Signatures { get; private set; } = [];

    public bool IsSignedByFacility => Signatures.Exists(signature => signature.Facility);

    public bool IsSignedBy(Guid office) => Signatures.Exists(signature => !signature.Facility && signature.Office == office);

    public void Sign(Signature signature) => Signatures = [.. Signatures, signature];
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.HasIndex(a => new { a.Action, a.Number }).IsUnique();
        agreement.Property(a => a.Language).HasMaxLength(2);
        agreement.Property(a => a.Hash).HasMaxLength(64);
        agreement.Property(a => a.Says).HasMaxLength(64);
        agreement.Property(a => a.Text).AsJson();
        agreement.Property(a => a.Signatures).AsJson();
        agreement.Ignore(a => a.IsSignedByFacility);
    }
}
