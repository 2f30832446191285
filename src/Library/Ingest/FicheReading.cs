using System.Text.Json.Serialization;

namespace Passerelle.Library.Ingest;

/// <summary>What an old fiche says, as far as its text could be read. What is not in the text is null or empty; nothing is guessed.</summary>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Countries">Alpha-2 codes of those who asked or benefit, sorted.</param>
/// <param name="ExpertCountries">Likewise, of those whose experts took part.</param>
internal sealed record FicheReading(
    string Language, string? Title, string? Region, IReadOnlyList<string> Countries, ReadPeriod Period, string? Summary, string? Context, string? Concept,
    IReadOnlyList<ReadEvent> Events, IReadOnlyList<string> ExpertCountries, IReadOnlyList<ReadPart> Practices, string? Impact, IReadOnlyList<ReadPart> Lessons,
    IReadOnlyList<ReadSource> Sources, IReadOnlyList<Doubt> Doubts)
{
    /// <summary>The lines of the text each field was read from, under names such as <c>events[0].date</c>.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Lines { get; init; } = new Dictionary<string, IReadOnlyList<int>>();
}

/// <summary>Each a year, a month or a day, as <see cref="PartialDate"/> writes it.</summary>
internal sealed record ReadPeriod(string? Start, string? End);

internal sealed record ReadEvent(string? Title, string? Place, string? Country, string? Date);

internal sealed record ReadPart(string? Title, string Text);

internal sealed record ReadSource(int N, string? Url);

/// <summary>Something a person should look at.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Such as <c>events[0].date</c>.</param>
/// <param name="Read">As printed.</param>
/// <param name="Proposed">What the record says instead; null when the reader has no proposal.</param>
/// <param name="Why">The last part of a text key under <c>library.reading.why</c>.</param>
internal sealed record Doubt(int Line, string Field, string Read, string? Proposed, string Why, params IReadOnlyList<string> Args);
