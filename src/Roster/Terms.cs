using System.Collections.Frozen;
using System.Globalization;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster;

/// <summary>Concepts, countries and languages as people write them: by code, or by a name in any of the six languages. What is none of these is null, never a guess.</summary>
internal static class Terms
{
    private static readonly Lazy<FrozenDictionary<string, string>> countries = new(() =>
    {
        var found = new Dictionary<string, string>();
        foreach (var country in Countries.All)
            foreach (var name in new[] { country.Alpha2, country.Alpha3 }.Concat(country.Names.Renderings.Values.Select(rendering => rendering.Text)))
                found.TryAdd(Expert.Fold(name), country.Alpha2);
        // As the European Union writes them.
        (found["uk"], found["el"]) = ("GB", "GR");
        return found.ToFrozenDictionary();
    });

    private static readonly Lazy<FrozenDictionary<string, CultureInfo>> languages = new(() =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length == 2 && culture.Name == culture.TwoLetterISOLanguageName)
            .DistinctBy(culture => culture.Name).ToFrozenDictionary(culture => culture.Name));

    private static readonly Lazy<FrozenDictionary<string, string>> languageNames = new(() =>
    {
        var found = new Dictionary<string, string>();
        foreach (var (code, culture) in languages.Value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            foreach (var name in new[] { code, culture.ThreeLetterISOLanguageName, culture.EnglishName, culture.NativeName }) found.TryAdd(Expert.Fold(name), code);
        return found.ToFrozenDictionary();
    });

    public static string? Country(string? text) => text is null ? null : countries.Value.GetValueOrDefault(Expert.Fold(text.Trim()));

    /// <summary>ISO 639-1.</summary>
    public static string? SpokenLanguage(string? text) => text is null ? null : languageNames.Value.GetValueOrDefault(Expert.Fold(text.Trim()));

    /// <summary>All that can be named, by code.</summary>
    public static IEnumerable<string> SpokenLanguages => languages.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>What a language calls itself: the same for every reader.</summary>
    public static string LanguageName(string code) => languages.Value.TryGetValue(code, out var culture) ? culture.NativeName : code;

    /// <summary>Its id, or any of its labels in any language.</summary>
    public static string? Concept(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var word = text.Trim();
        if (Thesaurus.Find(word.ToLowerInvariant()) is { } known) return known.Id;
        return ByLabel().GetValueOrDefault(Expert.Fold(word));
    }

    private static (IReadOnlyList<Concept> Of, FrozenDictionary<string, string> Ids)? labels;

    /// <summary>Every label in every language, folded once for each edition of the thesaurus; of two concepts that share one, the first has it.</summary>
    private static FrozenDictionary<string, string> ByLabel()
    {
        var all = Thesaurus.All;
        if (labels is { } known && ReferenceEquals(known.Of, all)) return known.Ids;
        var ids = new Dictionary<string, string>();
        foreach (var concept in all)
            foreach (var language in Language.All)
                foreach (var label in concept.Labels(language)) ids.TryAdd(Expert.Fold(label), concept.Id);
        labels = (all, ids.ToFrozenDictionary());
        return labels.Value.Ids;
    }

    /// <summary>A concept and all that is narrower: whoever knows assisted voluntary return knows something about return.</summary>
    public static IReadOnlyList<string> WithNarrower(string concept)
    {
        var found = new List<string> { concept };
        for (var at = 0; at < found.Count; at++)
            foreach (var narrower in Thesaurus.Find(found[at])?.Narrower ?? [])
                if (!found.Contains(narrower)) found.Add(narrower);
        return found;
    }

    /// <summary>A concept and all that is broader, nearest first.</summary>
    public static IReadOnlyList<string> WithBroader(string concept)
    {
        var found = new List<string> { concept };
        for (var at = 0; at < found.Count; at++)
            foreach (var broader in Thesaurus.Find(found[at])?.Broader ?? [])
                if (!found.Contains(broader)) found.Add(broader);
        return found;
    }

    /// <summary>An enum value by its word, however it is spelt: <c>civil society</c>, <c>CivilSociety</c>, <c>civil-society</c>.</summary>
    public static TEnum? Choice<TEnum>(string? text) where TEnum : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var word = new string([.. text.Where(char.IsLetterOrDigit)]);
        foreach (var value in Enum.GetValues<TEnum>())
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }

    public static Gender? Gender(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "F" => Public.Gender.Female, "M" => Public.Gender.Male, "X" or "O" => Public.Gender.Diverse, _ => Choice<Gender>(text),
    };
}
