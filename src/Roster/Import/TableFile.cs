using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using ExcelDataReader;
using Passerelle.Platform.Documents;

namespace Passerelle.Roster.Import;

/// <summary>A row as it stands in a file.</summary>
/// <param name="Number">From 1, the line of names not counted.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">By the file's own names.</param>
/// <param name="Broken">Not as many cells as names, or quotes that do not close: its raw text; null for a sound row.</param>
internal sealed record FileRow(int Number, int Line, IReadOnlyDictionary<string, string> Cells, string? Broken = null)
{
    /// <summary>What was read beside the columns and cannot be kept: where it stood, what it said.</summary>
    public IReadOnlyList<(string Column, string Found, string Why)> Left { get; init; } = [];
}

/// <summary>A file as rows with names, whatever its form. The form is told by the content.</summary>
internal sealed record TableFile(IReadOnlyList<string> Names, IReadOnlyList<FileRow> Rows)
{
    public const int MaxSize = 32 * 1024 * 1024;

    static TableFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Invalid, at line and column, when it is none of the forms.</summary>
    public static Outcome<TableFile> Read(byte[] file)
    {
        if (file.Length > MaxSize) return Problem.Invalid("1:1", "roster.import.too-large", MaxSize / 1024 / 1024);
        var start = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file.AsSpan(3) : file.AsSpan();
        var text = start.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty) return Problem.Invalid("1:1", "roster.import.empty");
        if (text.StartsWith("%PDF-"u8)) return EuropassFile.FromPdf(file);
        if (text.StartsWith("<"u8)) return EuropassFile.FromXml(text.ToArray());
        if (start.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04])) return Spreadsheet(file);
        return text[0] switch { (byte)'{' or (byte)'[' => Json(start.ToArray()), _ => Csv(start) };
    }

    private static Outcome<TableFile> Csv(ReadOnlySpan<byte> bytes)
    {
        string content;
        try
        {
            content = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // What spreadsheets of western Europe write when nobody asks them for UTF-8.
            content = Encoding.GetEncoding(1252).GetString(bytes);
        }
        var first = content.Split('\n', 2)[0];
        var separator = new[] { ';', '\t', ',' }.MaxBy(candidate => first.Count(letter => letter == candidate));
        var rows = new List<FileRow>();
        var broken = false;
        using var csv = CsvReader.FromText(content, CsvReaderOptions.Default with { Separator = separator, TrimWhitespace = true, TrackLineNumbers = true, OnMalformedRecord = _ => broken = true });
        var names = csv.Headers.Select(name => name.Trim()).ToList();
        var number = 0;
        while (csv.Read())
        {
            number++;
            if (broken || csv.FieldCount != names.Count)
            {
                rows.Add(new(number, (int)csv.LineNumber, new Dictionary<string, string>(), Encoding.UTF8.GetString(csv.RawRecord).Trim()));
                broken = false;
                continue;
            }
            rows.Add(new(number, (int)csv.LineNumber, Cells(names, at => csv.GetString(at))));
        }
        return new TableFile(names, rows);
    }

    private static Outcome<TableFile> Spreadsheet(byte[] file)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
            if (!reader.Read()) return Problem.Invalid("1:1", "roster.import.empty");
            var names = Enumerable.Range(0, reader.FieldCount).Select(at => Cell(reader.GetValue(at)).Trim()).ToList();
            while (names.Count > 0 && names[^1] == "") names.RemoveAt(names.Count - 1);
            var rows = new List<FileRow>();
            for (var line = 2; reader.Read(); line++)
            {
                var cells = Cells(names, at => at < reader.FieldCount ? Cell(reader.GetValue(at)) : "");
                if (cells.Values.Any(cell => cell != "")) rows.Add(new(line - 1, line, cells));
            }
            return new TableFile(names, rows);
        }
        catch (Exception malformed) when (malformed is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException or IndexOutOfRangeException or FormatException or NullReferenceException)
        {
            // The library answers a broken workbook with whatever its parser stumbles over.
            return Problem.Invalid("1:1", "roster.import.unreadable");
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Outcome<TableFile> Json(byte[] json)
    {
        try
        {
            using (var document = JsonDocument.Parse(json))
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object) return EuropassFile.FromJson(document.RootElement);
            }
            var (rows, names) = (new List<FileRow>(), new List<string>());
            foreach (var (line, element) in JsonRows.Read(json) ?? [])
            {
                var number = rows.Count + 1;
                if (element.ValueKind != JsonValueKind.Object)
                {
                    rows.Add(new(number, line, new Dictionary<string, string>(), element.GetRawText()));
                    continue;
                }
                var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var property in element.EnumerateObject())
                {
                    cells[property.Name] = Written(property.Value).Trim();
                    if (!names.Contains(property.Name, StringComparer.OrdinalIgnoreCase)) names.Add(property.Name);
                }
                rows.Add(new(number, line, cells));
            }
            return new TableFile(names, rows);
        }
        catch (JsonException malformed)
        {
            return Problem.Invalid($"{malformed.LineNumber + 1}:{malformed.BytePositionInLine + 1}", "roster.import.unreadable");
        }
    }

    /// <summary>As a cell of a table has it: a list apart by semicolons, an object as its values apart by colons.</summary>
    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Written)),
        JsonValueKind.Object => string.Join(":", value.EnumerateObject().Select(property => Written(property.Value))),
        _ => value.GetRawText(),
    };

    private static Dictionary<string, string> Cells(IReadOnlyList<string> names, Func<int, string> cell)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < names.Count; at++)
            if (names[at] != "") cells.TryAdd(names[at], cell(at).Trim());
        return cells;
    }
}
