using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Passerelle.Platform.Texts;

/// <summary>Where a text in one language comes from; shown wherever the text is.</summary>
public enum Origin { Written, Translated, MachineTranslated, Reviewed }

/// <summary>A segment of a translation.</summary>
/// <param name="Of">The print of the source segment it renders, see <see cref="Segment.Print"/>.</param>
/// <param name="Was">What that source segment said, once the source no longer says it.</param>
public sealed record RenderedSegment(string Of, string Text, Origin Origin, string? Was = null);

/// <summary>A text in one language.</summary>
/// <param name="Of">For a translation: the prints of the source segments it renders. Null for a text written in this language.</param>
public sealed record Rendering(string Text, Origin Origin, ImmutableArray<string>? Of = null)
{
    /// <summary>For a translation that was made segment by segment: its segments in order, as many as <see cref="Of"/>. Null where nobody knows which part renders which.</summary>
    public ImmutableArray<RenderedSegment>? Parts { get; init; }

    internal static Rendering Whole(string text, ImmutableArray<RenderedSegment> parts) =>
        new(text, parts.Any(part => part.Origin == Origin.MachineTranslated) ? Origin.MachineTranslated : parts.All(part => part.Origin == Origin.Reviewed) ? Origin.Reviewed : Origin.Translated,
            [.. parts.Select(part => part.Of)]) { Parts = parts };
}

/// <summary>A segment of the source beside what stands for it in another language.</summary>
/// <param name="Rendered">Null while it has not been translated.</param>
/// <param name="Stale">It was translated, and the source has said something else since.</param>
public sealed record SegmentPair(Segment Source, RenderedSegment? Rendered, bool Stale);

/// <summary>
/// A text people write, in every language it exists in. Immutable. One language is the source; a translation remembers which source segments it renders
/// (see <see cref="Segmentation"/>), so that a later change of the source makes only its own segments fall behind.
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
        var trimmed = Trimmed(text);
        if (trimmed == "") return new(Source, Renderings.Remove(language));
        var next = Renderings.SetItem(language, new(trimmed, Origin.Written));
        return new(IsEmpty ? language : Source, language == Source && In(Source) is { } before && before != trimmed ? Remembering(next, before, trimmed) : next);
    }

    /// <summary>The source with a slip of the pen put right: what it says is the same, so its translations stay as they are.</summary>
    public LocalizedText Correct(string text)
    {
        var trimmed = Trimmed(text);
        if (trimmed == "" || In(Source) is not { } before || before == trimmed) return Write(Source, text);
        List<string> then = [.. Prints(before)], now = [.. Prints(trimmed)];
        var pairs = SegmentAlignment.Pair(now, then);
        var follows = pairs.Index().Where(pair => pair.Item >= 0).GroupBy(pair => then[pair.Item]).ToDictionary(pair => pair.Key, pair => now[pair.First().Index]);
        return new(Source, Remembering(Renderings.SetItem(Source, new(trimmed, Origin.Written)).ToImmutableSortedDictionary(each => each.Key, each => each.Value with
        {
            Of = each.Value.Of is { } of ? [.. of.Select(print => follows.GetValueOrDefault(print, print))] : null,
            Parts = each.Value.Parts is { } parts ? [.. parts.Select(part => part with { Of = follows.GetValueOrDefault(part.Of, part.Of) })] : null,
        }, StringComparer.Ordinal), before, trimmed));
    }

    /// <summary>A rendering of the source as it stands now. Where it has as many segments in each paragraph as the source, they are taken to stand for one another.</summary>
    /// <exception cref="InvalidOperationException">There is no source text to translate, or the language is the source's own.</exception>
    public LocalizedText Translate(string language, string text, Origin origin = Origin.Translated)
    {
        if (language == Source || !Renderings.ContainsKey(Source)) throw new InvalidOperationException($"Nothing to translate into {language}.");
        var trimmed = Trimmed(text);
        IReadOnlyList<Segment> source = SourceSegments, target = Segmentation.Cut(trimmed, language);
        var alike = source.Count == target.Count && source.Zip(target).All(pair => pair.First.Gap.Contains('\n') == pair.Second.Gap.Contains('\n'));
        return new(Source, Renderings.SetItem(language, new(trimmed, origin, [.. source.Select(segment => segment.Print)])
        {
            Parts = alike ? [.. source.Zip(target, (from, to) => new RenderedSegment(from.Print, to.Text, origin))] : null,
        }));
    }

    /// <summary>A rendering made segment by segment.</summary>
    /// <param name="parts">One for each of <see cref="SourceSegments"/>; null where there is none yet. Where all are null, the language is taken out.</param>
    public LocalizedText Render(string language, IReadOnlyList<RenderedSegment?> parts)
    {
        var source = SourceSegments;
        if (language == Source || source.Count != parts.Count) throw new ArgumentException($"{parts.Count} segments in {language} for {source.Count} in {Source}.", nameof(parts));
        if (parts.All(part => part is null)) return new(Source, Renderings.Remove(language));
        // A segment left out must not swallow the break between two paragraphs.
        var (text, gap, present) = (new System.Text.StringBuilder(), "", ImmutableArray.CreateBuilder<RenderedSegment>());
        foreach (var (from, to) in source.Zip(parts))
        {
            if (to is not null)
            {
                if (text.Length > 0) text.Append(gap);
                text.Append(to.Text);
                present.Add(to);
                gap = "";
            }
            gap = from.Gap.Contains('\n') ? gap.Length > from.Gap.Length ? gap : from.Gap : gap == "" && from.Gap != "" ? " " : gap;
        }
        return new(Source, Renderings.SetItem(language, Rendering.Whole(text.ToString(), present.ToImmutable())));
    }

    /// <summary>What is translated at one time, in order; none while there is no source text.</summary>
    public IReadOnlyList<Segment> SourceSegments => In(Source) is { } text ? Segmentation.Cut(text, Source) : [];

    /// <summary>
    /// Each source segment beside what stands for it. A translation that was not made segment by segment is taken paragraph by paragraph where it has as many, and
    /// otherwise stands beside the first.
    /// </summary>
    public IReadOnlyList<SegmentPair> Pairs(string language)
    {
        var source = SourceSegments;
        if (!Renderings.TryGetValue(language, out var rendering) || language == Source) return [.. source.Select(segment => new SegmentPair(segment, null, false))];
        var parts = rendering.Parts ?? Guess(rendering, source, language);
        var pairs = SegmentAlignment.Pair([.. source.Select(segment => segment.Print)], [.. parts.Select(part => part.Of)]);
        return [.. source.Zip(pairs, (segment, at) => at < 0 ? new SegmentPair(segment, null, false) : new(segment, parts[at], parts[at].Of != segment.Print))];
    }

    /// <summary>Null when the text does not exist in that language.</summary>
    public string? In(string language) => Renderings.GetValueOrDefault(language)?.Text;

    /// <summary>The language a reader of <paramref name="language"/> is best shown: theirs, else the source, else any.</summary>
    public string BestLanguage(string language) =>
        Renderings.ContainsKey(language) ? language : Renderings.ContainsKey(Source) ? Source : Renderings.Keys.FirstOrDefault(Source);

    /// <summary>Never null; empty when there is no text in any language.</summary>
    public string Best(string language) => In(BestLanguage(language)) ?? "";

    /// <summary>Numbers, from 0, of the source segments that a translation does not render as they stand now.</summary>
    public IReadOnlyList<int> Behind(string language) =>
        Renderings.GetValueOrDefault(language)?.Of is { } rendered ? [.. SourceSegments.Index().Where(segment => !rendered.Contains(segment.Item.Print)).Select(segment => segment.Index)] : [];

    /// <summary>Paragraphs, separated by blank lines.</summary>
    public static IReadOnlyList<string> Segments(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Trimmed(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    private IEnumerable<string> Prints(string text) => Segmentation.Cut(text, Source).Select(segment => segment.Print);

    /// <summary>Translations keep what a source segment said when it no longer says it, so that a translator sees what has changed.</summary>
    private ImmutableSortedDictionary<string, Rendering> Remembering(ImmutableSortedDictionary<string, Rendering> renderings, string before, string now)
    {
        var then = Segmentation.Cut(before, Source).GroupBy(segment => segment.Print).ToDictionary(group => group.Key, group => group.First().Text);
        var current = Prints(now).ToHashSet();
        return renderings.ToImmutableSortedDictionary(each => each.Key, each => each.Value.Parts is not { } parts ? each.Value : each.Value with
        {
            Parts = [.. parts.Select(part => part with { Was = current.Contains(part.Of) ? null : part.Was ?? then.GetValueOrDefault(part.Of) })],
        }, StringComparer.Ordinal);
    }

    private static ImmutableArray<RenderedSegment> Guess(Rendering rendering, IReadOnlyList<Segment> source, string language)
    {
        var of = rendering.Of is { Length: > 0 } prints ? prints : [.. source.Select(segment => segment.Print)];
        var cut = Segmentation.Cut(rendering.Text, language);
        if (cut.Count == of.Length) return [.. of.Zip(cut, (print, segment) => new RenderedSegment(print, segment.Text, rendering.Origin))];
        return of.Length == 0 ? [] : [new(of[0], rendering.Text, rendering.Origin)];
    }

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
            [property: JsonPropertyName("of"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Of,
            [property: JsonPropertyName("parts"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StoredPart[]? Parts);

        private sealed record StoredPart(
            [property: JsonPropertyName("of")] string Of,
            [property: JsonPropertyName("text")] string Text,
            [property: JsonPropertyName("origin")] Origin Origin,
            [property: JsonPropertyName("was"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Was);

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
                    renderings[name] = stored.Parts is { } parts
                        ? new(stored.Text, stored.Origin, [.. parts.Select(part => part.Of)]) { Parts = [.. parts.Select(part => new RenderedSegment(part.Of, part.Text, part.Origin, part.Was))] }
                        : new(stored.Text, stored.Origin, stored.Of is null ? null : [.. stored.Of]);
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
                // Where the segments stand one by one, they say themselves what they render.
                var parts = rendering.Parts is { } segments ? segments.Select(part => new StoredPart(part.Of, part.Text, part.Origin, part.Was)).ToArray() : null;
                JsonSerializer.Serialize(writer, new Stored(rendering.Text, rendering.Origin, parts is null && rendering.Of is { } of ? [.. of] : null, parts), Compact);
            }
            writer.WriteEndObject();
        }
    }
}
