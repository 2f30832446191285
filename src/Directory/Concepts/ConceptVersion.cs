using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;

namespace Passerelle.Directory.Concepts;

/// <summary>What a concept says, as an editor or an import writes it.</summary>
/// <param name="Labels">By language; the first is preferred.</param>
internal sealed record ConceptText(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Labels, IReadOnlyList<string> Broader, IReadOnlyList<string> Related, IReadOnlyList<int> Gcm, IReadOnlyList<string> Sdg, IReadOnlyList<string> Dac)
{
    public static ConceptText Of(Concept concept) => new(
        Language.All.ToDictionary(language => language, IReadOnlyList<string> (language) => [.. concept.Labels(language)]), concept.Broader, concept.Related, concept.Gcm, concept.Sdg, concept.Dac);

    public Concept As(string id) => new(id, LocalizedText.Written(Labels.Where(label => label.Value.Count > 0).Select(label => KeyValuePair.Create(label.Key, label.Value[0]))),
        Labels.Where(label => label.Value.Count > 1).ToDictionary(label => label.Key, IReadOnlyList<string> (label) => [.. label.Value.Skip(1)]), Broader, [], Related, Gcm, Sdg, Dac);

    /// <summary>One text for everything it says: two that say the same have the same.</summary>
    public string Print => string.Join('\n', [.. Language.All.Select(language => string.Join('|', Labels.GetValueOrDefault(language, []))),
        string.Join('|', Broader.Order(StringComparer.Ordinal)), string.Join('|', Related.Order(StringComparer.Ordinal)), string.Join('|', Gcm.Order()), string.Join('|', Sdg.Order(StringComparer.Ordinal)), string.Join('|', Dac.Order(StringComparer.Ordinal))]);
}

/// <summary>A concept as an editor has written it: never changed, only followed by the next. Concepts that no editor has touched have none.</summary>
internal sealed class ConceptVersion
{
    public const int MaxReason = 500, MaxId = 40, MaxLabel = 120;

    public required ConceptVersionId Id { get; init; }

    public required string Concept { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required ConceptText Text { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ConceptVersionMapping : IEntityTypeConfiguration<ConceptVersion>
{
    public void Configure(EntityTypeBuilder<ConceptVersion> version)
    {
        version.HasIndex(v => new { v.Concept, v.Number }).IsUnique();
        version.Property(v => v.Concept).HasMaxLength(ConceptVersion.MaxId);
        version.Property(v => v.Text).AsJson();
        version.Property(v => v.Reason).HasMaxLength(ConceptVersion.MaxReason);
        version.Property(v => v.By).HasMaxLength(200);
    }
}
