using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Offices;

/// <summary>A desk with a function: it stays when its holder moves on, and nothing it had to do is orphaned.</summary>
internal sealed class Office : IVersioned
{
    public const int MaxName = 200;
    public const int MaxEmail = 254;

    public required OfficeId Id { get; init; }

    /// <summary><c>OFF-2012-0001</c>; also the reference of the office's own case, in which its openings, mandates and invitations stand.</summary>
    public required string Reference { get; init; }

    public required InstitutionId Institution { get; init; }

    public required LocalizedText Name { get; set; }

    /// <summary>Of <see cref="Role.All"/>.</summary>
    public required List<string> Roles { get; set; }

    /// <summary>The office's own mailbox: letters go to the office, not to a person.</summary>
    public required string Email { get; set; }

    public required string Language { get; set; }

    public DateOnly? ClosedOn { get; set; }

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    /// <summary>Who may read the facts of the office's case; somebody they concern is added to it.</summary>
    public IReadOnlyList<string> Readers(Guid? person = null) =>
        [To.Office(Id.Value), To.Role(Role.Administrator), To.Role(Role.Auditor), .. person is { } account ? [To.Account(account)] : Array.Empty<string>()];
}

internal sealed class OfficeMapping : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.HasIndex(o => o.Reference).IsUnique();
        office.Property(o => o.Reference).HasMaxLength(20);
        office.Property(o => o.Roles).AsJson();
        office.Property(o => o.Email).HasMaxLength(Office.MaxEmail);
        office.Property(o => o.Language).HasMaxLength(2);
        office.HasOne<Institution>().WithMany().HasForeignKey(o => o.Institution).OnDelete(DeleteBehavior.Restrict);
        office.Ignore(o => o.Case);
    }
}
