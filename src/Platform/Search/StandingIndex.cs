namespace Passerelle.Platform.Search;

/// <summary>An index on the disk as it stands, for whoever asks it without a site: a command that asks once, a measurement.</summary>
public sealed class StandingIndex : IDisposable
{
    private readonly SearchIndex index;

    private StandingIndex(SearchIndex index) => this.index = index;

    /// <summary>Null when it does not stand exactly there: then the site has to be started, and brings it there.</summary>
    /// <param name="folder">Where the node keeps its index.</param>
    /// <param name="sequence">The last number of the Journal, and in <paramref name="seal"/> the hash of the fact there.</param>
    public static StandingIndex? Open(string folder, long sequence, string seal, IVocabulary vocabulary)
    {
        if (SearchIndex.Read(folder, new(vocabulary)) is not { } index) return null;
        if (index.Place == new JournalPlace(sequence, seal)) return new(index);
        index.Dispose();
        return null;
    }

    /// <summary>Makes one of these records, each with the tokens of those who see it, in an empty folder.</summary>
    public static StandingIndex Make(string folder, IVocabulary vocabulary, IEnumerable<(SearchDocument Document, IEnumerable<string> SeenBy)> records)
    {
        var index = SearchIndex.Open(folder, new(vocabulary));
        index.Rewrite(index.Tagger, records, new(0, ""));
        return new(index);
    }

    public SearchResult Find(SearchQuestion question, Viewer viewer) => index.Ask((searcher, tagger) => new Answer(searcher, tagger, viewer).Find(question));

    public void Dispose() => index.Dispose();
}
