using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>Answers a question from an index as it stands: seen first, then ranked, counted and shown.</summary>
internal sealed class Answer(IndexSearcher searcher, Tagger tagger, Viewer viewer)
{
    private const float subjectWeight = 3, settingWeight = 1;

    // Fewer than this is little: then words near to those nobody wrote are tried too.
    private const int little = 3;

    // What a text may be taken to be alike by: the engine bounds how many clauses a question may have.
    private const int longestText = 1200, mostWords = 40, fewestWords = 3;

    public SearchResult Find(SearchQuestion asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Text) && asked.Chosen.Count == 0) return new([], 0, false);
        var question = Question.Read(asked.Text, asked.Language, tagger);
        var filter = Filter(asked.Chosen);
        var query = string.IsNullOrWhiteSpace(asked.Text) ? new MatchAllDocsQuery() : question.ToQuery(tagger);
        var limit = Math.Clamp(asked.Limit, 1, SearchQuestion.MostHits);
        var found = searcher.Search(query, filter, limit);
        var near = new Nearness(searcher, filter);
        var faults = question.Faults(near);
        var forgiving = false;
        if (found.TotalHits < little && faults.Count > 0 && searcher.Search(question.ToQuery(tagger, word => faults.GetValueOrDefault(word, [])), filter, limit) is { } wider && wider.TotalHits > found.TotalHits)
            (query, found, forgiving) = (question.ToQuery(tagger, word => faults.GetValueOrDefault(word, [])), wider, true);
        var passages = new Passages(question, faults.Values.SelectMany(words => words), asked.Language, tagger);
        var hits = found.ScoreDocs.Select(hit => passages.Of(IndexedDocument.Read(searcher.Doc(hit.Doc)), hit.Score)).ToList();
        return new(hits, found.TotalHits, forgiving)
        {
            Suggestion = question.Corrected(faults, hits.Select(hit => hit.Document)), Facets = asked.WithFacets ? Count(query, filter) : [], Understood = question.Tokens,
        };
    }

    public IReadOnlyList<SearchHit> Alike(Likeness likeness, string language, int limit)
    {
        var beginning = likeness.Text.Length <= longestText ? likeness.Text : likeness.Text[..longestText];
        var question = Question.Read(beginning, language, tagger);
        var subject = new BooleanQuery();
        foreach (var code in likeness.Subject) subject.Add(Code(code, subjectWeight), Occur.SHOULD);
        if (question.InCommon(fewestWords, mostWords) is { } words) subject.Add(words, Occur.SHOULD);
        if (subject.Clauses.Count == 0) return [];
        var query = new BooleanQuery { { subject, Occur.MUST } };
        foreach (var code in likeness.Setting) query.Add(Code(code, settingWeight), Occur.SHOULD);
        var passages = new Passages(question, [], language, tagger);
        return [.. searcher.Search(query, Filter([]), Math.Clamp(limit, 1, SearchQuestion.MostHits)).ScoreDocs.Select(hit => passages.Of(IndexedDocument.Read(searcher.Doc(hit.Doc)), hit.Score))];

        static ConstantScoreQuery Code(string code, float weight) => new(new TermQuery(new Term(IndexedDocument.Code, code))) { Boost = weight };
    }

    private QueryWrapperFilter Filter(IReadOnlyList<string> chosen)
    {
        var seen = new BooleanQuery();
        foreach (var token in viewer.Tokens) seen.Add(new TermQuery(new Term(IndexedDocument.Seen, token)), Occur.SHOULD);
        if (chosen.Count == 0) return new(seen);
        var all = new BooleanQuery { { seen, Occur.MUST } };
        foreach (var code in chosen) all.Add(new TermQuery(new Term(IndexedDocument.Facet, code)), Occur.MUST);
        return new(all);
    }

    private IReadOnlyList<FacetCount> Count(Query query, Filter filter)
    {
        if (MultiDocValues.GetSortedSetValues(searcher.IndexReader, IndexedDocument.Facet) is not { } values) return [];
        var counts = new int[values.ValueCount];
        searcher.Search(query, filter, new Counter(values, counts));
        var code = new BytesRef();
        return [.. Enumerable.Range(0, counts.Length).Where(place => counts[place] > 0).Select(place =>
        {
            values.LookupOrd(place, code);
            return new FacetCount(code.Utf8ToString(), counts[place]);
        }).OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Code, StringComparer.Ordinal)];
    }

    private sealed class Counter(SortedSetDocValues values, int[] counts) : ICollector
    {
        private int first;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context) => first = context.DocBase;

        public void Collect(int doc)
        {
            values.SetDocument(first + doc);
            for (var place = values.NextOrd(); place != SortedSetDocValues.NO_MORE_ORDS; place = values.NextOrd()) counts[place]++;
        }
    }
}
