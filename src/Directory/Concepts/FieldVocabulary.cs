using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Directory.Concepts;

/// <summary>What the search engine is told of the field: the thesaurus, countries with what their people are called, regions, and bodies known by their initials.</summary>
/// <param name="keeper">Null where there is no database to be looked into: then the thesaurus is as delivered.</param>
internal sealed class FieldVocabulary(ThesaurusKeeper? keeper) : IVocabulary
{
    private readonly Lock making = new();
    private IReadOnlyList<VocabularyEntry> entries = [];
    private string version = "";

    public string Version => $"{typeof(FieldVocabulary).Assembly.ManifestModule.ModuleVersionId:N}-{Thesaurus.Version}";

    public IReadOnlyList<VocabularyEntry> Entries
    {
        get
        {
            lock (making)
            {
                if (version != Version) (version, entries) = (Version, Make());
                return entries;
            }
        }
    }

    public Task Look(CancellationToken cancellation) => keeper?.Look(cancellation) ?? Task.CompletedTask;

    private static IReadOnlyList<VocabularyEntry> Make()
    {
        var words = CountryWords.Read();
        return
        [
            .. Thesaurus.All.Select(concept => new VocabularyEntry(Subjects.OfConcept(concept.Id), [.. concept.Broader.Select(Subjects.OfConcept)],
                Language.All.ToDictionary(language => language, IReadOnlyList<string> (language) => [.. concept.Labels(language)]))),
            .. Countries.All.Select(country => Name($"country:{country.Alpha2}", country.SubRegion is { } region ? [$"region:{region}"] : [], country.Names)),
            .. Countries.SubRegions.Select(region => Name($"region:{region.Code}", [], region.Names)),
            .. words.Keys.Where(token => token.StartsWith("body:", StringComparison.Ordinal)).Select(token => Name(token, [], LocalizedText.Empty)),
        ];

        VocabularyEntry Name(string token, IReadOnlyList<string> broader, LocalizedText names) => new(token, broader,
            Language.All.ToDictionary(language => language, IReadOnlyList<string> (language) =>
                [.. names.In(language) is { } name ? [name] : Array.Empty<string>(), .. words.GetValueOrDefault(token)?.GetValueOrDefault(language, []) ?? []])) { IsName = true };
    }
}
