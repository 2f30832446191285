using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Passerelle.Panels;

internal enum Turn { Reminder, Escalation, Silence }

/// <summary>A clock has turned for a call, a seat or a mission: somebody was reminded, the deputies were written to, silence took effect. Once for each last day.</summary>
internal sealed class PanelTurn
{
    /// <summary>Reference of the call, the seat or the mission.</summary>
    public required string Subject { get; init; }

    /// <summary>Key of <see cref="Wait.Clocks"/>.</summary>
    public required string Clock { get; init; }

    public required Turn Turn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PanelTurnMapping : IEntityTypeConfiguration<PanelTurn>
{
    public void Configure(EntityTypeBuilder<PanelTurn> turn)
    {
        // The key is what makes two sweeps at once write one letter.
        turn.HasKey(t => new { t.Subject, t.Clock, t.Turn, t.DueOn });
        turn.Property(t => t.Subject).HasMaxLength(20);
        turn.Property(t => t.Clock).HasMaxLength(60);
    }
}
