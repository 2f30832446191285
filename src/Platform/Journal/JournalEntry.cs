using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Platform.Seeing;

namespace Passerelle.Platform.Journal;

/// <summary>
/// A fact as the Journal keeps it: never changed, never deleted. <see cref="Sequence"/> counts all facts without a gap, in the order they were
/// committed; <see cref="Position"/> counts those of one case, each bound to the one before by <see cref="Chain"/>.
/// </summary>
public sealed class JournalEntry : ISeen
{
    public required long Sequence { get; init; }

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseReference { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? Account { get; init; }

    public required Guid? Office { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>JSON: <c>by</c>, <c>for</c>, <c>reason</c> and <c>details</c>. Null once erased; the chain still holds, over <see cref="DataHash"/>.</summary>
    public required string? Data { get; init; }

    /// <summary>Random, so that a short erased text cannot be guessed from its hash.</summary>
    public required string Salt { get; init; }

    public required string DataHash { get; init; }

    public required string Previous { get; init; }

    public required string Hash { get; init; }

    /// <summary>Space-separated tokens, as they stood when it happened.</summary>
    public required string Readers { get; init; }

    public Guid SeenAs => Id;

    IEnumerable<string> ISeen.Audience() => Readers.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who did it, as printed at the time; empty once erased.</summary>
    public string By => Read("by") ?? "";

    /// <summary>The office it was done for, as named at the time; null when none.</summary>
    public string? For => Read("for");

    public string? Reason => Read("reason");

    /// <summary>A detail by name; null when absent or erased.</summary>
    public string? Detail(string name) =>
        Data is null || !JsonDocument.Parse(Data).RootElement.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Object
        || !details.TryGetProperty(name, out var detail) ? null : detail.ToString();

    private string? Read(string name) =>
        Data is not null && JsonDocument.Parse(Data).RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.HasIndex(e => e.Id).IsUnique();
        entry.HasIndex(e => new { e.CaseId, e.Position }).IsUnique();
        entry.HasIndex(e => e.CaseReference);
        entry.HasIndex(e => e.Subject);
        entry.Property(e => e.Kind).HasMaxLength(60);
        entry.Property(e => e.Subject).HasMaxLength(40);
        entry.Property(e => e.CaseReference).HasMaxLength(40);
        entry.Ignore(e => e.SeenAs);
        entry.Ignore(e => e.By);
        entry.Ignore(e => e.For);
        entry.Ignore(e => e.Reason);
    }
}

/// <summary>One row: the last sequence given. Taking the next locks it, so facts are committed in the order of their numbers.</summary>
internal sealed class JournalHead
{
    public int Id { get; init; } = 1;

    public long Sequence { get; init; }
}

internal sealed class JournalHeadMapping : IEntityTypeConfiguration<JournalHead>
{
    public void Configure(EntityTypeBuilder<JournalHead> head)
    {
        head.Property(h => h.Id).ValueGeneratedNever();
        head.HasData(new JournalHead());
    }
}
