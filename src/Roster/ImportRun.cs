using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Roster.Import;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>One import: what it did can be undone as long as nobody has changed it since.</summary>
internal sealed class ImportRun : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary><c>IMP-2026-0001</c>; also the reference of its own case.</summary>
    public required string Reference { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public int Created { get; set; }

    public int Updated { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public List<ImportedRow> Rows { get; private set; } = [];

    public int Version { get; set; }

    public CaseKey Case => new(Id, Reference);
}

/// <summary>What an import did to one expert.</summary>
internal sealed class ImportedRow
{
    public required Guid Run { get; init; }

    public required ExpertId Expert { get; init; }

    /// <summary>What stood there before, to be put back; null where the import made the record.</summary>
    public required ExpertForm? Before { get; init; }

    public required ImportedFrom? BeforeFrom { get; init; }

    /// <summary>Missions it added.</summary>
    public required List<Guid> Missions { get; init; }

    /// <summary>SHA-256 of what the record said right after.</summary>
    public required string After { get; init; }
}

/// <summary>How the columns of a facility's own tables are called here. The mapping of a file is kept and taken again for the next with the same columns.</summary>
internal sealed class KeptMapping
{
    /// <summary>SHA-256 of the names of the columns.</summary>
    public required string Columns { get; init; }

    public required ImportMap Map { get; set; }
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> run)
    {
        run.HasIndex(r => r.Reference).IsUnique();
        run.Property(r => r.Reference).HasMaxLength(20);
        run.HasMany(r => r.Rows).WithOne().HasForeignKey(r => r.Run);
        run.Ignore(r => r.Case);
    }
}

internal sealed class ImportedRowMapping : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> row)
    {
        row.HasKey(r => new { r.Run, r.Expert });
        row.HasIndex(r => r.Expert);
        row.Property(r => r.Before).AsOptionalJson();
        row.Property(r => r.BeforeFrom).AsOptionalJson();
        row.Property(r => r.Missions).AsJson();
    }
}

internal sealed class KeptMappingMapping : IEntityTypeConfiguration<KeptMapping>
{
    public void Configure(EntityTypeBuilder<KeptMapping> mapping)
    {
        mapping.HasKey(m => m.Columns);
        mapping.Property(m => m.Columns).HasMaxLength(64);
        mapping.Property(m => m.Map).AsJson();
    }
}
