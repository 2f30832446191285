using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;
using Lucene.Net.Util;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>A word of a text: its stem, and the characters it was read from.</summary>
internal readonly record struct Stem(string Text, int Start, int End);

/// <summary>Texts cut into the stems of a language. Accents are folded before stemming, so that a word written without them has the same stem.</summary>
internal static class Stems
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Words as they stand, lower case and without accents, whatever the language: names, acronyms, numbers.</summary>
    public const string Plain = "xx";

    private static readonly FrozenDictionary<string, Analyzer> analyzers = Language.All.Append(Plain).ToFrozenDictionary(code => code, code => (Analyzer)new OfLanguage(code));

    private static readonly FrozenDictionary<string, CharArraySet> stopWords = new Dictionary<string, CharArraySet>
    {
        ["en"] = EnglishAnalyzer.DefaultStopSet, ["fr"] = FrenchAnalyzer.DefaultStopSet, ["es"] = SpanishAnalyzer.DefaultStopSet,
        ["pt"] = PortugueseAnalyzer.DefaultStopSet, ["ar"] = ArabicAnalyzer.DefaultStopSet, ["ru"] = RussianAnalyzer.DefaultStopSet,
    }.ToFrozenDictionary();

    public static Analyzer Analyzer(string language) => analyzers[language];

    /// <summary>A field's name ends in its language.</summary>
    public static Analyzer ByField { get; } = new PerField();

    public static List<Stem> Of(string text, string language)
    {
        var stems = new List<Stem>();
        using var stream = analyzers[language].GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var place = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(new(term.ToString(), place.StartOffset, place.EndOffset));
        stream.End();
        return stems;
    }

    /// <summary>How many words of a text carry no meaning in a language: the more, the likelier it is written in it.</summary>
    public static int Fillers(IEnumerable<string> words, string language) => words.Count(word => stopWords[language].Contains(word));

    private sealed class PerField() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName) => analyzers[fieldName[^2..]];

        protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) => components;
    }

    private sealed class OfLanguage(string language) : Analyzer
    {
        protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
        {
            var words = new StandardTokenizer(Version, reader);
            TokenStream stream = new StandardFilter(Version, words);
            if (language == "en") stream = new EnglishPossessiveFilter(Version, stream);
            if (language is "fr" or "pt" or "es") stream = new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES);
            stream = new LowerCaseFilter(Version, stream);
            if (language != Plain) stream = new StopFilter(Version, stream, stopWords[language]);
            stream = language == "ar" ? new ArabicNormalizationFilter(stream) : new Spelling(new ASCIIFoldingFilter(stream), language);
            return new(words, language switch
            {
                "en" => new PorterStemFilter(stream),
                "fr" => new FrenchLightStemFilter(stream),
                "es" => new SpanishLightStemFilter(stream),
                "pt" => new PortugueseLightStemFilter(stream),
                "ar" => new ArabicStemFilter(stream),
                "ru" => new SnowballFilter(stream, new RussianStemmer()),
                _ => stream,
            });
        }
    }

    /// <summary>Two spellings of one word become one before it is stemmed.</summary>
    private sealed class Spelling(TokenStream input, string language) : TokenFilter(input)
    {
        private readonly ICharTermAttribute term = input.GetAttribute<ICharTermAttribute>();

        public override bool IncrementToken()
        {
            if (!m_input.IncrementToken()) return false;
            switch (language)
            {
                case "en": English(); break;
                case "pt": Portuguese(); break;
                case "ru": Russian(); break;
            }
            return true;
        }

        // organisation and organization, labour and labor, centre and center, programme and program.
        private void English()
        {
            var word = term.ToString();
            if (word.Length < 5) return;
            var same = word.Replace("isation", "ization", StringComparison.Ordinal);
            if (same.EndsWith("ise", StringComparison.Ordinal) || same.EndsWith("ised", StringComparison.Ordinal) || same.EndsWith("ising", StringComparison.Ordinal))
                same = same.LastIndexOf("is", StringComparison.Ordinal) is var at ? $"{same[..at]}iz{same[(at + 2)..]}" : same;
            if (same.Length > 5 || same is "labor") same = same.Replace("abour", "abor", StringComparison.Ordinal).Replace("aviour", "avior", StringComparison.Ordinal).Replace("efence", "efense", StringComparison.Ordinal);
            same = same switch { "centre" => "center", "centres" => "centers", "programme" => "program", "programmes" => "programs", _ => same };
            if (same != word) term.SetEmpty().Append(same);
        }

        // Once accents are folded, migrações would no longer be the plural of migração.
        private void Portuguese()
        {
            var word = term.ToString();
            if (word.Length > 5 && (word.EndsWith("coes", StringComparison.Ordinal) || word.EndsWith("soes", StringComparison.Ordinal) || word.EndsWith("aes", StringComparison.Ordinal)))
                term.SetEmpty().Append($"{word[..^3]}ao");
        }

        private void Russian()
        {
            for (var place = 0; place < term.Length; place++)
                if (term.Buffer[place] == 'ё') term.Buffer[place] = 'е';
        }
    }
}
