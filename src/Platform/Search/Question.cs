using System.Globalization;
using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Passerelle.Platform.Search;

/// <summary>A question as it was understood: its language, its words, and the tokens of what it speaks of.</summary>
/// <param name="Known">Its words, without accents, that were found in the vocabulary: they are no faults, even where no record has them.</param>
internal sealed partial record Question(string Text, string Language, IReadOnlyList<Stem> Words, IReadOnlyList<string> Tokens, IReadOnlyList<string> Plain, IReadOnlySet<string> Known)
{
    private const float title = 3, body = 1, plain = 0.5f;
    private const float concept = 2, narrower = 0.8f, broader = 0.4f, year = 2, reference = 100;

    /// <summary>The language a text is written in.</summary>
    public static string LanguageOf(string text, string likely, Tagger tagger) => Tongue.Of(text, likely, candidate => Covered(text, candidate, tagger));

    public static Question Read(string text, string likely, Tagger tagger)
    {
        var language = LanguageOf(text, likely, tagger);
        var words = Stems.Of(text, language);
        var tags = tagger.Tags(words, language);
        var plain = Stems.Of(text, Stems.Plain);
        var known = plain.Where(word => tags.Exists(tag => words[tag.First].Start < word.End && word.Start < words[tag.Last].End)).Select(word => word.Text).ToHashSet();
        return new(text, language, words, [.. tags.Select(tag => tag.Token).Distinct()], [.. plain.Select(word => word.Text).Distinct()], known);
    }

    /// <summary>Records that have any of its words or speak of what it speaks of; those with more of it first.</summary>
    /// <param name="near">For a word nobody wrote, words near to it.</param>
    public Query ToQuery(Tagger tagger, Func<string, IReadOnlyList<string>>? near = null)
    {
        var query = new BooleanQuery { { Weighted(new TermQuery(new Term(IndexedDocument.Reference, Text.Trim().ToLowerInvariant())), reference), Occur.SHOULD } };
        var words = Words.Select(word => word.Text).Distinct().ToList();
        foreach (var word in words) query.Add(Anywhere(word), Occur.SHOULD);
        if (words.Count > 1) query.Add(All(words), Occur.SHOULD);
        foreach (var word in Plain.Where(word => word.Length > 2 || char.IsAsciiDigit(word[0])))
        {
            query.Add(Weighted(Either([($"title_{Stems.Plain}", word, title), ($"text_{Stems.Plain}", word, body)]), plain), Occur.SHOULD);
            foreach (var other in near?.Invoke(word) ?? []) query.Add(Weighted(Either([($"title_{Stems.Plain}", other, title), ($"text_{Stems.Plain}", other, body)]), plain), Occur.SHOULD);
            if (Year().IsMatch(word)) query.Add(Weighted(new TermQuery(new Term(IndexedDocument.Facet, $"year:{word}")), year), Occur.SHOULD);
        }
        foreach (var token in Tokens)
            query.Add(Weighted(Either([(IndexedDocument.Topic, token, 1), (IndexedDocument.Concept, token, 1 / title), (IndexedDocument.Wider, token, narrower)]), concept * title), Occur.SHOULD);
        foreach (var token in Tokens.SelectMany(tagger.Wider).Except(Tokens).Distinct())
            query.Add(Weighted(Either([(IndexedDocument.Topic, token, 1), (IndexedDocument.Concept, token, 1 / title)]), broader * title), Occur.SHOULD);
        return query;
    }

    /// <summary>A record that has every word of the question counts twice for it.</summary>
    private BooleanQuery All(List<string> words)
    {
        var all = new BooleanQuery();
        foreach (var word in words) all.Add(Anywhere(word), Occur.MUST);
        return all;
    }

    private DisjunctionMaxQuery Anywhere(string word) => Either([($"title_{Language}", word, title), ($"text_{Language}", word, body)]);

    /// <summary>Words nobody wrote, each with words near to it that somebody did.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Faults(Nearness near) =>
        Plain.Where(word => !Known.Contains(word) && !near.IsWritten(word)).Select(word => (word, others: near.To(word))).Where(pair => pair.others.Count > 0).ToDictionary(pair => pair.word, pair => pair.others);

    /// <summary>The question with each fault put right as the records found write it; null when it has none.</summary>
    public string? Corrected(IReadOnlyDictionary<string, IReadOnlyList<string>> faults, IEnumerable<SearchDocument> found)
    {
        if (faults.Count == 0) return null;
        var written = found.SelectMany(document => document.Texts.Prepend(document.Title)).SelectMany(text => text.Languages.Select(language => text.In(language) ?? "")).Take(100)
            .SelectMany(text => Stems.Of(text, Stems.Plain).Select(word => (word.Text, Seen: text[word.Start..word.End]))).ToLookup(word => word.Text, word => word.Seen.ToLower(System.Globalization.CultureInfo.InvariantCulture));
        var corrected = Text;
        foreach (var word in Stems.Of(Text, Stems.Plain).AsEnumerable().Reverse())
            if (faults.TryGetValue(word.Text, out var others)) corrected = $"{corrected[..word.Start]}{written[others[0]].FirstOrDefault(others[0])}{corrected[word.End..]}";
        return corrected;
    }

    /// <summary>Several words in common at least, each in any language it may be a word of: one word makes nothing alike. Null when there are too few.</summary>
    public Query? InCommon(int fewest, int most)
    {
        var words = Plain.Where(word => word.Length > 3).Take(most).ToList();
        if (words.Count < fewest) return null;
        var query = new BooleanQuery { MinimumNumberShouldMatch = fewest };
        foreach (var word in words)
        {
            var anywhere = new List<(string, string, float)> { ($"title_{Stems.Plain}", word, title), ($"text_{Stems.Plain}", word, body) };
            anywhere.AddRange(Stems.Of(word, Language).SelectMany(stem => new[] { ($"title_{Language}", stem.Text, title), ($"text_{Language}", stem.Text, body) }));
            query.Add(Either(anywhere), Occur.SHOULD);
        }
        return query;
    }

    private static int Covered(string text, string language, Tagger tagger) => tagger.Tags(Stems.Of(text, language), language).Sum(tag => tag.Last - tag.First + 1);

    private static DisjunctionMaxQuery Either(IEnumerable<(string Field, string Word, float Weight)> places)
    {
        var best = new DisjunctionMaxQuery(0.1f);
        foreach (var (field, word, weight) in places) best.Add(Weighted(new TermQuery(new Term(field, word)), weight));
        return best;
    }

    private static Query Weighted(Query query, float weight)
    {
        query.Boost = weight;
        return query;
    }

    [GeneratedRegex("^(19|20)[0-9][0-9]$")]
    private static partial Regex Year();
}
