using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;

namespace Passerelle.Library.Statements;

internal enum StatementStatus { Draft, Confirmed, Withdrawn }

/// <summary>Something the library says that is shorter than a practice: a transfer, a lesson, a synthesis. One person writes it, another confirms it, and only then is it public.</summary>
internal abstract class Statement : ISeen, IVersioned
{
    public const int MaxTitle = 200;
    public const int MaxText = 4000;
    public const int MaxReason = Draft.MaxReason;

    public required StatementId Id { get; init; }

    /// <summary><c>TRF-…</c>, <c>LES-…</c> or <c>SYN-…</c>.</summary>
    public required string Reference { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    /// <summary>The language it is written in.</summary>
    public required string Source { get; init; }

    public StatementStatus Status { get; private set; }

    /// <summary>Accounts of those who wrote since it was last confirmed.</summary>
    public List<Guid> Writers { get; private set; } = [];

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who confirmed it and for which office; empty before.</summary>
    public string ConfirmedBy { get; private set; } = "";

    public LocalizedText ConfirmedFor { get; private set; } = LocalizedText.Empty;

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Stands at the address in place of the text. Empty unless withdrawn.</summary>
    public LocalizedText WithdrawalReason { get; private set; } = LocalizedText.Empty;

    public int Version { get; set; }

    public CaseKey Case => new(CaseId, CaseReference);

    /// <summary>What is missing before it can be confirmed is nothing.</summary>
    public abstract bool IsComplete { get; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers;

    /// <summary>Once confirmed, everybody; who knew an address that was withdrawn finds the reason there.</summary>
    public IReadOnlyList<string> Readers => ConfirmedAt is not null && Status != StatementStatus.Draft ? [To.Public] : Fiche.Desk;

    public void Written(Occasion occasion)
    {
        (ChangedBy, ChangedAt) = (occasion.By.Name, occasion.At);
        // A new list: what the database compares with must stay as it was read.
        if (occasion.By.Account is { } account && !Writers.Contains(account)) Writers = [.. Writers, account];
    }

    public void Confirm(StatementStatus to, string by, LocalizedText office, DateTimeOffset at) => (Status, ConfirmedBy, ConfirmedFor, ConfirmedAt, Writers) = (to, by, office, at, []);

    public void Pass(StatementStatus to) => Status = to;

    public void Withdraw(StatementStatus to, LocalizedText reason, DateTimeOffset at) => (Status, WithdrawnAt, WithdrawalReason) = (to, at, reason);
}

internal enum TransferKind { Adapted, Replicated, Rejected }

internal enum TransferResult { Unknown, Held, Partly, DidNotHold }

/// <summary>A practice carried from somebody to somebody: what became of it there, and whether it held.</summary>
internal sealed class Transfer : Statement
{
    public const int MaxUrl = 400;

    public required PracticeId Practice { get; init; }

    public required string PracticeReference { get; init; }

    public TransferKind Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2 of those it came from; at least one.</summary>
    public List<string> From { get; set; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string To { get; set; } = "";

    /// <summary>Who took it up, or did not; empty when only the country is known.</summary>
    public LocalizedText Body { get; set; } = LocalizedText.Empty;

    /// <summary>Reference of the Action it was carried in; null when it travelled without one.</summary>
    public string? Action { get; set; }

    /// <summary>Reference of the practice it became there; null when none is recorded.</summary>
    public string? Became { get; set; }

    public PartialDate? On { get; set; }

    public TransferResult Result { get; set; }

    /// <summary>When the result was seen.</summary>
    public PartialDate? SeenOn { get; set; }

    /// <summary>Why it was rejected, or held in part or not; what is known where the result is not.</summary>
    public LocalizedText Reason { get; set; } = LocalizedText.Empty;

    /// <summary>Who says so.</summary>
    public LocalizedText Evidence { get; set; } = LocalizedText.Empty;

    public string? Url { get; set; }

    public override bool IsComplete => From.Count > 0 && To != "" && On is not null && !Evidence.IsEmpty && (!ReasonNeeded(Kind, Result) || !Reason.IsEmpty);

    public static bool ReasonNeeded(TransferKind kind, TransferResult result) => kind == TransferKind.Rejected || result is TransferResult.Partly or TransferResult.DidNotHold;
}

/// <summary>What was learnt, as somebody validated it. What was recorded stands apart, in <see cref="RawLesson"/>, and never changes.</summary>
internal sealed class Lesson : Statement
{
    /// <summary>Reference of the Action it was learnt in; null when none.</summary>
    public string? Action { get; init; }

    /// <summary>The fiche and the passage it was taken from, so that none is taken twice.</summary>
    public string? Fiche { get; init; }

    public string? Section { get; init; }

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public List<string> Countries { get; set; } = [];

    /// <summary>Ids of the thesaurus.</summary>
    public List<string> Concepts { get; set; } = [];

    public required RawLesson Raw { get; init; }

    public override bool IsComplete => Title.In(Source) is not null && Text.In(Source) is not null;
}

/// <summary>A lesson in the words in which it was recorded: for those who work with it, as people speak more freely than they print.</summary>
internal sealed class RawLesson : ISeen
{
    public required StatementId Id { get; init; }

    public required StatementId Lesson { get; init; }

    public required LocalizedText Text { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Where it was said: a meeting, a paper and its line. Empty when nobody wrote it down.</summary>
    public required string Where { get; init; }

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Library.Fiche.Desk;
}

internal enum Stance { Agrees, Contradicts, Limits }

/// <param name="Lesson">Reference.</param>
/// <param name="Note">How it agrees, contradicts or limits; may be empty for one that agrees.</param>
internal sealed record SynthesisSource(string Lesson, Stance Stance, LocalizedText Note);

/// <summary>What several lessons say together: with every source and what each says against it.</summary>
internal sealed class Synthesis : Statement
{
    public const int FewestSources = 2;
    public const int MostSources = 20;

    public LocalizedText Title { get; set; } = LocalizedText.Empty;

    public LocalizedText Text { get; set; } = LocalizedText.Empty;

    public List<string> Concepts { get; set; } = [];

    public List<SynthesisSource> Sources { get; set; } = [];

    public override bool IsComplete => Title.In(Source) is not null && Text.In(Source) is not null && Sources.Count >= FewestSources;
}

internal static class StatementMapping
{
    public static void Map<TStatement>(EntityTypeBuilder<TStatement> statement) where TStatement : Statement
    {
        statement.HasKey(s => s.Id);
        statement.HasIndex(s => s.Reference).IsUnique();
        statement.Property(s => s.Reference).HasMaxLength(40);
        statement.Property(s => s.CaseReference).HasMaxLength(40);
        statement.Property(s => s.Source).HasMaxLength(2);
        statement.Property(s => s.Writers).AsJson();
        statement.Property(s => s.ChangedBy).HasMaxLength(200);
        statement.Property(s => s.ConfirmedBy).HasMaxLength(200);
        statement.Ignore(s => s.Case);
        statement.Ignore(s => s.Readers);
        statement.Ignore(s => s.IsComplete);
    }
}

internal sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        StatementMapping.Map(transfer);
        transfer.HasIndex(t => t.Practice);
        transfer.Property(t => t.PracticeReference).HasMaxLength(40);
        transfer.Property(t => t.From).AsJson();
        transfer.Property(t => t.To).HasMaxLength(2);
        transfer.Property(t => t.Action).HasMaxLength(40);
        transfer.Property(t => t.Became).HasMaxLength(40);
        transfer.Property(t => t.On).AsPartialDate();
        transfer.Property(t => t.SeenOn).AsPartialDate();
        transfer.Property(t => t.Url).HasMaxLength(Transfer.MaxUrl);
    }
}

internal sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> lesson)
    {
        StatementMapping.Map(lesson);
        lesson.HasIndex(l => new { l.Fiche, l.Section }).IsUnique();
        lesson.Property(l => l.Action).HasMaxLength(40);
        lesson.Property(l => l.Fiche).HasMaxLength(40);
        lesson.Property(l => l.Section).HasMaxLength(40);
        lesson.Property(l => l.Countries).AsJson();
        lesson.Property(l => l.Concepts).AsJson();
        lesson.HasOne(l => l.Raw).WithOne().HasForeignKey<RawLesson>(raw => raw.Lesson);
    }
}

internal sealed class RawLessonMapping : IEntityTypeConfiguration<RawLesson>
{
    public void Configure(EntityTypeBuilder<RawLesson> raw)
    {
        raw.Property(r => r.RecordedBy).HasMaxLength(200);
        raw.Property(r => r.Where).HasMaxLength(400);
    }
}

internal sealed class SynthesisMapping : IEntityTypeConfiguration<Synthesis>
{
    public void Configure(EntityTypeBuilder<Synthesis> synthesis)
    {
        StatementMapping.Map(synthesis);
        synthesis.Property(s => s.Concepts).AsJson();
        synthesis.Property(s => s.Sources).AsJson();
    }
}
