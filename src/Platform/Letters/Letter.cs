using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;

namespace Passerelle.Platform.Letters;

public enum LetterStatus { Queued, Sent, Failed }

/// <summary>A letter in the outbox, in the words it will have: template, language and arguments are frozen by the act that caused it.</summary>
public sealed class Letter
{
    public const int MaxAttempts = 8;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The fact it follows from.</summary>
    public required long Fact { get; init; }

    public required string Template { get; init; }

    public required Addressee To { get; init; }

    public required IReadOnlyList<string> Args { get; init; }

    /// <summary>Removed once the letter has left: a personal link is then known to its addressee only.</summary>
    public string? Link { get; private set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public LetterStatus Status { get; private set; } = LetterStatus.Queued;

    public DateTimeOffset? SentAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    internal static Letter Queue(LetterDraft draft, JournalEntry fact, DateTimeOffset at) => new()
    {
        Id = OrderedId.New(at), CaseId = fact.CaseId, Fact = fact.Sequence, Template = draft.Template, To = draft.To, Args = draft.Args,
        Link = draft.Link, QueuedAt = at,
    };

    internal void Left(DateTimeOffset at) => (Status, SentAt, Attempts, Link, LastError) = (LetterStatus.Sent, at, Attempts + 1, null, null);

    internal void DidNotLeave(string error)
    {
        (Attempts, LastError) = (Attempts + 1, error);
        if (Attempts >= MaxAttempts) Status = LetterStatus.Failed;
    }
}

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Template).HasMaxLength(80);
        letter.Property(l => l.To).AsJson();
        letter.Property(l => l.Args).AsJson();
        letter.HasIndex(l => l.Status);
        letter.HasIndex(l => l.CaseId);
    }
}
