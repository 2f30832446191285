using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Seeing;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>
/// The index of this node, derived from the database and held in memory: made anew when the Journal has moved on, so it cannot be lost or corrupted, only late.
/// Each document carries the audience tokens of its record; a question is filtered by the viewer's before anything is ranked or counted.
/// </summary>
internal sealed class LuceneSearch(IServiceScopeFactory scopes, TimeProvider clock) : ISearch, IDisposable
{
    private const float titleWeight = 3, ownLanguageWeight = 1.5f;
    private const float subjectWeight = 3, settingWeight = 1;
    private const int passageLength = 220;

    // A tenth of the time at most goes into making the index.
    private const int rest = 9;

    // Each word is asked for in every field of every language: the engine bounds how many clauses a question may have.
    private const int longestText = 1200, mostWords = 40, fewestWords = 3;

    private sealed record Index(long Sequence, IndexSearcher Searcher, IReadOnlyList<SearchDocument> Documents);

    private readonly FieldAnalyzer analyzer = new();
    private readonly SemaphoreSlim refreshing = new(1);
    private volatile Index? index;
    private long madeAt;
    private TimeSpan cost;

    public async Task Refresh(CancellationToken cancellation, bool patient = false)
    {
        if (patient && madeAt != 0 && clock.GetElapsedTime(madeAt) < rest * cost) return;
        await refreshing.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var sequence = await db.Set<JournalHead>().Select(head => head.Sequence).SingleAsync(cancellation);
            if (index?.Sequence == sequence) return;
            var since = clock.GetTimestamp();
            var documents = new List<SearchDocument>();
            foreach (var source in scope.ServiceProvider.GetServices<ISearchSource>()) documents.AddRange(await source.All(cancellation));
            var seen = (await db.Set<SeenBy>().AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.Record, row => row.Token);
            index = Build(sequence, documents, seen);
            (madeAt, cost) = (clock.GetTimestamp(), clock.GetElapsedTime(since));
        }
        finally
        {
            refreshing.Release();
        }
    }

    public SearchResult Find(string question, string language, Viewer viewer, int limit)
    {
        if (index is not { } now || string.IsNullOrWhiteSpace(question)) return new([], 0, false);
        var exact = Run(now, Words(question, language, forgiving: false), viewer, limit);
        if (exact.TotalHits > 0) return Result(now, exact, question, language, forgiving: false);
        var near = Run(now, Words(question, language, forgiving: true), viewer, limit);
        return Result(now, near, question, language, forgiving: near.TotalHits > 0);
    }

    public IReadOnlyList<SearchHit> Alike(Likeness likeness, string language, Viewer viewer, int limit)
    {
        if (index is not { } now) return [];
        var subject = new BooleanQuery();
        foreach (var code in likeness.Subject) subject.Add(Code(code, subjectWeight), Occur.SHOULD);
        if (WordsInCommon(likeness.Text, language) is { Clauses.Count: > 0 } words) subject.Add(words, Occur.SHOULD);
        if (subject.Clauses.Count == 0) return [];
        var query = new BooleanQuery { { subject, Occur.MUST } };
        foreach (var code in likeness.Setting) query.Add(Code(code, settingWeight), Occur.SHOULD);
        var found = Run(now, query, viewer, limit);
        return [.. found.ScoreDocs.Select(hit => Hit(now.Documents[Number(now, hit.Doc)], hit.Score, Beginning(likeness.Text), language))];

        static ConstantScoreQuery Code(string code, float weight) => new(new TermQuery(new Term("code", code))) { Boost = weight };
    }

    /// <summary>Several words of a text at least, each in any language it may be a word of: one word in common makes nothing alike.</summary>
    private BooleanQuery WordsInCommon(string text, string own)
    {
        var words = Beginning(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3).Distinct(StringComparer.OrdinalIgnoreCase).Take(mostWords).ToList();
        var query = new BooleanQuery { MinimumNumberShouldMatch = fewestWords };
        foreach (var word in words) query.Add(Words(word, own, forgiving: false), Occur.SHOULD);
        return words.Count < fewestWords ? [] : query;
    }

    private static string Beginning(string text) => text.Length <= longestText ? text : text[..longestText];

    private Index Build(long sequence, IReadOnlyList<SearchDocument> documents, ILookup<Guid, string> seen)
    {
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
            foreach (var (number, document) in documents.Index())
                writer.AddDocument(Fields(number, document, seen[document.Record]));
        return new(sequence, new IndexSearcher(DirectoryReader.Open(directory)), documents);
    }

    private static Document Fields(int number, SearchDocument document, IEnumerable<string> tokens)
    {
        var fields = new Document { new StoredField("number", number), new StringField("reference", document.Reference.ToLowerInvariant(), Field.Store.NO) };
        foreach (var code in document.Codes) fields.Add(new StringField("code", code, Field.Store.NO));
        foreach (var token in tokens) fields.Add(new StringField("seen", token, Field.Store.NO));
        foreach (var language in Language.All)
        {
            if (document.Title.In(language) is { } title) fields.Add(new TextField($"title_{language}", title, Field.Store.NO));
            foreach (var text in document.Texts)
                if (text.In(language) is { } words) fields.Add(new TextField($"text_{language}", words, Field.Store.NO));
        }
        return fields;
    }

    private BooleanQuery Words(string question, string own, bool forgiving)
    {
        var query = new BooleanQuery { new BooleanClause(new TermQuery(new Term("reference", question.Trim().ToLowerInvariant())) { Boost = 100 }, Occur.SHOULD) };
        foreach (var language in Language.All)
            foreach (var (field, weight) in (ReadOnlySpan<(string, float)>)[($"title_{language}", titleWeight), ($"text_{language}", 1)])
                foreach (var word in Stems(field, question))
                {
                    var term = new Term(field, word);
                    Query clause = forgiving && word.Length > 3 ? new FuzzyQuery(term, word.Length > 6 ? 2 : 1) : new TermQuery(term);
                    clause.Boost = weight * (language == own ? ownLanguageWeight : 1);
                    query.Add(clause, Occur.SHOULD);
                }
        return query;
    }

    private HashSet<string> Stems(string field, string text)
    {
        var stems = new HashSet<string>();
        using var stream = analyzer.GetTokenStream(field, text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString());
        stream.End();
        return stems;
    }

    private static TopDocs Run(Index index, BooleanQuery words, Viewer viewer, int limit)
    {
        var tokens = new BooleanQuery();
        foreach (var token in viewer.Tokens) tokens.Add(new TermQuery(new Term("seen", token)), Occur.SHOULD);
        return index.Searcher.Search(words, new QueryWrapperFilter(tokens), Math.Clamp(limit, 1, 100));
    }

    private SearchResult Result(Index index, TopDocs found, string question, string language, bool forgiving) =>
        new([.. found.ScoreDocs.Select(hit => Hit(index.Documents[Number(index, hit.Doc)], hit.Score, question, language))], found.TotalHits, forgiving);

    private static int Number(Index index, int place) => int.Parse(index.Searcher.Doc(place).Get("number"), System.Globalization.CultureInfo.InvariantCulture);

    private SearchHit Hit(SearchDocument document, double score, string question, string language)
    {
        foreach (var candidate in Language.All.OrderBy(code => code != language))
        {
            var stems = Stems($"text_{candidate}", question);
            foreach (var segment in document.Texts.Select(text => text.In(candidate)).OfType<string>().SelectMany(LocalizedText.Segments))
                if (Stems($"text_{candidate}", segment).Overlaps(stems)) return new(document, score, Shorten(segment), candidate);
        }
        var first = document.Texts.FirstOrDefault(text => !text.IsEmpty) ?? LocalizedText.Empty;
        return new(document, score, Shorten(LocalizedText.Segments(first.Best(language)).FirstOrDefault("")), first.BestLanguage(language));
    }

    private static string Shorten(string text) => text.Length <= passageLength ? text : $"{text[..Math.Max(text.LastIndexOf(' ', passageLength), passageLength / 2)]} …";

    public void Dispose()
    {
        analyzer.Dispose();
        refreshing.Dispose();
        index?.Searcher.IndexReader.Dispose();
    }
}
