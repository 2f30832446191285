namespace Passerelle.Platform.Search;

/// <summary>One thing that texts and questions speak of in many words: a concept, a country, a region.</summary>
/// <param name="Token">The same in every language, such as <c>theme:return</c> or <c>country:SN</c>; also what a record's <see cref="SearchDocument.Codes"/> name.</param>
/// <param name="Broader">Tokens of what it belongs to: a text about the narrower is found, lower, by a question about the broader.</param>
/// <param name="Labels">By language, everything it is called; the first is its name.</param>
public sealed record VocabularyEntry(string Token, IReadOnlyList<string> Broader, IReadOnlyDictionary<string, IReadOnlyList<string>> Labels)
{
    /// <summary>A name: its words stand in this order, with nothing between them.</summary>
    public bool IsName { get; init; }
}

/// <summary>The words of the field, brought by a room that knows them: the engine knows none.</summary>
public interface IVocabulary
{
    /// <summary>Another one whenever an entry has changed: what was tagged before is tagged again.</summary>
    string Version { get; }

    IReadOnlyList<VocabularyEntry> Entries { get; }

    /// <summary>Looks whether anything has changed; asked before the index follows the Journal.</summary>
    Task Look(CancellationToken cancellation);
}

/// <summary>Where no room brings one.</summary>
internal sealed class NoVocabulary : IVocabulary
{
    public string Version => "";

    public IReadOnlyList<VocabularyEntry> Entries => [];

    public Task Look(CancellationToken cancellation) => Task.CompletedTask;
}
