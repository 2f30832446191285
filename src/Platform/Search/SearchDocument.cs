using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>A record as it can be found.</summary>
/// <param name="Record">The id its audience stands under: who may see the record may find it, nobody else.</param>
/// <param name="Reference">Such as <c>ACT-2012-0001</c>; also what the command line prints as id.</param>
/// <param name="Href">Address below the language.</param>
/// <param name="Kind">Text key of what it is.</param>
/// <param name="Texts">What it says beside its title.</param>
public sealed record SearchDocument(Guid Record, string Reference, string Href, string Kind, LocalizedText Title, IReadOnlyList<LocalizedText> Texts)
{
    /// <summary>What it is about in codes that are the same in every language, such as <c>area:diaspora</c> or <c>country:SN</c>.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>What something still being written is about.</summary>
/// <param name="Text">Its title and first texts; only its first words count.</param>
/// <param name="Subject">Codes of its subject: one in common makes a record alike, whatever its language.</param>
/// <param name="Setting">Codes of where it plays: they make alike records rank higher.</param>
public sealed record Likeness(string Text, IReadOnlyList<string> Subject, IReadOnlyList<string> Setting);

/// <summary>A room's contribution to the one index: every record it wants found, whoever may see it.</summary>
public interface ISearchSource
{
    Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation);
}

/// <summary>A record found.</summary>
/// <param name="Passage">The beginning of a text of it that has the words; in <paramref name="Language"/>.</param>
public sealed record SearchHit(SearchDocument Document, double Score, string Passage, string Language);

/// <summary>What was found, best first.</summary>
/// <param name="Total">All that match and may be seen; <paramref name="Hits"/> may be fewer.</param>
/// <param name="Forgiving">Nothing had the words as typed: these are near to them.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, bool Forgiving);

/// <summary>The port through which everything is searched: rooms and pages know no engine.</summary>
public interface ISearch
{
    /// <summary>Searches all six languages at once; texts in the reader's count a little more. The seeing rule is applied before ranking.</summary>
    /// <param name="limit">1 to 100.</param>
    SearchResult Find(string question, string language, Viewer viewer, int limit);

    /// <summary>Records about the same, best first: by codes in common across languages, and by words. The seeing rule is applied before ranking.</summary>
    /// <param name="limit">1 to 100.</param>
    IReadOnlyList<SearchHit> Alike(Likeness likeness, string language, Viewer viewer, int limit);

    /// <summary>Brings the index to the present state of the Journal, if it is behind.</summary>
    /// <param name="patient">Leaves it behind for a while where it was made a moment ago: making it must not keep a processor busy while people are at work.</param>
    Task Refresh(CancellationToken cancellation, bool patient = false);
}
