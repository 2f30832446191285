using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Shape;

/// <summary>Interface texts: complete in six languages, fitting one another, all of them used and none missing.</summary>
public sealed partial class TextShape
{
    private static readonly string[] categories = ["zero", "one", "two", "few", "many", "other"];

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> texts = new(() => Language.All.ToDictionary(language => language, Read));

    private static IReadOnlyDictionary<string, string> English => texts.Value["en"];

    public static TheoryData<string> Translations => [.. Language.All.Where(language => language != Language.Source)];

    public static TheoryData<string> Languages => [.. Language.All];

    [Fact]
    public void Texts_are_found_and_begin_with_the_word_of_their_room()
    {
        var strangers = from project in House.Projects
                        from file in project.Texts("*")
                        from key in Parse(file).Keys
                        where !key.StartsWith(project.Name.ToLowerInvariant() + ".") || !KeyForm().IsMatch(key)
                        select $"{file.Path}: {key}";

        Assert.Empty(strangers);
        Assert.True(English.Count >= 100, $"Only {English.Count} English texts found.");
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_translation_has_the_same_texts_as_English(string language)
    {
        var own = texts.Value[language].Keys.Select(Stem).ToHashSet();
        var source = English.Keys.Select(Stem).ToHashSet();

        Assert.Empty(source.Except(own).Select(key => $"missing: {key}").Concat(own.Except(source).Select(key => $"not in English: {key}")));
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_counted_text_has_every_form_its_language_needs(string language)
    {
        var own = texts.Value[language];
        var wrong = from stem in English.Keys.Where(IsPlural).Select(Stem).Distinct()
                    let forms = categories.Where(category => own.ContainsKey($"{stem}.{category}")).ToList()
                    where !forms.ToHashSet().SetEquals(Plural.Categories(language))
                    select $"{stem}: has {string.Join(' ', forms)}, needs {string.Join(' ', Plural.Categories(language))}";

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_text_has_the_placeholders_of_its_source(string language)
    {
        var wrong = from text in texts.Value[language]
                    let source = English.GetValueOrDefault(IsPlural(text.Key) ? $"{Stem(text.Key)}.other" : text.Key)
                    where source is not null
                    let wanted = Placeholders(source)
                    let own = Placeholders(text.Value)
                    let free = MeansOneNumber(language, text.Key) ? new HashSet<string> { "0" } : []
                    where !own.IsSubsetOf(wanted) || !own.IsSupersetOf(wanted.Except(free)) || !IsFormat(text.Value)
                    select $"{text.Key}: {{{string.Join("} {", own)}}} instead of {{{string.Join("} {", wanted)}}}";

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Translations))]
    public void A_translation_is_one(string language)
    {
        var script = language switch { "ar" => Arabic(), "ru" => Cyrillic(), _ => Latin() };
        var copied = from text in texts.Value[language]
                     let source = English.GetValueOrDefault(text.Key)
                     where source is not null && Words().Count(PlaceholderForm().Replace(source, "")) >= 3
                     where text.Value == source || !script.IsMatch(text.Value)
                     select $"{text.Key}: {text.Value}";

        Assert.Empty(copied);
    }

    [Fact]
    public void French_has_its_spaces_and_quotation_marks()
    {
        var wrong = from text in texts.Value["fr"]
                    where BadFrench().IsMatch(LinkTarget().Replace(text.Value, ""))
                    select $"{text.Key}: {text.Value}";

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_text_has_no_loose_ends(string language)
    {
        var wrong = from text in texts.Value[language]
                    where text.Value != text.Value.Trim() || text.Value == "" || text.Value.Contains("  ") || text.Value.Contains('\'') || text.Value.Contains('"')
                          || text.Value != text.Value.Normalize(NormalizationForm.FormC)
                    select $"{text.Key}: {text.Value}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_text_the_program_names_exists()
    {
        var missing = TextUse.Named.Value.Where(use => !Exists(use.Key)).Select(use => $"{use.Source}: {use.Key}");

        Assert.Empty(missing);
        Assert.True(TextUse.Named.Value.Count >= 50, $"Only {TextUse.Named.Value.Count} uses of texts found.");
    }

    [Fact]
    public void Every_text_is_used()
    {
        var named = TextUse.Named.Value.Select(use => use.Key).Concat(TextUse.Derived.Value).ToHashSet();
        var unused = English.Keys.Where(key => !named.Contains(key) && !named.Contains(Stem(key)) && !named.Contains(LetterStem(key)) && !TextUse.Patterns.Value.Any(pattern => pattern.IsMatch(key)));

        Assert.Empty(unused);
    }

    [Fact]
    public void Every_text_that_follows_from_a_table_exists()
    {
        Assert.DoesNotContain(TextUse.Derived.Value, key => !Exists(key));
        Assert.NotEmpty(TextUse.Derived.Value);
    }

    private static bool Exists(string key) => English.ContainsKey(key) || English.ContainsKey($"{key}.other") || English.ContainsKey($"{key}.subject") && English.ContainsKey($"{key}.body");

    private static bool IsPlural(string key) => categories.Contains(key.Split('.')[^1]) && English.ContainsKey($"{key[..key.LastIndexOf('.')]}.other");

    /// <summary>"One request" need not print its number; the Russian form for 1 is also that for 21 and must. That for 0 is French and Portuguese too, but an empty list has a sentence of its own.</summary>
    private static bool MeansOneNumber(string language, string key) =>
        IsPlural(key) && (language, key.Split('.')[^1]) is ("en" or "es" or "fr" or "pt", "one") or ("ar", "zero" or "one" or "two");

    private static string Stem(string key) => IsPlural(key) ? key[..key.LastIndexOf('.')] : key;

    private static string LetterStem(string key) => key.EndsWith(".subject") || key.EndsWith(".body") ? key[..key.LastIndexOf('.')] : key;

    private static HashSet<string> Placeholders(string text) => [.. PlaceholderForm().Matches(text).Select(match => match.Groups[1].Value)];

    private static bool IsFormat(string text)
    {
        try
        {
            return CompositeFormat.Parse(text.Replace("{link}", "")) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IReadOnlyDictionary<string, string> Read(string language) =>
        House.Projects.SelectMany(project => project.Texts(language)).SelectMany(Parse).ToDictionary();

    private static Dictionary<string, string> Parse(SourceFile file)
    {
        var found = new Dictionary<string, string>();
        using var document = JsonDocument.Parse(file.Text);
        foreach (var text in document.RootElement.EnumerateObject())
            Assert.True(found.TryAdd(text.Name, text.Value.GetString()!), $"{file.Path} has {text.Name} twice.");
        return found;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*(\.[a-z0-9-]+){2,}$")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex PlaceholderForm();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Words();

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\p{IsBasicLatin}")]
    private static partial Regex Latin();

    [GeneratedRegex(@"\]\([^)]*\)|https?://\S+|\{[^}]*\}")]
    private static partial Regex LinkTarget();

    // A no-break space, narrow or not, stands before : ; ! ? » % and after «; nothing is quoted the English way.
    [GeneratedRegex(@"(?<![\u00A0\u202F:;!?])[:;!?»](?![/\d])|«(?![\u00A0\u202F])|[“”]")]
    private static partial Regex BadFrench();
}
