using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum ConflictStatus { Open, Mitigated, Excluded, Dismissed }

internal enum ConflictAct { Mitigate, Exclude, Dismiss }

/// <summary>What somebody declares of themselves; <see cref="None"/> is an answer too.</summary>
internal enum Interest { None, Post, Money, Family, Programme, Another }

/// <summary>What a conflict rests on: somebody's own word, or what the directory knows.</summary>
internal enum ConflictBasis { Declared, SameInstitution, SameCountry, FormerPost, ParallelProgramme }

/// <summary>One step of a derivation, kept without a language: its text, its names as they were on that day, and the time it speaks of.</summary>
/// <param name="Text">Last part of the key <c>requests.conflict.step.…</c>.</param>
internal sealed record ConflictStep(string Text, List<LocalizedText> Names, DateOnly? From = null, DateOnly? Until = null);

/// <summary>An office was asked before it assessed, gave its opinion or voted, and this is what it said.</summary>
internal sealed class Declaration : ISeen
{
    public required Guid Id { get; init; }

    public required RequestId Request { get; init; }

    public required OfficeId Office { get; init; }

    public required Interest Interest { get; init; }

    /// <summary>Empty with <see cref="Interest.None"/>.</summary>
    public string Text { get; init; } = "";

    public required DateTimeOffset At { get; init; }

    Guid ISeen.SeenAs => Id;

    IEnumerable<string> ISeen.Audience() => [To.Office(Office.Value), .. Passerelle.Requests.Request.InsideTokens];
}

/// <summary>A reason why an office might not judge a request freely, and what was done about it. Never for the requesting side.</summary>
internal sealed class Conflict : ISeen, IVersioned
{
    public const int MaxText = 2000;

    public required ConflictId Id { get; init; }

    public required RequestId Request { get; init; }

    /// <summary>The office it stands in the way of.</summary>
    public required OfficeId Office { get; init; }

    public required ConflictBasis Basis { get; init; }

    /// <summary>Tells one conflict of an office from another: the same finding is never noted twice.</summary>
    public required string Mark { get; init; }

    /// <summary>With <see cref="ConflictBasis.Declared"/>; else null.</summary>
    public Interest? Interest { get; init; }

    /// <summary>In the words of who declared it; empty for a derived one.</summary>
    public string Text { get; init; } = "";

    /// <summary>How it was derived; empty for a declared one.</summary>
    public List<ConflictStep> Steps { get; init; } = [];

    public required DateTimeOffset FoundAt { get; init; }

    public ConflictStatus Status { get; private set; } = ConflictStatus.Open;

    /// <summary>What is done so that it does no harm; with <see cref="ConflictStatus.Mitigated"/>.</summary>
    public string? Measure { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The office that answers for the measure, the exclusion or the dismissal.</summary>
    public OfficeId? JudgedBy { get; private set; }

    public DateOnly? JudgedOn { get; private set; }

    public int Version { get; set; }

    /// <summary>Stands in the way of an assessment or of a vote, mitigated or not.</summary>
    public bool Stands => Status != ConflictStatus.Dismissed;

    /// <summary>Nobody may assess under it.</summary>
    public bool Blocks => Status is ConflictStatus.Open or ConflictStatus.Excluded;

    public void Judge(Passage<ConflictStatus, ConflictAct, Conflict> passage, string? measure, string reason, DateOnly on) =>
        (Status, Measure, Reason, JudgedBy, JudgedOn) = (passage.Step.To, measure, reason, new OfficeId(passage.Office), on);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => [To.Office(Office.Value), .. Passerelle.Requests.Request.InsideTokens];
}

internal readonly record struct ConflictId(Guid Value) : ITypedId<ConflictId>
{
    public static ConflictId From(Guid value) => new(value);
}

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.Property(c => c.Mark).HasMaxLength(120);
        conflict.Property(c => c.Steps).AsJson();
        conflict.HasOne<Request>().WithMany().HasForeignKey(c => c.Request);
        conflict.HasIndex(c => new { c.Request, c.Office, c.Mark }).IsUnique();
    }
}

internal sealed class DeclarationMapping : IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Declaration> declaration)
    {
        declaration.HasOne<Request>().WithMany().HasForeignKey(d => d.Request);
        declaration.HasIndex(d => new { d.Request, d.Office });
    }
}
