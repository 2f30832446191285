using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Passerelle.Platform.Seeing;

/// <summary>
/// A record that decides who may see it. The audience is computed from the record's own status, roles and dissemination level, and written to
/// the one audience table in the transaction that changes the record; pages, API, search, exports, feeds and letters all read that table.
/// </summary>
public interface ISeen
{
    Guid SeenAs { get; }

    /// <summary>Tokens of <see cref="To"/>; empty means nobody.</summary>
    IEnumerable<string> Audience();
}

/// <summary>One row of the audience table: whoever carries the token sees the record.</summary>
public sealed class SeenBy
{
    public required string Token { get; init; }

    public required Guid Record { get; init; }
}

internal sealed class SeenByMapping : IEntityTypeConfiguration<SeenBy>
{
    public void Configure(EntityTypeBuilder<SeenBy> row)
    {
        row.HasKey(r => new { r.Token, r.Record });
        row.HasIndex(r => r.Record);
        row.Property(r => r.Token).HasMaxLength(80);
    }
}
