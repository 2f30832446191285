using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>A body that asks, gives or is consulted.</summary>
internal sealed class Institution
{
    public const int MaxName = 200;

    public required InstitutionId Id { get; init; }

    /// <summary><c>INS-2012-0001</c>.</summary>
    public required string Reference { get; init; }

    public required LocalizedText Name { get; set; }

    /// <summary>Code of <see cref="Facility.InstitutionKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2; null for an international body.</summary>
    public string? Country { get; set; }

    public CaseKey Case => new(Id.Value, Reference);
}

internal sealed class InstitutionMapping : IEntityTypeConfiguration<Institution>
{
    public void Configure(EntityTypeBuilder<Institution> institution)
    {
        institution.HasIndex(i => i.Reference).IsUnique();
        institution.Property(i => i.Reference).HasMaxLength(20);
        institution.Property(i => i.Kind).HasMaxLength(40);
        institution.Property(i => i.Country).HasMaxLength(2);
        institution.Ignore(i => i.Case);
    }
}
