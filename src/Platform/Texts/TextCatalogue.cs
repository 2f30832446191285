using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Passerelle.Platform.Data;

namespace Passerelle.Platform.Texts;

/// <summary>All interface texts: the embedded <c>text/&lt;room&gt;.&lt;language&gt;.json</c> of every room, read once per language when first asked for.</summary>
public sealed class TextCatalogue(RoomList rooms)
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> byLanguage = new();

    public FrozenDictionary<string, string> In(string language) => byLanguage.GetOrAdd(language, Read);

    private FrozenDictionary<string, string> Read(string language)
    {
        var texts = new Dictionary<string, string>();
        foreach (var assembly in rooms.Assemblies)
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("text/") && name.EndsWith($".{language}.json")))
                foreach (var (key, text) in Parse(assembly, name))
                    texts.Add(key, text);
        return texts.ToFrozenDictionary();
    }

    private static Dictionary<string, string> Parse(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
