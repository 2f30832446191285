using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;

namespace Passerelle.Actions;

internal enum AddressKind { Number, Slug }

/// <summary>
/// A number or slug an Action had on an earlier site. Two numberings have existed, so one number may be two Actions' and one Action may have two:
/// none is unique, and an ambiguous one offers its choices.
/// </summary>
internal sealed class OldAddress
{
    public const int MaxValue = 200;

    public required ActionId Action { get; init; }

    public required AddressKind Kind { get; init; }

    public required string Value { get; init; }
}

internal sealed class OldAddressMapping : IEntityTypeConfiguration<OldAddress>
{
    public void Configure(EntityTypeBuilder<OldAddress> address)
    {
        address.HasKey(a => new { a.Value, a.Action });
        address.Property(a => a.Value).HasMaxLength(OldAddress.MaxValue);
    }
}
