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

    /// <summary>Years it tells of or was published in.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
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

    /// <summary>Of these, those that are to be found; what is not among them is found no longer. Asked when facts about them have been recorded.</summary>
    /// <param name="references">References of records and of cases: some are other rooms'.</param>
    Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation);
}

/// <summary>A record found.</summary>
/// <param name="Passage">The part of a text of it that has most of the words; in <paramref name="Language"/>.</param>
public sealed record SearchHit(SearchDocument Document, double Score, string Passage, string Language)
{
    /// <summary>Where in the passage the words stand.</summary>
    public IReadOnlyList<Range> Marks { get; init; } = [];
}

/// <summary>How many of the records found have one thing in common.</summary>
/// <param name="Code">Such as <c>country:SN</c>, <c>year:2019</c>, <c>kind:actions.search.kind</c>, <c>language:fr</c>.</param>
public sealed record FacetCount(string Code, int Count);

/// <summary>What was found, best first.</summary>
/// <param name="Total">All that match and may be seen; <paramref name="Hits"/> may be fewer.</param>
/// <param name="Forgiving">Hardly anything had the words as typed: among these are words near to them.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, int Total, bool Forgiving)
{
    /// <summary>The question as somebody may have meant it; null when nothing the reader may see would be found by it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Counted over all that match and may be seen; empty unless asked for.</summary>
    public IReadOnlyList<FacetCount> Facets { get; init; } = [];

    /// <summary>Codes of what the question was understood to speak of.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];
}

/// <summary>A question with what has been chosen beside it.</summary>
/// <param name="Language">The reader's: the question is read in it where nothing speaks for another.</param>
/// <param name="Limit">1 to <see cref="SearchQuestion.MostHits"/>.</param>
public sealed record SearchQuestion(string Text, string Language, int Limit)
{
    public const int MostHits = 1000;

    /// <summary>Codes of facets; only records that have every one are found.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    public bool WithFacets { get; init; }
}

/// <summary>The port through which everything is searched: rooms and pages know no engine.</summary>
public interface ISearch
{
    /// <summary>False while the index is being made anew: the site serves, and what is found may be incomplete.</summary>
    bool IsComplete { get; }

    /// <summary>Searches all languages at once. The seeing rule is applied before ranking, counting and suggesting.</summary>
    /// <param name="limit">1 to <see cref="SearchQuestion.MostHits"/>.</param>
    SearchResult Find(string question, string language, Viewer viewer, int limit) => Find(new(question, language, limit), viewer);

    SearchResult Find(SearchQuestion question, Viewer viewer);

    /// <summary>Records about the same, best first: by codes in common across languages, and by words. The seeing rule is applied before ranking.</summary>
    /// <param name="limit">1 to <see cref="SearchQuestion.MostHits"/>.</param>
    IReadOnlyList<SearchHit> Alike(Likeness likeness, string language, Viewer viewer, int limit);

    /// <summary>The language a text is written in, by its script, its small words and the words of the field in it.</summary>
    /// <param name="likely">The answer where nothing speaks for another.</param>
    string LanguageOf(string text, string likely);

    /// <summary>Codes of what a text speaks of: concepts, countries, regions.</summary>
    IReadOnlyList<string> CodesOf(string text, string language);

    /// <summary>Brings the index to the present state of the Journal, if it is behind.</summary>
    /// <param name="patient">Leaves it behind for a while where much was done a moment ago: it must not keep a processor busy while people are at work.</param>
    Task Refresh(CancellationToken cancellation, bool patient = false);
}
