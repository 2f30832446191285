using System.Collections.Frozen;
using System.Reflection;

namespace Passerelle.Directory.Public;

/// <summary>A concept of migration: one thing, whatever it is called in six languages.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Preferred">In all six languages; <c>ToString()</c> is the one of the request.</param>
/// <param name="Alternative">By language; none for a language that has no other word for it.</param>
/// <param name="Broader">Ids of the wider concepts it belongs to; none at the top.</param>
/// <param name="Narrower">Ids: the other side of <paramref name="Broader"/>.</param>
public sealed record Concept(string Id, LocalizedText Preferred, IReadOnlyDictionary<string, IReadOnlyList<string>> Alternative, IReadOnlyList<string> Broader, IReadOnlyList<string> Narrower)
{
    /// <summary>The preferred label, then the others; empty for a language it has no word in.</summary>
    public IEnumerable<string> Labels(string language) => (Preferred.In(language) is { } preferred ? [preferred] : Array.Empty<string>()).Concat(Alternative.GetValueOrDefault(language, []));

    public override string ToString() => Preferred.ToString();
}

/// <summary>The facility's thesaurus of migration.</summary>
public static class Thesaurus
{
    private static readonly Lazy<FrozenDictionary<string, Concept>> byId = new(() => Read().ToFrozenDictionary(concept => concept.Id));

    /// <summary>By id.</summary>
    public static IReadOnlyList<Concept> All { get => field ??= [.. byId.Value.Values.OrderBy(concept => concept.Id, StringComparer.Ordinal)]; }

    /// <summary>Null when there is no such concept.</summary>
    public static Concept? Find(string? id) => id is null ? null : byId.Value.GetValueOrDefault(id);

    /// <summary>The name in the language of the request; the id itself when it is no concept's.</summary>
    public static string Name(string id) => Find(id)?.ToString() ?? id;

    private static IReadOnlyList<Concept> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("thesaurus/thesaurus.tsv") ?? throw new InvalidOperationException("The thesaurus is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        var names = lines[0];
        var narrower = lines.Skip(1).Where(line => line[1] != "").ToLookup(line => line[1], line => line[0]);
        return [.. lines.Skip(1).Select(line =>
        {
            var labels = names.Index().Skip(2).Where(column => column.Index < line.Length && line[column.Index] != "").ToDictionary(column => column.Item, column => (IReadOnlyList<string>)line[column.Index].Split('|'));
            return new Concept(line[0], LocalizedText.Written(labels.Select(label => KeyValuePair.Create(label.Key, label.Value[0]))),
                labels.ToDictionary(label => label.Key, label => (IReadOnlyList<string>)[.. label.Value.Skip(1)]), line[1] == "" ? [] : [line[1]], [.. narrower[line[0]].Order(StringComparer.Ordinal)]);
        })];
    }
}
