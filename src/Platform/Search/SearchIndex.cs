using System.Collections.Frozen;
using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Passerelle.Platform.Texts;
using IndexFolder = Lucene.Net.Store.Directory;

namespace Passerelle.Platform.Search;

/// <summary>A number of the Journal, and the hash of the fact that stands there: another database has another.</summary>
internal sealed record JournalPlace(long Sequence, string Seal);

/// <summary>
/// The index itself, on a disk or in memory: records in, questions out. It knows neither the database nor the Journal; it carries the number and the vocabulary
/// it was made with in its own commit, so that whoever opens it knows how far it has come.
/// </summary>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>Another one when what is written changes its shape: an index of an earlier one is made anew.</summary>
    private const string format = "2";

    private const string sequenceMark = "sequence", sealMark = "seal", vocabularyMark = "vocabulary", formatMark = "format";

    private readonly IndexFolder directory;
    private readonly IndexWriter? writer;
    private readonly SearcherManager searchers;

    private SearchIndex(IndexFolder directory, IndexWriter? writer, Tagger tagger)
    {
        (this.directory, this.writer, Tagger) = (directory, writer, tagger);
        searchers = writer is null ? new(directory, new Searching()) : new(writer, applyAllDeletes: true, new Searching());
        Place = Marked(writer?.CommitData ?? Ask((searcher, _) => ((DirectoryReader)searcher.IndexReader).IndexCommit.UserData), tagger.Version);
    }

    /// <summary>How far it has come; null when it must be made anew.</summary>
    public JournalPlace? Place { get; private set; }

    /// <summary>By whose words its records are tagged.</summary>
    public Tagger Tagger { get; private set; }

    /// <summary>Whether its files still are where it keeps them.</summary>
    public bool IsThere => DirectoryReader.IndexExists(directory);

    /// <summary>To be written to. An index that cannot be read, or of another form, is emptied.</summary>
    /// <param name="folder">Null keeps it in memory.</param>
    /// <exception cref="LockObtainFailedException">Somebody else writes to it.</exception>
    public static SearchIndex Open(string? folder, Tagger tagger)
    {
        var directory = folder is null ? (IndexFolder)new RAMDirectory() : FSDirectory.Open(folder);
        try
        {
            return new(directory, Writer(directory, OpenMode.CREATE_OR_APPEND), tagger);
        }
        catch (Exception broken) when (broken is IOException or CorruptIndexException or ArgumentException && broken is not LockObtainFailedException)
        {
            foreach (var file in directory.ListAll()) directory.DeleteFile(file);
            return new(directory, Writer(directory, OpenMode.CREATE), tagger);
        }
    }

    /// <summary>To be read only, as it stands; null when there is none that can be read.</summary>
    public static SearchIndex? Read(string folder, Tagger tagger)
    {
        if (!System.IO.Directory.Exists(folder)) return null;
        try
        {
            return new(FSDirectory.Open(folder), null, tagger);
        }
        catch (Exception broken) when (broken is IOException or ArgumentException)
        {
            return null;
        }
    }

    private static IndexWriter Writer(IndexFolder directory, OpenMode mode) =>
        new(directory, new IndexWriterConfig(Stems.Version, Stems.ByField) { OpenMode = mode, Similarity = new FieldSimilarity(), RAMBufferSizeMB = 64 });

    private static JournalPlace? Marked(IDictionary<string, string>? marks, string vocabulary) =>
        marks is not null && marks.TryGetValue(formatMark, out var written) && written == format && marks.TryGetValue(vocabularyMark, out var tagged) && tagged == vocabulary
        && marks.TryGetValue(sequenceMark, out var number) && marks.TryGetValue(sealMark, out var seal) ? new(long.Parse(number, CultureInfo.InvariantCulture), seal) : null;

    /// <summary>Writes a record in place of what stood under its reference.</summary>
    public void Write(SearchDocument document, IEnumerable<string> seenBy) => writer!.UpdateDocument(new Term(IndexedDocument.Id, document.Reference), IndexedDocument.Make(document, seenBy, Tagger));

    public void Remove(string reference) => writer!.DeleteDocuments(new Term(IndexedDocument.Id, reference));

    /// <summary>Takes all records out and puts others in, tagged by other words; what stood before is found until it is done.</summary>
    public void Rewrite(Tagger other, IEnumerable<(SearchDocument Document, IEnumerable<string> SeenBy)> records, JournalPlace place)
    {
        writer!.DeleteAll();
        foreach (var (document, seenBy) in records) writer.AddDocument(IndexedDocument.Make(document, seenBy, other));
        Commit(place, other);
    }

    /// <summary>What was written is found from now on, and stays.</summary>
    public void Commit(JournalPlace place) => Commit(place, Tagger);

    private void Commit(JournalPlace place, Tagger by)
    {
        writer!.SetCommitData(new Dictionary<string, string>
        {
            [formatMark] = format, [vocabularyMark] = by.Version, [sequenceMark] = place.Sequence.ToString(CultureInfo.InvariantCulture), [sealMark] = place.Seal,
        });
        writer.Commit();
        searchers.MaybeRefreshBlocking();
        (Place, Tagger) = (place, by);
    }

    public T Ask<T>(Func<IndexSearcher, Tagger, T> answer)
    {
        var searcher = searchers.Acquire();
        try
        {
            return answer(searcher, Tagger);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    public void Dispose()
    {
        searchers.Dispose();
        // What was not committed is not kept, and nothing is waited for.
        writer?.Rollback();
        directory.Dispose();
    }

    private sealed class Searching : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new FieldSimilarity() };
    }

    /// <summary>Words count by how often and in how long a text they stand; tokens only by how rare they are.</summary>
    private sealed class FieldSimilarity : PerFieldSimilarityWrapper
    {
        private static readonly BM25Similarity words = new(0.9f, 0.4f), tokens = new(0, 0);

        public override Similarity Get(string name) => name.StartsWith("title_", StringComparison.Ordinal) || name.StartsWith("text_", StringComparison.Ordinal) ? words : tokens;
    }
}
