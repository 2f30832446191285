using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Requests;

internal enum Turn { Reminder, Escalation, Silence }

/// <summary>A clock has turned for an office: it was reminded, its deputies were written to, or its silence took effect. Once for each last day.</summary>
internal sealed class ClockTurn
{
    public required RequestId Request { get; init; }

    /// <summary>Key of <see cref="Clocks"/>.</summary>
    public required string Clock { get; init; }

    public required OfficeId Office { get; init; }

    public required Turn Turn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ClockTurnMapping : IEntityTypeConfiguration<ClockTurn>
{
    public void Configure(EntityTypeBuilder<ClockTurn> turn)
    {
        // The key is what makes two sweeps at once write one letter.
        turn.HasKey(t => new { t.Request, t.Clock, t.Office, t.Turn, t.DueOn });
        turn.Property(t => t.Clock).HasMaxLength(60);
    }
}
