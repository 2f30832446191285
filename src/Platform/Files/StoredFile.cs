using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Platform.Seeing;

namespace Passerelle.Platform.Files;

public readonly record struct FileId(Guid Value) : ITypedId<FileId>
{
    public static FileId From(Guid value) => new(value);
}

/// <summary>A file somebody attached. The bytes stand in the store under their hash; this is their name, and who may read them.</summary>
public sealed class StoredFile : ISeen
{
    public const int MaxName = 200;

    public required FileId Id { get; init; }

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>As the person named it.</summary>
    public required string Name { get; init; }

    /// <summary>Media type found in the content, not the one claimed.</summary>
    public required string Type { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Space-separated tokens.</summary>
    public required string Readers { get; set; }

    public Guid SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => Readers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.Ignore(f => f.SeenAs);
        file.Property(f => f.Name).HasMaxLength(StoredFile.MaxName);
        file.Property(f => f.Hash).HasMaxLength(64);
    }
}
