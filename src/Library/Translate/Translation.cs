using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Library.Translate;

internal enum TranslationStatus { InWork, SignedOff }

/// <summary>A segment done of a text that is not yet whole: what is whole stands in the record itself.</summary>
/// <param name="Name">Of the text.</param>
internal sealed record PendingSegment(string Name, RenderedSegment Rendered);

/// <summary>What a machine proposes for a source segment. It is nobody's work and stands in no record until a person takes it.</summary>
/// <param name="Of">Print of the source segment.</param>
/// <param name="By">What the machine is called.</param>
internal sealed record MachineProposal(string Of, string Text, string By);

/// <summary>An office vouches for a language.</summary>
internal sealed record Signature(Guid Office, LocalizedText OfficeName, string By, DateTimeOffset At);

/// <summary>
/// A record being translated into one language, from the first segment to its sign-off. What is changed afterwards begins the next round, so that who has
/// signed what stays known.
/// </summary>
internal sealed class Translation : ISeen, IVersioned
{
    public required TranslationId Id { get; init; }

    /// <summary>As the record's words in work are seen.</summary>
    public required Guid Record { get; init; }

    public required string Kind { get; init; }

    public required string Reference { get; init; }

    public required string Language { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    public TranslationStatus Status { get; private set; }

    public List<PendingSegment> Pending { get; private set; } = [];

    public List<MachineProposal> Proposals { get; private set; } = [];

    /// <summary>Accounts of those who translated in this round: none of them signs it off.</summary>
    public List<Guid> Translators { get; private set; } = [];

    public Signature? Signed { get; private set; }

    /// <summary>Of all it signed, see <see cref="Bench.Print"/>.</summary>
    public string? SignedPrint { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<string> Readers { get; set; } = [];

    public int Version { get; set; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    public void Change(TranslationStatus to, IEnumerable<PendingSegment> pending, Occasion occasion)
    {
        (Status, Pending, ChangedBy, ChangedAt) = (to, [.. pending], occasion.By.Name, occasion.At);
        if (occasion.By.Account is { } account && !Translators.Contains(account)) Translators = [.. Translators, account];
    }

    public void Propose(TranslationStatus to, IEnumerable<MachineProposal> proposals)
    {
        var fresh = proposals.ToList();
        (Status, Proposals) = (to, [.. Proposals.Where(old => fresh.TrueForAll(proposal => proposal.Of != old.Of)), .. fresh]);
    }

    public void SignOff(TranslationStatus to, Signature signature, string print) => (Status, Signed, SignedPrint) = (to, signature, print);

    /// <summary>What follows a round that was signed off.</summary>
    public static Translation Begin(Translation? before, Guid record, string kind, string reference, string language, IReadOnlyList<string> readers, DateTimeOffset at) => new()
    {
        Id = ITypedId<TranslationId>.New(at), Record = record, Kind = kind, Reference = reference, Language = language, Round = (before?.Round ?? 0) + 1, Readers = readers, Proposals = before?.Proposals ?? [],
    };
}

/// <summary>The office that signs off what is translated into a language; without one, any publisher does.</summary>
internal sealed class LanguageOffice : IVersioned
{
    public required LanguageOfficeId Id { get; init; }

    public required string Language { get; init; }

    public OfficeId? Office { get; set; }

    public int Version { get; set; }
}

internal sealed class TranslationMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> translation)
    {
        translation.HasIndex(t => new { t.Record, t.Language, t.Round }).IsUnique();
        translation.HasIndex(t => t.Language);
        translation.Property(t => t.Kind).HasMaxLength(40);
        translation.Property(t => t.Reference).HasMaxLength(40);
        translation.Property(t => t.Language).HasMaxLength(2);
        translation.Property(t => t.Pending).AsJson();
        translation.Property(t => t.Proposals).AsJson();
        translation.Property(t => t.Translators).AsJson();
        translation.Property(t => t.Signed).AsOptionalJson();
        translation.Property(t => t.SignedPrint).HasMaxLength(64);
        translation.Property(t => t.ChangedBy).HasMaxLength(200);
        translation.Property(t => t.Readers).AsJson();
    }
}

internal sealed class LanguageOfficeMapping : IEntityTypeConfiguration<LanguageOffice>
{
    public void Configure(EntityTypeBuilder<LanguageOffice> duty)
    {
        duty.HasIndex(d => d.Language).IsUnique();
        duty.Property(d => d.Language).HasMaxLength(2);
    }
}
