using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>In what capacity somebody acts for an office.</summary>
internal enum Capacity { Holder, Deputy, Acting }

/// <summary>Somebody's time in an office. It counts from its first to its last day, both included; after that no act is possible in its name.</summary>
internal sealed class Mandate
{
    public required MandateId Id { get; init; }

    public required OfficeId Office { get; init; }

    public required Guid Account { get; init; }

    public required Capacity Capacity { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public bool RunsOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.HasIndex(m => m.Account);
        mandate.HasIndex(m => m.Office);
        mandate.HasOne<Office>().WithMany().HasForeignKey(m => m.Office).OnDelete(DeleteBehavior.Restrict);
    }
}
