using Passerelle.Directory.Concepts;
using Passerelle.Directory.Public;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Rules.Directory;

/// <summary>The thesaurus as it is delivered.</summary>
public sealed class ThesaurusTests
{
    private static IReadOnlyList<Concept> Delivered => Thesaurus.Delivered;

    private static readonly Dictionary<string, ConceptText> texts = Delivered.ToDictionary(concept => concept.Id, ConceptText.Of);

    [Fact]
    public void There_are_at_least_350_concepts() => Assert.True(Delivered.Count >= 350, $"{Delivered.Count}");

    [Fact]
    public void Each_id_stands_once() => Assert.Empty(Delivered.GroupBy(concept => concept.Id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_concept_has_a_name_in_all_six_languages() =>
        Assert.All(Delivered, concept => Assert.All(Language.All, language => Assert.False(string.IsNullOrWhiteSpace(concept.Preferred.In(language)), $"{concept.Id} {language}")));

    [Fact]
    public void No_two_concepts_have_the_same_name_and_no_label_stands_for_two() =>
        Assert.All(Language.All, language => Assert.Empty(Delivered.SelectMany(concept => concept.Labels(language)).GroupBy(label => label.ToLower(Language.Culture(language))).Where(group => group.Count() > 1).Select(group => $"{language} {group.Key}")));

    [Fact]
    public void Every_concept_is_what_an_editor_would_be_allowed_to_write() =>
        Assert.All(Delivered, concept => Assert.Empty(ConceptRules.Findings(concept.Id, texts[concept.Id], texts.Where(other => other.Key != concept.Id).ToDictionary()).Select(finding => $"{concept.Id} {finding.Field} {finding.Key} {string.Join(' ', finding.Args)}")));

    [Fact]
    public void What_is_broader_knows_what_is_narrower_and_what_is_related_knows_it_back()
    {
        Assert.All(Thesaurus.All, concept => Assert.All(concept.Broader, id => Assert.Contains(concept.Id, Thesaurus.Find(id)!.Narrower)));
        Assert.All(Thesaurus.All, concept => Assert.All(concept.Related, id => Assert.Contains(concept.Id, Thesaurus.Find(id)!.Related)));
    }

    [Fact]
    public void A_concept_broader_than_itself_is_refused_and_so_is_a_code_of_no_list()
    {
        var wrong = texts["return"] with { Broader = ["voluntary-return"], Gcm = [24], Sdg = ["99.9"], Dac = ["1"] };

        var findings = ConceptRules.Findings("return", wrong, texts.Where(other => other.Key != "return").ToDictionary());

        Assert.Equal(["directory.concept.cycle", "directory.concept.dac-unknown", "directory.concept.gcm-unknown", "directory.concept.sdg-unknown"], findings.Select(finding => finding.Key).Order());
    }

    [Theory]
    [InlineData("turtle")]
    [InlineData("xml")]
    public void What_is_exported_as_SKOS_is_read_as_the_same(string form)
    {
        var file = form == "turtle" ? Skos.Turtle(Thesaurus.All, "https://example.org") : Skos.RdfXml(Thesaurus.All, "https://example.org");

        var statements = Skos.Read(file);

        var labels = statements.Where(statement => statement.Predicate.EndsWith("Label", StringComparison.Ordinal)).ToLookup(statement => statement.Subject);
        Assert.All(Thesaurus.All, concept => Assert.Equal(Language.All.SelectMany(language => concept.Labels(language).Select(label => $"{language} {label}")),
            labels[$"https://example.org/thesaurus/{concept.Id}"].Select(statement => $"{statement.Language} {statement.Object}")));
    }

    [Theory]
    [InlineData("@prefix skos: <http://x#> .\nskos:a skos:b \"open", 2, 15)]
    [InlineData("unknown:a a unknown:b .", 1, 1)]
    [InlineData("<?xml version=\"1.0\"?>\n<rdf:RDF>", 2, 2)]
    public void A_file_that_is_neither_is_refused_at_its_place(string file, int line, int column)
    {
        var broken = Assert.Throws<BrokenFile>(() => Skos.Read(file));

        Assert.Equal((line, column), (broken.Line, broken.Column));
    }
}
