using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Tests.Rules.Platform;

/// <summary>How texts and questions are cut into words and tokens.</summary>
public sealed class SearchWordsTests
{
    private static readonly Tagger tagger = new(FieldWords.Vocabulary);

    [Theory]
    [InlineData("fr", "réintégrations", "reintegration")]
    [InlineData("pt", "migrações", "migracao")]
    [InlineData("es", "migración", "migraciones")]
    [InlineData("en", "organisations", "organization")]
    [InlineData("en", "labour", "labor")]
    [InlineData("ru", "мигрантов", "мигранты")]
    [InlineData("ar", "المهاجرين", "المهاجرون")]
    public void Endings_accents_and_spellings_do_not_matter(string language, string one, string other) => Assert.Equal(Texts(one, language), Texts(other, language));

    [Theory]
    [InlineData("en", "Border and migration management in Senegal", "theme:border-management", "country:SN")]
    [InlineData("fr", "La traite des êtres humains au Sénégal", "theme:trafficking", "country:SN")]
    [InlineData("es", "retorno voluntario asistido de colombianos", "theme:assisted-voluntary-return", "country:CO")]
    [InlineData("pt", "reagrupamento familiar", "theme:family-reunification", null)]
    [InlineData("ru", "торговля людьми в Таджикистане", "theme:trafficking", "country:TJ")]
    [InlineData("ar", "الاتجار بالبشر في العراق", "theme:trafficking", "country:IQ")]
    public void The_same_thing_has_the_same_token_in_every_language(string language, string text, string theme, string? country)
    {
        var tokens = tagger.Tags(Stems.Of(text, language), language).Select(tag => tag.Token).ToList();

        Assert.Contains(theme, tokens);
        if (country is not null) Assert.Contains(country, tokens);
    }

    [Fact]
    public void The_longest_label_is_found_and_none_inside_it()
    {
        var tokens = tagger.Tags(Stems.Of("assisted voluntary return and reintegration", "en"), "en").Select(tag => tag.Token);

        Assert.Equal(["theme:assisted-voluntary-return"], tokens);
    }

    [Fact]
    public void Names_stand_as_they_are()
    {
        Assert.Equal(["country:SS"], tagger.Tags(Stems.Of("South Sudan", "en"), "en").Select(tag => tag.Token));
        Assert.Equal(["country:SD"], tagger.Tags(Stems.Of("Sudan", "en"), "en").Select(tag => tag.Token));
        Assert.Equal(["country:GW"], tagger.Tags(Stems.Of("Guinea-Bissau", "en"), "en").Select(tag => tag.Token));
    }

    [Fact]
    public void What_is_narrower_belongs_to_all_that_is_broader() => Assert.Equal(["theme:voluntary-return", "theme:return", "theme:migration"], tagger.Wider("theme:assisted-voluntary-return"));

    [Theory]
    [InlineData("إدارة الحدود", "en", "ar")]
    [InlineData("управление границами", "en", "ru")]
    [InlineData("gestion des frontières", "en", "fr")]
    [InlineData("border management", "fr", "en")]
    [InlineData("la gestión de la migración en el país", "en", "es")]
    [InlineData("a gestão das migrações no país", "en", "pt")]
    [InlineData("Lagos", "fr", "fr")]
    [InlineData("", "ru", "en")]
    public void The_language_of_a_question_is_told_by_script_small_words_and_the_words_of_the_field(string text, string likely, string language) => Assert.Equal(language, Question.LanguageOf(text, likely, tagger));

    private static IEnumerable<string> Texts(string text, string language) => Stems.Of(text, language).Select(stem => stem.Text);
}
