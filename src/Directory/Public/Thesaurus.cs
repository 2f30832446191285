using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Passerelle.Directory.Public;

/// <summary>A concept of migration: one thing, whatever it is called in six languages.</summary>
/// <param name="Id">Permanent, such as <c>voluntary-return</c>.</param>
/// <param name="Preferred">In all six languages; <c>ToString()</c> is the one of the request.</param>
/// <param name="Alternative">By language; none for a language that has no other word for it.</param>
/// <param name="Broader">Ids of the wider concepts it belongs to; none at the top.</param>
/// <param name="Narrower">Ids, in alphabetical order: the other side of <paramref name="Broader"/>.</param>
/// <param name="Related">Ids; mutual.</param>
/// <param name="Gcm">Numbers of <see cref="Facility.GcmObjectives"/>.</param>
/// <param name="Sdg">Codes of <see cref="Facility.SdgTargets"/>.</param>
/// <param name="Dac">Codes of <see cref="Facility.DacCodes"/>.</param>
public sealed record Concept(
    string Id, LocalizedText Preferred, IReadOnlyDictionary<string, IReadOnlyList<string>> Alternative, IReadOnlyList<string> Broader, IReadOnlyList<string> Narrower, IReadOnlyList<string> Related,
    IReadOnlyList<int> Gcm, IReadOnlyList<string> Sdg, IReadOnlyList<string> Dac)
{
    /// <summary>The preferred label, then the others; empty for a language it has no word in.</summary>
    public IEnumerable<string> Labels(string language) => (Preferred.In(language) is { } preferred ? [preferred] : Array.Empty<string>()).Concat(Alternative.GetValueOrDefault(language, []));

    public override string ToString() => Preferred.ToString();
}

/// <summary>The facility's thesaurus of migration, as it stands now: what is delivered with the program, and what editors have changed since.</summary>
public static class Thesaurus
{
    private sealed record State(IReadOnlyList<Concept> All, FrozenDictionary<string, Concept> ById, string Version);

    private const int idColumn = 0, broaderColumn = 1, relatedColumn = 2, gcmColumn = 3, sdgColumn = 4, dacColumn = 5, firstLanguageColumn = 6;

    private static readonly Lazy<IReadOnlyList<Concept>> delivered = new(Read);
    private static State? state;

    /// <summary>By id.</summary>
    public static IReadOnlyList<Concept> All => Now.All;

    /// <summary>Another one whenever a concept has changed; empty while all are as delivered.</summary>
    public static string Version => Now.Version;

    /// <summary>Those that belong to no other, by id.</summary>
    public static IEnumerable<Concept> Tops => All.Where(concept => concept.Broader.Count == 0);

    /// <summary>Null when there is no such concept.</summary>
    public static Concept? Find(string? id) => id is null ? null : Now.ById.GetValueOrDefault(id);

    /// <summary>The name in the language of the request; the id itself when it is no concept's.</summary>
    public static string Name(string id) => Find(id)?.ToString() ?? id;

    /// <summary>What is delivered with the program, before any change of an editor.</summary>
    internal static IReadOnlyList<Concept> Delivered => delivered.Value;

    private static State Now => Volatile.Read(ref state) ?? Interlocked.CompareExchange(ref state, Make(Delivered, ""), null) ?? state;

    /// <summary>What editors have added or changed comes in beside what is delivered; of two concepts of one id the changed one counts.</summary>
    internal static void Enter(IReadOnlyCollection<Concept> changed, string version)
    {
        var ids = changed.Select(concept => concept.Id).ToHashSet();
        Volatile.Write(ref state, Make([.. Delivered.Where(concept => !ids.Contains(concept.Id)), .. changed], version));
    }

    private static State Make(IReadOnlyList<Concept> concepts, string version)
    {
        var narrower = concepts.SelectMany(concept => concept.Broader, (concept, broader) => (broader, concept.Id)).ToLookup(pair => pair.broader, pair => pair.Id);
        var related = concepts.SelectMany(concept => concept.Related.SelectMany(other => new[] { (From: concept.Id, To: other), (From: other, To: concept.Id) })).Distinct().ToLookup(pair => pair.From, pair => pair.To);
        IReadOnlyList<Concept> all = [.. concepts.Select(concept => concept with { Narrower = [.. narrower[concept.Id].Order(StringComparer.Ordinal)], Related = [.. related[concept.Id].Order(StringComparer.Ordinal)] })
            .OrderBy(concept => concept.Id, StringComparer.Ordinal)];
        return new(all, all.ToFrozenDictionary(concept => concept.Id), version);
    }

    /// <summary>Every file of the folder: one concept a line; within a column several separated by a bar, of labels the preferred one first.</summary>
    private static IReadOnlyList<Concept> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var concepts = ImmutableList.CreateBuilder<Concept>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("thesaurus/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            var languages = reader.ReadLine()!.Split('\t')[firstLanguageColumn..];
            while (reader.ReadLine() is { } line)
            {
                var cells = line.Split('\t');
                var labels = languages.Zip(cells[firstLanguageColumn..]).Where(cell => cell.Second != "").ToDictionary(cell => cell.First, cell => Several(cell.Second));
                concepts.Add(new(cells[idColumn], LocalizedText.Written(labels.Select(label => KeyValuePair.Create(label.Key, label.Value[0]))),
                    labels.Where(label => label.Value.Length > 1).ToFrozenDictionary(label => label.Key, IReadOnlyList<string> (label) => label.Value[1..]),
                    Several(cells[broaderColumn]), [], Several(cells[relatedColumn]),
                    [.. Several(cells[gcmColumn]).Select(number => int.Parse(number, CultureInfo.InvariantCulture))], Several(cells[sdgColumn]), Several(cells[dacColumn])));
            }
        }
        return concepts.ToImmutable();

        static string[] Several(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
