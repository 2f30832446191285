using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Passerelle.Library.Practices;

/// <summary>What a practice rests on, from the weakest to the strongest.</summary>
internal enum Evidence { Told, Observed, Measured, Repeated }

/// <summary>Where a practice was first told.</summary>
/// <param name="Action">Reference; null for a practice that no Action of the facility brought.</param>
/// <param name="Fiche">Reference of the fiche that tells it; null when an editor wrote it directly.</param>
/// <param name="Section">Key of the passage in that fiche.</param>
/// <param name="Paper">Name of the old paper that the fiche was read from; null otherwise.</param>
/// <param name="Line">Its first line there, from 1.</param>
internal sealed record PracticeOrigin(string? Action, string? Fiche, string? Section, string? Paper, int? Line)
{
    public static readonly PracticeOrigin Written = new(null, null, null, null, null);
}

/// <summary>What a practice says, in the languages it exists in.</summary>
/// <param name="Source">The language it is written in; the others are translations.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 of those that do it.</param>
/// <param name="Concepts">Ids of the thesaurus.</param>
internal sealed record PracticeText(
    string Source, LocalizedText Title, LocalizedText Problem, LocalizedText Conditions, LocalizedText Steps, LocalizedText Cost, LocalizedText EvidenceNote,
    Evidence Evidence, IReadOnlyList<string> Countries, IReadOnlyList<string> Concepts)
{
    public const int MaxTitle = 200;
    public const int MaxText = 4000;
    public const int MaxCountries = 40;
    public const int MaxConcepts = 12;

    public static PracticeText Blank(string source) =>
        new(source, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, Evidence.Told, [], []);

    /// <summary>All its texts in reading order, under names that stay.</summary>
    [JsonIgnore]
    public IReadOnlyList<Piece> Pieces => [new("title", Title), new("problem", Problem), new("conditions", Conditions), new("steps", Steps), new("cost", Cost), new("evidence-note", EvidenceNote)];

    /// <summary>Whether all that a practice must say is said in its own language.</summary>
    [JsonIgnore]
    public bool IsComplete => new[] { Title, Problem, Conditions, Steps, Cost }.All(text => text.In(Source) is not null) && Countries.Count > 0 && Concepts.Count > 0;

    /// <summary>The languages in which its title and steps can be read, the source first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Languages => [.. Language.All.Where(language => Title.In(language) is not null && Steps.In(language) is not null).OrderBy(language => language != Source)];
}

/// <summary>Everything an edition of a practice says, as one value.</summary>
/// <param name="Owner">Name of the office that answers for it, at the time.</param>
/// <param name="Publisher">The facility's name at the time.</param>
internal sealed record PracticeContent(PracticeText Text, PracticeOrigin Origin, LocalizedText Owner, LocalizedText Publisher)
{
    /// <summary>SHA-256 in lower-case hexadecimal of the value as stored; the case's chain holds it.</summary>
    [JsonIgnore]
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, StoredJson.Options))));
}
