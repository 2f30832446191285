using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Library;

internal enum PublicationStatus { Draft, InReview, Published, Corrected, Withdrawn }

/// <summary>
/// The fiche of an Action as a permanent address: it never goes, whatever becomes of what it says. The words being worked on are its
/// <see cref="Draft"/>, those published its <see cref="Edition"/>s.
/// </summary>
internal sealed class Fiche : ISeen, IVersioned
{
    public required FicheId Id { get; init; }

    /// <summary>Empty until it is first saved.</summary>
    public string Reference { get; private set; } = "";

    public required ActionId Action { get; init; }

    public required string ActionReference { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public PublicationStatus Status { get; private set; }

    /// <summary>The number of the newest edition; 0 before the first.</summary>
    public int Edition { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Public: it stands at the address in place of the text. Empty unless withdrawn.</summary>
    public LocalizedText WithdrawalReason { get; private set; } = LocalizedText.Empty;

    public int Version { get; set; }

    public required Draft Draft { get; init; }

    public CaseKey Case => new(CaseId, CaseReference);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Who knows of it: from its first edition on, everybody.</summary>
    public IReadOnlyList<string> Readers => Edition > 0 ? [To.Public] : Desk;

    /// <summary>Who works on what is not yet published.</summary>
    public static readonly IReadOnlyList<string> Desk = [.. Role.Team.Concat([Role.Editor, Role.Publisher]).Select(To.Role)];

    public static Fiche Begin(ActionSummary action, string language, OfficeId office, DateTimeOffset at)
    {
        var id = ITypedId<FicheId>.New(at);
        return new()
        {
            Id = id, Action = action.Id, ActionReference = action.Reference, CaseId = action.Case.Id, CaseReference = action.Case.Reference,
            Draft = new() { Id = ITypedId<DraftId>.New(at), Fiche = id, Text = FicheText.Blank(language), Office = office },
        };
    }

    public void Register(string reference) => Reference = reference;

    public void Pass(PublicationStatus to) => Status = to;

    public Edition Publish(PublicationStatus to, FicheContent content, DateTimeOffset at)
    {
        (Status, Edition) = (to, Edition + 1);
        var edition = new Edition { Id = ITypedId<EditionId>.New(at), Fiche = Id, Number = Edition, PublishedAt = at, Content = content, Correction = Draft.Correction };
        Draft.Published();
        return edition;
    }

    public void Withdraw(LocalizedText reason, DateTimeOffset at) => (Status, WithdrawnAt, WithdrawalReason) = (PublicationStatus.Withdrawn, at, reason);
}

/// <summary>The words being worked on, and by whom: who has written any of them since the last edition cannot approve the next.</summary>
internal sealed class Draft : ISeen, IVersioned
{
    public const int MaxReason = 800;

    public required DraftId Id { get; init; }

    public required FicheId Fiche { get; init; }

    public required FicheText Text { get; set; }

    /// <summary>Accounts of those who wrote or translated since the last edition.</summary>
    public List<Guid> Writers { get; private set; } = [];

    /// <summary>The office that answers for the text; it hears of a return.</summary>
    public required OfficeId Office { get; set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What the next edition corrects; printed with it. Empty before the first edition.</summary>
    public LocalizedText Correction { get; set; } = LocalizedText.Empty;

    /// <summary>Why it came back from review; empty when it did not.</summary>
    public LocalizedText Returned { get; set; } = LocalizedText.Empty;

    public int Version { get; set; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Library.Fiche.Desk;

    public void Change(FicheText text, Occasion occasion)
    {
        Text = text;
        (ChangedBy, ChangedAt) = (occasion.By.Name, occasion.At);
        // A new list: what the database compares with must stay as it was read.
        if (occasion.By.Account is { } account && !Writers.Contains(account)) Writers = [.. Writers, account];
    }

    public void Published() => (Writers, Correction, Returned) = ([], LocalizedText.Empty, LocalizedText.Empty);
}

/// <summary>A version as published: never changed. It stays at its address under its number; once the fiche is withdrawn, only the facility's own staff read it.</summary>
internal sealed class Edition : ISeen
{
    public required EditionId Id { get; init; }

    public required FicheId Fiche { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required FicheContent Content { get; init; }

    /// <summary>What it corrects in the one before; empty for the first.</summary>
    public required LocalizedText Correction { get; init; }

    public bool Withdrawn { get; private set; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Withdrawn ? Library.Fiche.Desk : [To.Public];

    public void Withdraw() => Withdrawn = true;
}

internal sealed class FicheMapping : IEntityTypeConfiguration<Fiche>
{
    public void Configure(EntityTypeBuilder<Fiche> fiche)
    {
        fiche.HasIndex(f => f.Reference).IsUnique();
        // One fiche for one Action: two editors who begin at the same time find each other.
        fiche.HasIndex(f => f.Action).IsUnique();
        fiche.HasIndex(f => f.ActionReference);
        fiche.Property(f => f.Reference).HasMaxLength(40);
        fiche.Property(f => f.ActionReference).HasMaxLength(40);
        fiche.Property(f => f.CaseReference).HasMaxLength(40);
        fiche.HasOne(f => f.Draft).WithOne().HasForeignKey<Draft>(draft => draft.Fiche);
        fiche.Ignore(f => f.Case);
        fiche.Ignore(f => f.Readers);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.Property(d => d.Text).AsJson();
        draft.Property(d => d.Writers).AsJson();
        draft.Property(d => d.ChangedBy).HasMaxLength(200);
    }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.HasIndex(e => new { e.Fiche, e.Number }).IsUnique();
        edition.HasIndex(e => e.PublishedAt);
        edition.Property(e => e.Content).AsJson();
        edition.HasOne<Fiche>().WithMany().HasForeignKey(e => e.Fiche);
    }
}
