using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Passerelle.Directory.Public;

/// <summary>Reads the data embedded in this room. Names stand in it as <c>{"en": …, "fr": …}</c>, each written by people.</summary>
internal static class Catalogue
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        Converters = { new PlainNames(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static T Read<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, options)!;
    }

    /// <summary>A table of words: a code, then its name in each of the languages that its first row names.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> Table(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var languages = reader.ReadLine()!.Split('\t')[1..];
        var words = new Dictionary<string, LocalizedText>();
        while (reader.ReadLine()?.Split('\t') is { } cells) words.Add(cells[0], LocalizedText.Written(languages.Zip(cells[1..], KeyValuePair.Create)));
        return words;
    }

    private sealed class PlainNames : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            LocalizedText.Written(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader)!);

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
