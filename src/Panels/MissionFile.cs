using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels;

/// <summary>Something to be settled before or on a mission.</summary>
/// <param name="Code">Of the checklist, text key <c>panels.item.{code}</c>; empty for one that an officer has added.</param>
/// <param name="Title">Of one that an officer has added.</param>
/// <param name="Blocking">Whether nobody leaves before it is settled.</param>
/// <param name="Waived">Why it is not needed.</param>
internal sealed record MissionItem(string Code, string Title, bool Blocking, DateTimeOffset? DoneAt, string? Waived)
{
    public bool IsOpen => DoneAt is null && Waived is null;
}

/// <summary>What one side says of the other.</summary>
/// <param name="Score">1 to <see cref="Best"/>.</param>
internal sealed record MissionMark(int Score, string Text, DateTimeOffset At)
{
    public const int Best = 5;
}

/// <summary>Everything about one expert's mission from the confirmation to what both sides say afterwards. The expert stands here by reference and id only.</summary>
internal sealed class MissionFile : ISeen, IVersioned
{
    public const int MaxReport = 8000, MaxText = 2000, MaxTitle = 120, MostItems = 20;

    /// <summary>Days after the last day in which the report is due, and in which both sides say how it was.</summary>
    public const int ReportWithin = 7, MarksWithin = 30;

    public required MissionFileId Id { get; init; }

    /// <summary><c>MIS-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required MobilisationId Mobilisation { get; init; }

    public required SeatId Seat { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    public required string Expert { get; init; }

    public required ExpertId ExpertId { get; init; }

    public OfficeId? Office { get; init; }

    /// <summary>Where the expert comes from.</summary>
    public string? Country { get; init; }

    public required OfficeId Host { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public MissionStatus Status { get; private set; } = MissionStatus.Preparing;

    public List<MissionItem> Items { get; private set; } = [];

    public string? Report { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>The host's, of the expert.</summary>
    public MissionMark? OfExpert { get; private set; }

    /// <summary>The expert's, of the mission.</summary>
    public MissionMark? OfMission { get; private set; }

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    public CaseKey ExpertCase => new(ExpertId.Value, Expert);

    public int Days => Until.DayNumber - From.DayNumber + 1;

    public DateOnly ReportDue => Until.AddDays(ReportWithin);

    public DateOnly MarksDue => Until.AddDays(MarksWithin);

    /// <summary>Whether anybody has left: what the ledger counts as used.</summary>
    public bool IsUsed => Status is MissionStatus.UnderWay or MissionStatus.Returned or MissionStatus.Closed;

    public bool IsReady => Items.All(item => !item.Blocking || !item.IsOpen);

    Guid ISeen.SeenAs => Id.Value;

    /// <summary>The host is not among them: it says what it has to say on a page of its own.</summary>
    IEnumerable<string> ISeen.Audience() => [.. Readers, To.Person(Reference)];

    public IReadOnlyList<string> Readers => [.. Panel.Readers, .. Office is { } office ? [To.Office(office.Value)] : Array.Empty<string>()];

    public void Take(Passage<MissionStatus, MissionAct, MissionFile> passage) => Status = passage.Step.To;

    public void Write(List<MissionItem> items) => Items = items;

    public void HandIn(string report, DateTimeOffset at) => (Report, ReportedAt) = (report, at);

    public void MarkExpert(MissionMark mark) => OfExpert = mark;

    public void MarkMission(MissionMark mark) => OfMission = mark;

    public Fact Fact(string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) => new(kind, Case, Reference, details, Readers) { Office = office == Guid.Empty ? null : office, Letters = letters ?? [] };

    public Fact ForExpert(string kind, IReadOnlyList<LetterDraft> letters) => new(kind, ExpertCase, Expert, new { mission = Reference }, [.. Readers, To.Person(Expert)]) { Letters = letters };
}

internal sealed class MissionFileMapping : IEntityTypeConfiguration<MissionFile>
{
    public void Configure(EntityTypeBuilder<MissionFile> mission)
    {
        mission.HasIndex(m => m.Reference).IsUnique();
        mission.HasIndex(m => m.Mobilisation);
        mission.HasIndex(m => m.Seat).IsUnique();
        mission.HasIndex(m => m.Host);
        mission.HasIndex(m => m.Status);
        mission.Property(m => m.Reference).HasMaxLength(20);
        mission.Property(m => m.CaseReference).HasMaxLength(20);
        mission.Property(m => m.Expert).HasMaxLength(20);
        mission.Property(m => m.Country).HasMaxLength(2);
        mission.Property(m => m.Items).AsJson();
        mission.Property(m => m.OfExpert).AsOptionalJson();
        mission.Property(m => m.OfMission).AsOptionalJson();
        mission.Ignore(m => m.Case);
        mission.Ignore(m => m.ExpertCase);
        mission.Ignore(m => m.Readers);
        mission.Ignore(m => m.Days);
        mission.Ignore(m => m.ReportDue);
        mission.Ignore(m => m.MarksDue);
        mission.Ignore(m => m.IsUsed);
        mission.Ignore(m => m.IsReady);
    }
}
