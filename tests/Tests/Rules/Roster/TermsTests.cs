using Passerelle.Directory.Public;
using Passerelle.Roster;
using Passerelle.Roster.Public;

namespace Passerelle.Tests.Rules.Roster;

public sealed class TermsTests
{
    [Theory]
    [InlineData("HU", "HU")]
    [InlineData("hun", "HU")]
    [InlineData("Hongrie", "HU")]
    [InlineData(" hungría ", "HU")]
    [InlineData("Венгрия", "HU")]
    [InlineData("UK", "GB")]
    [InlineData("EL", "GR")]
    [InlineData("Hungry", null)]
    public void A_country_is_known_by_code_or_by_its_name_in_six_languages(string text, string? code) => Assert.Equal(code, Terms.Country(text));

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("French", "fr")]
    [InlineData("français", "fr")]
    [InlineData("Elvish", null)]
    public void A_language_is_known_by_code_by_its_English_and_by_its_own_name(string text, string? code) => Assert.Equal(code, Terms.SpokenLanguage(text));

    [Fact]
    public void A_concept_is_known_by_any_label_in_any_language()
    {
        foreach (var concept in Thesaurus.All.Take(10))
            foreach (var language in (string[])["en", "fr", "ar", "ru"]) Assert.NotNull(Terms.Concept(concept.Labels(language).First().ToUpperInvariant()));
        Assert.Null(Terms.Concept("juggling"));
    }

    [Fact]
    public void Narrower_and_broader_are_two_sides_of_one_thing()
    {
        foreach (var concept in Thesaurus.All)
            foreach (var narrower in Terms.WithNarrower(concept.Id)) Assert.Contains(concept.Id, Terms.WithBroader(narrower));
    }

    [Theory]
    [InlineData("civil society", Sector.CivilSociety)]
    [InlineData("Civil-Society", Sector.CivilSociety)]
    [InlineData("3", null)]
    [InlineData("pubic", null)]
    public void A_choice_is_known_however_it_is_spelt_and_never_by_its_number(string text, Sector? sector) => Assert.Equal(sector, Terms.Choice<Sector>(text));
}
