using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Passerelle.Platform.Texts;

/// <summary>Where a text in one language comes from; shown wherever the text is.</summary>
public enum Origin { Written, Translated, MachineTranslated, Reviewed }

/// <summary>A text in one language.</summary>
/// <param name="Of">For a translation: the fingerprints of the source segments it renders. Null for a text written in this language.</param>
public sealed record Rendering(string Text, Origin Origin, ImmutableArray<string>? Of = null);

/// <summary>
/// A text people write, in every language it exists in. Immutable. One language is the source; a translation remembers which source segments
/// (paragraphs) it renders, so that a later change of the source makes only its own segments fall behind.
/// </summary>
[JsonConverter(typeof(LocalizedTextJson))]
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    public static readonly LocalizedText Empty = new("en", ImmutableSortedDictionary<string, Rendering>.Empty);

    private LocalizedText(string source, ImmutableSortedDictionary<string, Rendering> renderings) => (Source, Renderings) = (source, renderings);

    /// <summary>The language it was first written in.</summary>
    public string Source { get; }

    public ImmutableSortedDictionary<string, Rendering> Renderings { get; }

    public bool IsEmpty => Renderings.IsEmpty;

    public IEnumerable<string> Languages => Renderings.Keys;

    public static LocalizedText Written(string language, string? text) => Empty.Write(language, text);

    /// <summary>Several languages each written by people, such as names in a gazetteer; the first is the source.</summary>
    public static LocalizedText Written(IEnumerable<KeyValuePair<string, string>> texts) =>
        texts.Aggregate(Empty, (text, next) => text.Write(next.Key, next.Value));

    /// <summary>The text as written in a language; blank removes it. The first language written becomes the source.</summary>
    public LocalizedText Write(string language, string? text)
    {
        var trimmed = text?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(trimmed)) return new(Source, Renderings.Remove(language));
        return new(IsEmpty ? language : Source, Renderings.SetItem(language, new(trimmed, Origin.Written)));
    }

    /// <summary>A rendering of the source as it stands now.</summary>
    /// <exception cref="InvalidOperationException">There is no source text to translate, or the language is the source's own.</exception>
    public LocalizedText Translate(string language, string text, Origin origin = Origin.Translated)
    {
        if (language == Source || !Renderings.ContainsKey(Source)) throw new InvalidOperationException($"Nothing to translate into {language}.");
        return new(Source, Renderings.SetItem(language, new(text.ReplaceLineEndings("\n").Trim(), origin, [.. Segments(Renderings[Source].Text).Select(Fingerprint)])));
    }

    /// <summary>Null when the text does not exist in that language.</summary>
    public string? In(string language) => Renderings.GetValueOrDefault(language)?.Text;

    /// <summary>The language a reader of <paramref name="language"/> is best shown: theirs, else the source, else any.</summary>
    public string BestLanguage(string language) =>
        Renderings.ContainsKey(language) ? language : Renderings.ContainsKey(Source) ? Source : Renderings.Keys.FirstOrDefault(Source);

    /// <summary>Never null; empty when there is no text in any language.</summary>
    public string Best(string language) => In(BestLanguage(language)) ?? "";

    /// <summary>Numbers, from 0, of the source segments that a translation does not render as they stand now.</summary>
    public IReadOnlyList<int> Behind(string language)
    {
        if (Renderings.GetValueOrDefault(language)?.Of is not { } rendered || In(Source) is not { } source) return [];
        return [.. Segments(source).Index().Where(segment => !rendered.Contains(Fingerprint(segment.Item))).Select(segment => segment.Index)];
    }

    /// <summary>Paragraphs, separated by blank lines.</summary>
    public static IReadOnlyList<string> Segments(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Fingerprint(string segment) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(segment)).AsSpan(0, 6));

    public bool Equals(LocalizedText? other) => other is not null && ToJson() == other.ToJson();

    public override bool Equals(object? other) => Equals(other as LocalizedText);

    public override int GetHashCode() => ToJson().GetHashCode();

    /// <summary>In the language of the current request.</summary>
    public override string ToString() => Best(Language.Current);

    public string ToJson() => JsonSerializer.Serialize(this, LocalizedTextJson.Compact);

    public static LocalizedText FromJson(string json) => JsonSerializer.Deserialize<LocalizedText>(json, LocalizedTextJson.Compact) ?? Empty;

    internal sealed class LocalizedTextJson : JsonConverter<LocalizedText>
    {
        internal static readonly JsonSerializerOptions Compact = new()
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };

        private sealed record Stored(
            [property: JsonPropertyName("text")] string Text,
            [property: JsonPropertyName("origin")] Origin Origin,
            [property: JsonPropertyName("of"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Of);

        public override LocalizedText? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var source = "en";
            var renderings = ImmutableSortedDictionary.CreateBuilder<string, Rendering>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (name == "source") source = reader.GetString()!;
                else if (JsonSerializer.Deserialize<Stored>(ref reader, Compact) is { } stored)
                    renderings[name] = new(stored.Text, stored.Origin, stored.Of is null ? null : [.. stored.Of]);
            }
            return new(source, renderings.ToImmutable());
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("source", value.Source);
            foreach (var (language, rendering) in value.Renderings)
            {
                writer.WritePropertyName(language);
                JsonSerializer.Serialize(writer, new Stored(rendering.Text, rendering.Origin, rendering.Of is { } of ? [.. of] : null), Compact);
            }
            writer.WriteEndObject();
        }
    }
}
