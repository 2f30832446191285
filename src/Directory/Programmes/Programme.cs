using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Programmes;

/// <summary>Work that an office runs or pays for itself: where it meets a request, the office has an interest in the answer.</summary>
internal sealed class Programme
{
    public const int MaxTitle = 200;

    public required ProgrammeId Id { get; init; }

    public required OfficeId Office { get; init; }

    public required string Title { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required List<string> Countries { get; init; }

    /// <summary>Codes of <see cref="Facility.Areas"/>.</summary>
    public required List<string> Areas { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it is open.</summary>
    public DateOnly? Until { get; init; }
}

internal readonly record struct ProgrammeId(Guid Value) : ITypedId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
}

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.HasIndex(p => p.Office);
        programme.Property(p => p.Title).HasMaxLength(Programme.MaxTitle);
        programme.Property(p => p.Countries).AsJson();
        programme.Property(p => p.Areas).AsJson();
        programme.HasOne<Offices.Office>().WithMany().HasForeignKey(p => p.Office);
    }
}
