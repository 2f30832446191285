using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Passerelle.Platform.Data;

internal sealed class ReferenceCounter
{
    public required string Prefix { get; init; }

    public required int Year { get; init; }

    public required int Last { get; init; }
}

internal sealed class ReferenceCounterMapping : IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<ReferenceCounter> counter)
    {
        counter.HasKey(c => new { c.Prefix, c.Year });
        counter.Property(c => c.Prefix).HasMaxLength(8);
    }
}
