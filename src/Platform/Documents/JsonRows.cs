using System.Text;
using System.Text.Json;

namespace Passerelle.Platform.Documents;

/// <summary>A JSON file that holds a list, read row by row.</summary>
public static class JsonRows
{
    /// <summary>Each row with the line it begins on, from 1; null when the file holds something else than a list.</summary>
    /// <exception cref="JsonException">The file is not JSON up to the end of the list.</exception>
    public static IReadOnlyList<(int Line, JsonElement Row)>? Read(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(file);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return null;
        var rows = new List<(int, JsonElement)>();
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            line += file[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            rows.Add((line, JsonElement.ParseValue(ref reader)));
        }
        return rows;
    }
}
