using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <summary>Concepts as a person types them: one on a line or between semicolons, by any of its words in any language, or by its id.</summary>
internal static class ConceptWords
{
    public static IReadOnlyList<string> Read(string? typed) =>
        [.. (typed ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Find).OfType<string>().Distinct()];

    /// <summary>Words that are no concept's.</summary>
    public static IReadOnlyList<string> Unknown(string? typed) =>
        [.. (typed ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => Find(word) is null)];

    /// <summary>The same concepts as the language calls them, one on a line.</summary>
    public static string Write(IEnumerable<string> concepts, string language) =>
        string.Join('\n', concepts.Select(id => Thesaurus.Find(id)?.Preferred.Best(language) ?? id));

    /// <summary>Those that a text is found to speak of, the most telling first.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> codes) =>
        [.. codes.Where(code => code.StartsWith("theme:", StringComparison.Ordinal)).Select(code => code["theme:".Length..]).Where(id => Thesaurus.Find(id) is not null).Distinct()];

    private static string? Find(string word)
    {
        if (Thesaurus.Find(word) is { } known) return known.Id;
        var folded = Folding.Fold(word);
        // A preferred word counts before another concept's lesser one.
        return Thesaurus.All.FirstOrDefault(concept => Language.All.Any(language => concept.Preferred.In(language) is { } label && Folding.Fold(label) == folded))?.Id
            ?? Thesaurus.All.FirstOrDefault(concept => Language.All.Any(language => concept.Labels(language).Any(label => Folding.Fold(label) == folded)))?.Id;
    }
}
