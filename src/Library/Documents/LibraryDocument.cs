using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Library.Public;

namespace Passerelle.Library.Documents;

/// <summary>A publication that tells of the facility's field and is not its own: known by title, year, countries, languages and donor; the text is elsewhere.</summary>
internal sealed class LibraryDocument : ISeen, IVersioned
{
    public const int MaxReference = 40, MaxTitle = 1000, MaxText = 2000;

    public const int FirstYear = 1900, LastYear = 2100;

    public required DocumentId Id { get; init; }

    /// <summary>The id it was given by whoever loaded it; also the reference of its own case.</summary>
    public required string Reference { get; init; }

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    public int? Year { get; private set; }

    /// <summary>Countries as its source names them.</summary>
    public string Places { get; private set; } = "";

    /// <summary>The codes of those that are countries.</summary>
    public List<string> Countries { get; private set; } = [];

    /// <summary>Languages of the text, as its source names them.</summary>
    public string Languages { get; private set; } = "";

    public string Donor { get; private set; } = "";

    public int Version { get; set; }

    public CaseKey Case => new(Id.Value, Reference);

    Guid ISeen.SeenAs => Id.Value;

    IEnumerable<string> ISeen.Audience() => [To.Public];

    public void Write(DocumentText text) =>
        (Title, Year, Places, Countries, Languages, Donor) = (text.Title, text.Year, text.Places, [.. text.Countries], text.Languages, text.Donor);

    public bool Reads(DocumentText text) =>
        (Year, Places, Languages, Donor) == (text.Year, text.Places, text.Languages, text.Donor) && Title.Equals(text.Title) && Countries.SequenceEqual(text.Countries);
}

/// <summary>What a document says of itself, as it was read.</summary>
internal sealed record DocumentText(string Reference, LocalizedText Title, int? Year, string Places, IReadOnlyList<string> Countries, string Languages, string Donor);

internal sealed class LibraryDocumentMapping : IEntityTypeConfiguration<LibraryDocument>
{
    public void Configure(EntityTypeBuilder<LibraryDocument> document)
    {
        document.Ignore(d => d.Case);
        document.HasIndex(d => d.Reference).IsUnique();
        document.Property(d => d.Reference).HasMaxLength(LibraryDocument.MaxReference);
        document.Property(d => d.Places).HasMaxLength(LibraryDocument.MaxText);
        document.Property(d => d.Languages).HasMaxLength(LibraryDocument.MaxText);
        document.Property(d => d.Donor).HasMaxLength(LibraryDocument.MaxText);
        document.Property(d => d.Countries).AsJson();
    }
}
