using System.Globalization;
using System.Text;
using System.Text.Json;
using Passerelle.Library.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Documents;

/// <summary>Reads a file of documents: every defect at its place, nothing guessed.</summary>
internal sealed class DocumentFile(ISearch search)
{
    private static readonly Dictionary<string, string> languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["English"] = "en", ["French"] = "fr", ["Spanish"] = "es", ["Portuguese"] = "pt", ["Arabic"] = "ar", ["Russian"] = "ru",
        ["en"] = "en", ["fr"] = "fr", ["es"] = "es", ["pt"] = "pt", ["ar"] = "ar", ["ru"] = "ru",
    };

    private readonly List<DocumentDefect> defects = [];
    private readonly List<DocumentText> documents = [];
    private readonly HashSet<string> references = [];
    private byte[] file = [];

    /// <summary>A field of a document, and where its value begins.</summary>
    private sealed record Field(string? Text, long At);

    public (IReadOnlyList<DocumentText> Documents, IReadOnlyList<DocumentDefect> Defects) Read(byte[] bytes)
    {
        file = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var reader = new Utf8JsonReader(file);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) Defect(reader.TokenStartIndex, "library.documents.not-a-list");
            else
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    if (reader.TokenType == JsonTokenType.StartObject) One(ref reader);
                    else
                    {
                        Defect(reader.TokenStartIndex, "library.documents.not-a-document");
                        reader.Skip();
                    }
            while (reader.Read()) { }
        }
        catch (JsonException broken)
        {
            defects.Add(new((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1, "library.documents.not-json", []));
        }
        return (documents, defects);
    }

    private void One(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        var fields = new Dictionary<string, Field>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            fields[name] = new(Value(ref reader, name), reader.TokenStartIndex);
        }
        var before = defects.Count;
        var reference = Text(fields, "id", LibraryDocument.MaxReference, start, needed: true);
        var title = Text(fields, "title", LibraryDocument.MaxTitle, start, needed: true);
        var (places, spoken, donor) = (Text(fields, "countries", LibraryDocument.MaxText, start), Text(fields, "languages", LibraryDocument.MaxText, start), Text(fields, "donor", LibraryDocument.MaxText, start));
        var year = Year(fields);
        if (reference != "" && !references.Add(reference)) Defect(fields["id"].At, "library.documents.twice", reference);
        if (defects.Count > before) return;
        var likely = spoken.Split(',', StringSplitOptions.TrimEntries).Select(each => languages.GetValueOrDefault(each)).OfType<string>().FirstOrDefault(Language.Source);
        documents.Add(new(reference, LocalizedText.Written(search.LanguageOf(title, likely), title), year, places, Countries(places), spoken, donor));
    }

    /// <summary>Null for what is no text, no number and no list of texts; that is a defect already.</summary>
    private string? Value(ref Utf8JsonReader reader, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return reader.GetString();
            case JsonTokenType.Number: return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.Null: return "";
            case JsonTokenType.StartArray:
                var several = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    if (reader.TokenType == JsonTokenType.String) several.Add(reader.GetString() ?? "");
                    else
                    {
                        Defect(reader.TokenStartIndex, "library.documents.not-text", name);
                        reader.Skip();
                    }
                return string.Join(", ", several);
            default:
                if (name is "id" or "title" or "year" or "countries" or "languages" or "donor") Defect(reader.TokenStartIndex, "library.documents.not-text", name);
                reader.Skip();
                return null;
        }
    }

    private string Text(Dictionary<string, Field> fields, string name, int most, long start, bool needed = false)
    {
        var field = fields.GetValueOrDefault(name);
        var text = field?.Text?.Trim() ?? "";
        if (needed && text == "" && field is not { Text: null }) Defect(field?.At ?? start, "library.documents.missing", name);
        if (text.Length > most) Defect(field!.At, "library.documents.too-long", name, most, text.Length);
        return text;
    }

    private int? Year(Dictionary<string, Field> fields)
    {
        if (fields.GetValueOrDefault("year") is not { Text: { } text } field || text.Trim() == "") return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= LibraryDocument.FirstYear and <= LibraryDocument.LastYear) return year;
        Defect(field.At, "library.documents.year", text.Trim(), LibraryDocument.FirstYear, LibraryDocument.LastYear);
        return null;
    }

    /// <summary>Those the vocabulary knows; “Worldwide” is none, and what is unknown stays in its own words.</summary>
    private List<string> Countries(string places) =>
        [.. places.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append(places)
            .SelectMany(place => search.CodesOf(place, Language.Source)).Where(code => code.StartsWith("country:", StringComparison.Ordinal)).Select(code => code["country:".Length..]).Distinct()];

    private void Defect(long at, string key, params object[] args)
    {
        var before = file.AsSpan(0, (int)Math.Min(at, file.Length));
        var line = before.Count((byte)'\n') + 1;
        defects.Add(new(line, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1, key, args));
    }
}
