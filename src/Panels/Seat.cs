using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels;

/// <summary>Who signed a release, in which capacity. Of a link that was mailed to an office it is who they said they were.</summary>
internal sealed record Signer(Guid Account, string Name, string Capacity, DateTimeOffset At);

/// <summary>One chair of a panel on its way from a nomination to somebody who has said yes. The expert stands here by reference and id only.</summary>
internal sealed class Seat : ISeen, IVersioned
{
    public const int MaxText = 1000;

    public required SeatId Id { get; init; }

    /// <summary><c>CHR-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required MobilisationId Mobilisation { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public required string Expert { get; init; }

    public required ExpertId ExpertId { get; init; }

    /// <summary>Who would go in their place, as the home administration has it.</summary>
    public Nomination? Nomination { get; init; }

    /// <summary>The call that named them; null where nobody speaks for their administration.</summary>
    public CallId? Call { get; init; }

    /// <summary>The office that lets them go; null where nobody speaks for their administration.</summary>
    public OfficeId? Office { get; init; }

    /// <summary>Where the expert comes from; what the ledger counts by.</summary>
    public string? Country { get; init; }

    public SeatStatus Status { get; private set; } = SeatStatus.Nominated;

    public required DateTimeOffset Since { get; set; }

    /// <summary>Under which the home administration lets them go; when nobody speaks for it, by whom and on which paper.</summary>
    public string? Conditions { get; private set; }

    /// <summary>The first signature and the second.</summary>
    public List<Signer> Signers { get; private set; } = [];

    /// <summary>The office asked about them; null before it was asked.</summary>
    public OfficeId? Host { get; private set; }

    /// <summary>Why the home administration or the host said no, or why an officer gave the seat up.</summary>
    public string? Reason { get; private set; }

    /// <summary>A code only: what somebody says of themselves is not kept where they cannot have it erased.</summary>
    public DeclineReason? Declined { get; private set; }

    /// <summary>Another first day that the expert has asked for.</summary>
    public DateOnly? OtherDay { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    /// <summary>The expert's own case: letters to them stand there, and go with them.</summary>
    public CaseKey ExpertCase => new(ExpertId.Value, Expert);

    public bool IsLost => Status is SeatStatus.Refused or SeatStatus.Objected or SeatStatus.Declined or SeatStatus.Withdrawn;

    public bool IsReleased => Status is SeatStatus.Released or SeatStatus.WithHost or SeatStatus.WithExpert or SeatStatus.OtherDate or SeatStatus.Confirmed;

    Guid ISeen.SeenAs => Id.Value;

    /// <summary>The host is not among them: it reads short profiles, never a seat.</summary>
    IEnumerable<string> ISeen.Audience() => [.. Readers, To.Person(Reference)];

    public IReadOnlyList<string> Readers => [.. Panel.Readers, .. Office is { } office ? [To.Office(office.Value)] : Array.Empty<string>()];

    public void Take(Passage<SeatStatus, SeatAct, Seat> passage, DateTimeOffset at) => (Status, Since) = (passage.Step.To, at);

    public void Sign(Signer signer, string? conditions) => (Signers, Conditions) = ([signer], conditions);

    public void Countersign(Signer signer) => Signers = [.. Signers, signer];

    public void SendBack() => (Signers, Conditions) = ([], null);

    public void StateRelease(string paper) => Conditions = paper;

    public void Ask(OfficeId host) => Host = host;

    public void Refuse(string reason) => Reason = reason;

    public void Decline(DeclineReason reason) => Declined = reason;

    public void Propose(DateOnly? day) => OtherDay = day;

    public Fact Fact(string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) => new(kind, Case, Reference, details, Readers) { Office = office, Letters = letters ?? [] };

    /// <summary>A fact in the expert's own case, with letters to them.</summary>
    public Fact ForExpert(string kind, IReadOnlyList<LetterDraft> letters) => new(kind, ExpertCase, Expert, new { seat = Reference }, [.. Readers, To.Person(Expert)]) { Letters = letters };
}

internal sealed class SeatMapping : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> seat)
    {
        seat.HasIndex(s => s.Reference).IsUnique();
        seat.HasIndex(s => s.Mobilisation);
        seat.HasIndex(s => s.Office);
        seat.HasIndex(s => s.Host);
        seat.HasIndex(s => s.Status);
        seat.Property(s => s.Reference).HasMaxLength(20);
        seat.Property(s => s.CaseReference).HasMaxLength(20);
        seat.Property(s => s.Expert).HasMaxLength(20);
        seat.Property(s => s.Country).HasMaxLength(2);
        seat.Property(s => s.Conditions).HasMaxLength(Seat.MaxText);
        seat.Property(s => s.Reason).HasMaxLength(Seat.MaxText);
        seat.Property(s => s.Nomination).AsOptionalJson();
        seat.Property(s => s.Signers).AsJson();
        seat.Ignore(s => s.Case);
        seat.Ignore(s => s.ExpertCase);
        seat.Ignore(s => s.Readers);
        seat.Ignore(s => s.IsLost);
        seat.Ignore(s => s.IsReleased);
    }
}
