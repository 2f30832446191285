using System.Globalization;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>A record as the index keeps it: its words by language, the tokens of what it is about, who sees it, and itself, to be shown.</summary>
internal static class IndexedDocument
{
    /// <summary>Tokens of the title and of the codes; of the other texts; of all they belong to.</summary>
    public const string Topic = "topic", Concept = "concept", Wider = "wider";

    public const string Id = "id", Seen = "seen", Facet = "facet", Code = "code", Reference = "reference";

    public static Document Make(SearchDocument document, IEnumerable<string> seenBy, Tagger tagger)
    {
        var fields = new Document
        {
            new StringField(Id, document.Reference, Field.Store.YES), new StringField(Reference, document.Reference.ToLowerInvariant(), Field.Store.NO),
            new StoredField("record", document.Record.ToString()), new StoredField("href", document.Href), new StoredField("kind", document.Kind), new StoredField("title", document.Title.ToJson()),
        };
        foreach (var token in seenBy) fields.Add(new StringField(Seen, token, Field.Store.NO));
        foreach (var text in document.Texts.Where(text => !text.IsEmpty)) fields.Add(new StoredField("text", text.ToJson()));
        var (topics, concepts) = (new HashSet<string>(document.Codes), new HashSet<string>());
        foreach (var code in document.Codes)
        {
            fields.Add(new StringField(Code, code, Field.Store.NO));
            fields.Add(new StoredField("codes", code));
        }
        foreach (var language in Language.All)
        {
            if (document.Title.In(language) is { } title) Words(fields, "title", title, language, tagger, topics);
            foreach (var text in document.Texts)
                if (text.In(language) is { } words) Words(fields, "text", words, language, tagger, concepts);
        }
        concepts.ExceptWith(topics);
        Tokens(fields, Topic, topics);
        Tokens(fields, Concept, concepts);
        Tokens(fields, Wider, topics.Concat(concepts).SelectMany(tagger.Wider).ToHashSet().Except(topics).Except(concepts));
        var years = document.Years.Select(year => $"year:{year.ToString(CultureInfo.InvariantCulture)}").ToList();
        foreach (var year in document.Years) fields.Add(new StoredField("years", year.ToString(CultureInfo.InvariantCulture)));
        foreach (var facet in topics.Concat(concepts).Concat(years).Append($"kind:{document.Kind}").Concat(document.Title.Languages.Select(language => $"language:{language}")).Distinct())
        {
            fields.Add(new StringField(Facet, facet, Field.Store.NO));
            fields.Add(new SortedSetDocValuesField(Facet, new BytesRef(facet)));
        }
        return fields;
    }

    public static SearchDocument Read(Document stored) =>
        new(Guid.Parse(stored.Get("record")), stored.Get(Id), stored.Get("href"), stored.Get("kind"), LocalizedText.FromJson(stored.Get("title")), [.. stored.GetValues("text").Select(LocalizedText.FromJson)])
        {
            Codes = stored.GetValues("codes"), Years = [.. stored.GetValues("years").Select(year => int.Parse(year, CultureInfo.InvariantCulture))],
        };

    private static void Words(Document fields, string name, string text, string language, Tagger tagger, HashSet<string> tokens)
    {
        fields.Add(new TextField($"{name}_{language}", text, Field.Store.NO));
        fields.Add(new TextField($"{name}_{Stems.Plain}", text, Field.Store.NO));
        tokens.UnionWith(tagger.Tags(Stems.Of(text, language), language).Select(tag => tag.Token));
    }

    private static void Tokens(Document fields, string name, IEnumerable<string> tokens)
    {
        foreach (var token in tokens) fields.Add(new StringField(name, token, Field.Store.NO));
    }
}
