using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>A desk with a function: it stays when its holder moves on, and nothing it had to do is orphaned.</summary>
internal sealed class Office : IVersioned
{
    public const int MaxName = 200;

    public required OfficeId Id { get; init; }

    public required InstitutionId Institution { get; init; }

    public required LocalizedText Name { get; set; }

    /// <summary>Of <see cref="Role.All"/>.</summary>
    public required List<string> Roles { get; set; }

    /// <summary>The office's own mailbox: letters go to the office, not to a person.</summary>
    public required string Email { get; set; }

    public required string Language { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public int Version { get; set; }
}

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.Property(o => o.Roles).AsJson();
        office.Property(o => o.Email).HasMaxLength(254);
        office.Property(o => o.Language).HasMaxLength(2);
        office.HasOne<Institution>().WithMany().HasForeignKey(o => o.Institution).OnDelete(DeleteBehavior.Restrict);
    }
}
