using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>In what capacity somebody acts for an office.</summary>
internal enum Capacity { Holder, Deputy, Acting }

/// <summary>Somebody's time in an office. It counts from its first to its last day, both included; after that no act is possible in its name.</summary>
internal sealed class Mandate : IVersioned
{
    public required MandateId Id { get; init; }

    public required OfficeId Office { get; init; }

    public required Guid Account { get; init; }

    public required Capacity Capacity { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public MandateStatus Status { get; set; } = MandateStatus.Given;

    public int Version { get; set; }

    public bool RunsOn(DateOnly day) => Status != MandateStatus.Withdrawn && From <= day && (Until is null || day <= Until);

    public bool Overlaps(DateOnly from, DateOnly? until) =>
        Status != MandateStatus.Withdrawn && (until is null || From <= until) && (Until is null || from <= Until);

    /// <summary>What a reader of a list wants to know: <c>withdrawn</c>, <c>coming</c>, <c>running</c> or <c>over</c>.</summary>
    public string StandingOn(DateOnly day) =>
        Status == MandateStatus.Withdrawn ? "withdrawn" : day < From ? "coming" : RunsOn(day) ? "running" : "over";
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.HasIndex(m => m.Account);
        mandate.HasIndex(m => m.Office);
        mandate.HasOne<Office>().WithMany().HasForeignKey(m => m.Office).OnDelete(DeleteBehavior.Restrict);
        mandate.HasOne<Accounts.Account>().WithMany().HasForeignKey(m => m.Account).OnDelete(DeleteBehavior.Restrict);
    }
}
