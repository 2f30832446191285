using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels;

/// <summary>Somebody whom a home administration names, and who would go in their place.</summary>
/// <param name="Expert">Reference, as <paramref name="Replacement"/>.</param>
internal sealed record Nomination(string Expert, ExpertId Id, string? Replacement, ExpertId? ReplacementId);

/// <summary>Somebody who may countersign, and the key of the link they were mailed.</summary>
internal sealed record Countersigner(string Key, Guid Account);

/// <summary>A call to the office that speaks for a home administration: it names experts, declines, puts it off or passes it on.</summary>
internal sealed class Call : ISeen, IVersioned
{
    public const int MaxReason = 1000, MostSeats = 20;

    public required CallId Id { get; init; }

    /// <summary><c>CAL-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required MobilisationId Mobilisation { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public required OfficeId Office { get; init; }

    /// <summary>Of the office, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The last day for an answer; it counts in full.</summary>
    public required DateOnly ClosesOn { get; init; }

    public required int Seats { get; init; }

    /// <summary>Days of each seat.</summary>
    public required int Days { get; init; }

    /// <summary>References of those the panel proposes from this administration.</summary>
    public required List<string> Named { get; init; }

    /// <summary>The call it was passed on from.</summary>
    public string? PassedOnFrom { get; init; }

    public CallStatus Status { get; private set; } = CallStatus.Sent;

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>“Later”: when the office will answer.</summary>
    public DateOnly? PutOffUntil { get; private set; }

    /// <summary>Why it declined.</summary>
    public string? Reason { get; private set; }

    public OfficeId? PassedOnTo { get; private set; }

    public List<Nomination> Nominations { get; private set; } = [];

    public List<Countersigner> Countersigners { get; private set; } = [];

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    /// <summary>Asked for until when: the office may have named a later day within the call.</summary>
    public DateOnly DueOn => PutOffUntil ?? ClosesOn;

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    public IReadOnlyList<string> Readers => [.. Panel.Readers, To.Office(Office.Value)];

    public void Take(Passage<CallStatus, CallAct, Call> passage, DateTimeOffset at) => (Status, AnsweredAt) = (passage.Step.To, passage.Step.To == CallStatus.Sent ? null : at);

    public void Nominate(List<Nomination> nominations) => Nominations = nominations;

    public void PutOff(DateOnly until) => PutOffUntil = until;

    public void Decline(string reason) => Reason = reason;

    public void PassOn(OfficeId to) => PassedOnTo = to;

    /// <summary>The key that a person's own link carries; another at each asking.</summary>
    public string Ask(Guid account)
    {
        var key = $"{Reference}.{Countersigners.Count + 1}";
        Countersigners = [.. Countersigners, new(key, account)];
        return key;
    }

    public Fact Fact(string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) => new(kind, Case, Reference, details, Readers) { Office = office, Letters = letters ?? [] };
}

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.HasIndex(c => c.Reference).IsUnique();
        call.HasIndex(c => c.Mobilisation);
        call.HasIndex(c => c.Office);
        call.HasIndex(c => c.Status);
        call.Property(c => c.Reference).HasMaxLength(20);
        call.Property(c => c.CaseReference).HasMaxLength(20);
        call.Property(c => c.PassedOnFrom).HasMaxLength(20);
        call.Property(c => c.Country).HasMaxLength(2);
        call.Property(c => c.Reason).HasMaxLength(Call.MaxReason);
        call.Property(c => c.Named).AsJson();
        call.Property(c => c.Nominations).AsJson();
        call.Property(c => c.Countersigners).AsJson();
        call.Ignore(c => c.Case);
        call.Ignore(c => c.DueOn);
        call.Ignore(c => c.Readers);
    }
}
