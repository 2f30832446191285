using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Library.Practices;

internal enum PracticeStatus { Draft, Reviewed, Published, Due, Withdrawn }

/// <summary>
/// A way of doing something, which others may take up: a permanent address, as a fiche is. The words being worked on are its <see cref="Draft"/>, those
/// published its <see cref="PracticeEdition"/>s. An office answers for it and says, again and again, whether it still holds.
/// </summary>
internal sealed class Practice : ISeen, IVersioned
{
    public const int MaxReason = Library.Draft.MaxReason;

    /// <summary>The furthest day on which it has to be looked at again, in years.</summary>
    public const int LongestReview = 5;

    public required PracticeId Id { get; init; }

    public required string Reference { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    /// <summary>The fiche and the passage it was taken from, so that none is taken twice; null when it was written directly.</summary>
    public string? Fiche { get; init; }

    public string? Section { get; init; }

    public required PracticeOrigin Origin { get; init; }

    public PracticeStatus Status { get; private set; }

    /// <summary>The number of the newest edition; 0 before the first.</summary>
    public int Edition { get; private set; }

    /// <summary>The office that answers for it; null until somebody has named one.</summary>
    public OfficeId? Owner { get; private set; }

    /// <summary>The last day on which it may be relied on without being looked at again.</summary>
    public DateOnly? ReviewBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Public: it stands at the address in place of the text. Empty unless withdrawn.</summary>
    public LocalizedText WithdrawalReason { get; private set; } = LocalizedText.Empty;

    public int Version { get; set; }

    public required PracticeDraft Draft { get; init; }

    public CaseKey Case => new(CaseId, CaseReference);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Who knows of it: from its first edition on, everybody; before that those who publish, and the office that is to answer for it.</summary>
    public IReadOnlyList<string> Readers => Edition > 0 ? [To.Public] : Owner is { } owner ? [.. Library.Fiche.Desk, To.Office(owner.Value)] : Library.Fiche.Desk;

    public static Practice Begin(string reference, string language, CaseKey? within, PracticeOrigin origin, DateTimeOffset at)
    {
        var id = ITypedId<PracticeId>.New(at);
        return new()
        {
            Id = id, Reference = reference, CaseId = within?.Id ?? id.Value, CaseReference = within?.Reference ?? reference, Fiche = origin.Fiche, Section = origin.Section, Origin = origin,
            Draft = new() { Id = ITypedId<PracticeDraftId>.New(at), Practice = id, Text = PracticeText.Blank(language) },
        };
    }

    public void Belong(OfficeId? owner, DateOnly? reviewBy) => (Owner, ReviewBy) = (owner, reviewBy);

    public void Pass(PracticeStatus to) => Status = to;

    /// <summary>Somebody has looked: it holds until another day.</summary>
    public void Confirm(PracticeStatus to, DateOnly until) => (Status, ReviewBy) = (to, until);

    public PracticeEdition Publish(PracticeStatus to, PracticeContent content, DateTimeOffset at)
    {
        (Status, Edition) = (to, Edition + 1);
        var edition = new PracticeEdition { Id = ITypedId<PracticeEditionId>.New(at), Practice = Id, Number = Edition, PublishedAt = at, Content = content, Correction = Draft.Correction };
        Draft.Published();
        return edition;
    }

    public void Withdraw(PracticeStatus to, LocalizedText reason, DateTimeOffset at) => (Status, WithdrawnAt, WithdrawalReason) = (to, at, reason);
}

/// <summary>The words being worked on, and by whom: who has written any of them since the last edition neither reviews nor publishes the next.</summary>
internal sealed class PracticeDraft : ISeen, IVersioned
{
    public required PracticeDraftId Id { get; init; }

    public required PracticeId Practice { get; init; }

    public required PracticeText Text { get; set; }

    /// <summary>Accounts of those who wrote or translated since the last edition.</summary>
    public List<Guid> Writers { get; private set; } = [];

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Name of who reviewed it; empty before.</summary>
    public string ReviewedBy { get; set; } = "";

    /// <summary>What the next edition changes; printed with it. Empty before the first edition.</summary>
    public LocalizedText Correction { get; set; } = LocalizedText.Empty;

    /// <summary>Why it came back from review; empty when it did not.</summary>
    public LocalizedText Returned { get; set; } = LocalizedText.Empty;

    public int Version { get; set; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Library.Fiche.Desk;

    public void Change(PracticeText text, Occasion occasion)
    {
        Text = text;
        (ChangedBy, ChangedAt, ReviewedBy) = (occasion.By.Name, occasion.At, "");
        // A new list: what the database compares with must stay as it was read.
        if (occasion.By.Account is { } account && !Writers.Contains(account)) Writers = [.. Writers, account];
    }

    public void Published() => (Writers, Correction, Returned) = ([], LocalizedText.Empty, LocalizedText.Empty);
}

/// <summary>A practice as published: never changed.</summary>
internal sealed class PracticeEdition : ISeen
{
    public required PracticeEditionId Id { get; init; }

    public required PracticeId Practice { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required PracticeContent Content { get; init; }

    /// <summary>What it changes in the one before; empty for the first.</summary>
    public required LocalizedText Correction { get; init; }

    public bool Withdrawn { get; private set; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Withdrawn ? Library.Fiche.Desk : [To.Public];

    public void Withdraw() => Withdrawn = true;
}

/// <summary>A readable address of a practice. It stays when the title changes, and leads to the number.</summary>
internal sealed class PracticeAddress
{
    public const int MaxSlug = 120;

    public required string Slug { get; init; }

    public required PracticeId Practice { get; init; }

    /// <summary>A title as an address: small Latin letters, figures and hyphens; empty when the title is in another script.</summary>
    public static string SlugOf(string title)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var letter in Folding.Fold(title).Replace("œ", "oe").Replace("æ", "ae"))
            if (char.IsAsciiLetterOrDigit(letter)) slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.ToString(0, Math.Min(slug.Length, MaxSlug)).Trim('-') is var made && made.Any(char.IsAsciiLetter) ? made : "";
    }
}

internal sealed class PracticeMapping : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.HasIndex(p => p.Reference).IsUnique();
        // A passage is taken up once: two editors at the same time find each other.
        practice.HasIndex(p => new { p.Fiche, p.Section }).IsUnique();
        practice.HasIndex(p => new { p.Status, p.ReviewBy });
        practice.Property(p => p.Reference).HasMaxLength(40);
        practice.Property(p => p.CaseReference).HasMaxLength(40);
        practice.Property(p => p.Fiche).HasMaxLength(40);
        practice.Property(p => p.Section).HasMaxLength(40);
        practice.Property(p => p.Origin).AsJson();
        practice.HasOne(p => p.Draft).WithOne().HasForeignKey<PracticeDraft>(draft => draft.Practice);
        practice.Ignore(p => p.Case);
        practice.Ignore(p => p.Readers);
    }
}

internal sealed class PracticeDraftMapping : IEntityTypeConfiguration<PracticeDraft>
{
    public void Configure(EntityTypeBuilder<PracticeDraft> draft)
    {
        draft.Property(d => d.Text).AsJson();
        draft.Property(d => d.Writers).AsJson();
        draft.Property(d => d.ChangedBy).HasMaxLength(200);
        draft.Property(d => d.ReviewedBy).HasMaxLength(200);
    }
}

internal sealed class PracticeEditionMapping : IEntityTypeConfiguration<PracticeEdition>
{
    public void Configure(EntityTypeBuilder<PracticeEdition> edition)
    {
        edition.HasIndex(e => new { e.Practice, e.Number }).IsUnique();
        edition.HasIndex(e => e.PublishedAt);
        edition.Property(e => e.Content).AsJson();
        edition.HasOne<Practice>().WithMany().HasForeignKey(e => e.Practice);
    }
}

internal sealed class PracticeAddressMapping : IEntityTypeConfiguration<PracticeAddress>
{
    public void Configure(EntityTypeBuilder<PracticeAddress> address)
    {
        address.HasKey(a => a.Slug);
        address.Property(a => a.Slug).HasMaxLength(PracticeAddress.MaxSlug);
        address.HasIndex(a => a.Practice);
    }
}
