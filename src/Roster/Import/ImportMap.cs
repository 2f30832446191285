using System.Text.Json;

namespace Passerelle.Roster.Import;

/// <summary>How a facility's own table is read: our column by theirs, our value by theirs in a column, and what stands for a column that a file has not.</summary>
internal sealed record ImportMap(Dictionary<string, string> Columns, Dictionary<string, Dictionary<string, string>> Values, Dictionary<string, string> Defaults)
{
    public static readonly ImportMap None = new([], [], []);

    /// <summary>
    /// <c>{"Nom": "name", "Secteur": "sector", "values": {"sector": {"Administration": "public"}}, "defaults": {"sector": "public"}}</c>. Invalid, with line and
    /// column, when it is not of that form or names a column that is none of ours.
    /// </summary>
    public static Outcome<ImportMap> Read(byte[] json)
    {
        var map = new ImportMap(new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase), new(StringComparer.OrdinalIgnoreCase));
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Problem.Invalid("1:1", "roster.import.map-form");
            foreach (var property in document.RootElement.EnumerateObject())
                switch (property.Value.ValueKind)
                {
                    case JsonValueKind.String:
                        map.Columns[property.Name] = property.Value.GetString()!;
                        break;
                    case JsonValueKind.Object when property.Name == "columns":
                        foreach (var (name, value) in Texts(property.Value)) map.Columns[name] = value;
                        break;
                    case JsonValueKind.Object when property.Name == "defaults":
                        foreach (var (name, value) in Texts(property.Value)) map.Defaults[name] = value;
                        break;
                    case JsonValueKind.Object when property.Name == "values":
                        foreach (var column in property.Value.EnumerateObject()) map.Values[column.Name] = new(Texts(column.Value).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), StringComparer.OrdinalIgnoreCase);
                        break;
                    default:
                        return Problem.Invalid("1:1", "roster.import.map-form");
                }
        }
        catch (JsonException malformed)
        {
            return Problem.Invalid($"{malformed.LineNumber + 1}:{malformed.BytePositionInLine + 1}", "roster.import.map-form");
        }
        var unknown = map.Columns.Values.Concat(map.Values.Keys).Concat(map.Defaults.Keys).Where(name => !RowColumns.Ours.Contains(name)).Distinct().ToList();
        return unknown.Count > 0 ? Problem.Invalid("1:1", "roster.import.map-unknown", string.Join(", ", unknown), string.Join(", ", RowColumns.Ours)) : map;
    }

    private static IEnumerable<(string Name, string Value)> Texts(JsonElement of)
    {
        if (of.ValueKind != JsonValueKind.Object) throw new JsonException();
        foreach (var property in of.EnumerateObject())
            yield return (property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : throw new JsonException());
    }
}

/// <summary>The columns of a table of experts.</summary>
internal static class RowColumns
{
    public static readonly IReadOnlyList<string> Ours =
    [
        "key", "name", "firstName", "lastName", "email", "phone", "language", "gender", "sector", "country", "institution", "function", "seniority", "competences", "evidence", "languages", "experience",
        "interests", "fee", "mostInAYear", "notReleasedBefore", "available", "away", "confirmedOn", "consents", "missions",
    ];

    /// <summary>Of a person, and without a purpose here: read as such, never kept.</summary>
    public static readonly IReadOnlyList<string> Dropped = ["birthDate", "dateOfBirth", "placeOfBirth", "nationality", "address", "photo", "maritalStatus", "passport"];

    /// <summary>Our name of a column, however it is spelt; null when it is none of ours.</summary>
    public static string? Find(string name) => Ours.FirstOrDefault(ours => Same(ours, name));

    public static bool IsDropped(string name) => Dropped.Any(dropped => Same(dropped, name));

    private static bool Same(string ours, string name) => string.Equals(ours, new string([.. name.Where(char.IsLetterOrDigit)]), StringComparison.OrdinalIgnoreCase);
}
