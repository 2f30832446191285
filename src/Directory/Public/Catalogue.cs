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

    private sealed class PlainNames : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            LocalizedText.Written(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader)!);

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
