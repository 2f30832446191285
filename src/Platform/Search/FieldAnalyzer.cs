using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Util;

namespace Passerelle.Platform.Search;

/// <summary>Words of each field by the stems of its language, accents folded: a field's name ends in its language.</summary>
internal sealed class FieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    private const LuceneVersion version = LuceneVersion.LUCENE_48;

    private readonly FrozenDictionary<string, Analyzer> byLanguage = new Dictionary<string, Analyzer>
    {
        ["en"] = new EnglishAnalyzer(version), ["fr"] = new FrenchAnalyzer(version), ["es"] = new SpanishAnalyzer(version),
        ["pt"] = new PortugueseAnalyzer(version), ["ar"] = new ArabicAnalyzer(version), ["ru"] = new RussianAnalyzer(version),
    }.ToFrozenDictionary();

    protected override Analyzer GetWrappedAnalyzer(string fieldName) => byLanguage[fieldName[^2..]];

    protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) =>
        new(components.Tokenizer, new ASCIIFoldingFilter(components.TokenStream));
}
