using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Passerelle.Platform.Search;

/// <summary>Words that were written, near to one that nobody wrote; only such as stand in a record the reader may see.</summary>
internal sealed class Nearness(IndexSearcher searcher, Filter seen)
{
    private const int most = 3, looked = 30, shortest = 4, longer = 7;

    private static readonly string[] fields = [$"title_{Stems.Plain}", $"text_{Stems.Plain}"];

    public bool IsWritten(string word) => fields.Any(field => searcher.IndexReader.DocFreq(new Term(field, word)) > 0);

    /// <summary>The nearest first, then the more frequent.</summary>
    public IReadOnlyList<string> To(string word)
    {
        if (word.Length < shortest) return [];
        var found = new Dictionary<string, (float Near, int Often)>();
        foreach (var field in fields)
        {
            if (MultiFields.GetTerms(searcher.IndexReader, field) is not { } terms) continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, word), word.Length >= longer ? 2 : 1, 1, true);
            var boost = near.Attributes.AddAttribute<IBoostAttribute>();
            while (near.MoveNext())
            {
                var other = near.Term.Utf8ToString();
                var before = found.GetValueOrDefault(other);
                found[other] = (Math.Max(before.Near, boost.Boost), before.Often + near.DocFreq);
            }
        }
        return [.. found.OrderByDescending(pair => pair.Value.Near).ThenByDescending(pair => pair.Value.Often).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(looked).Select(pair => pair.Key).Where(IsSeen).Take(most)];
    }

    private bool IsSeen(string word) => fields.Any(field => searcher.Search(new TermQuery(new Term(field, word)), seen, 1).TotalHits > 0);
}
