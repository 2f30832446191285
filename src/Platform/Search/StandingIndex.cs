namespace Passerelle.Platform.Search;

/// <summary>The index on the disk as it stands, for a command that asks once and starts no site.</summary>
public static class StandingIndex
{
    /// <summary>Null when it does not stand exactly there: then the site has to be started, and brings it there.</summary>
    /// <param name="folder">Where the node keeps its index.</param>
    /// <param name="sequence">The last number of the Journal, and in <paramref name="seal"/> the hash of the fact there.</param>
    public static SearchResult? Find(string folder, long sequence, string seal, IVocabulary vocabulary, SearchQuestion question, Viewer viewer)
    {
        using var index = SearchIndex.Read(folder, new(vocabulary));
        return index?.Place == new JournalPlace(sequence, seal) ? index.Ask((searcher, tagger) => new Answer(searcher, tagger, viewer).Find(question)) : null;
    }
}
