using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Postings;

/// <summary>An earlier post outside the offices of this directory, as the person states it: conflicts of interest are derived from it.</summary>
internal sealed class Posting
{
    public const int MaxName = 200;

    public required PostingId Id { get; init; }

    public required Guid Account { get; init; }

    /// <summary>An institution of the directory; null when only its name is known.</summary>
    public InstitutionId? Institution { get; init; }

    /// <summary>The institution's name as typed; empty when <see cref="Institution"/> says it.</summary>
    public string Name { get; init; } = "";

    public required string Function { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it runs.</summary>
    public DateOnly? Until { get; init; }
}

internal readonly record struct PostingId(Guid Value) : ITypedId<PostingId>
{
    public static PostingId From(Guid value) => new(value);
}

internal sealed class PostingMapping : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> posting)
    {
        posting.HasIndex(p => p.Account);
        posting.Property(p => p.Name).HasMaxLength(Posting.MaxName);
        posting.Property(p => p.Function).HasMaxLength(Posting.MaxName);
        posting.HasOne<Accounts.Account>().WithMany().HasForeignKey(p => p.Account);
        posting.HasOne<Offices.Institution>().WithMany().HasForeignKey(p => p.Institution).OnDelete(DeleteBehavior.Restrict);
    }
}
