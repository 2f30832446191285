using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>Somebody has opened an expert's file: who, for which office, when, why. The expert reads it; it goes when they go.</summary>
internal sealed class Opening
{
    public const int MaxWhy = 300;

    public required Guid Id { get; init; }

    public required ExpertId Expert { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As printed at the time.</summary>
    public required string By { get; init; }

    public required string Office { get; init; }

    public required string Why { get; init; }

    /// <summary>Whether address and telephone number were shown.</summary>
    public required bool Contact { get; init; }
}

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> opening)
    {
        opening.HasIndex(o => new { o.Expert, o.At });
        opening.HasOne<Expert>().WithMany().HasForeignKey(o => o.Expert);
        opening.Property(o => o.Why).HasMaxLength(Opening.MaxWhy);
    }
}
