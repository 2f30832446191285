using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Passerelle.Platform.Documents;

/// <summary>One table as XLSX (ISO/IEC 29500): texts as texts, numbers as numbers, no formula. The same rows always give the same bytes.</summary>
public static class XlsxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", packages = "http://schemas.openxmlformats.org/package/2006";

    /// <param name="title">Of the sheet; what a sheet may not be called is left out.</param>
    public static byte[] Write(string title, IEnumerable<IReadOnlyList<object>> rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""<Types xmlns="{packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{ContentType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="{Escaped(Named(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            var sheet = new StringBuilder($"""<worksheet xmlns="{main}"><sheetData>""");
            foreach (var row in rows)
            {
                sheet.Append("<row>");
                foreach (var cell in row)
                    sheet.Append(cell is int or long or decimal ? $"<c><v>{Convert.ToString(cell, CultureInfo.InvariantCulture)}</v></c>" : $"""<c t="inlineStr"><is><t xml:space="preserve">{Escaped(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")}</t></is></c>""");
                sheet.Append("</row>");
            }
            Part(zip, "xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString());
        }
        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        // The earliest day an archive can name: the bytes do not tell when they were made.
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}""");
    }

    private static string Named(string title) => new string([.. title.Where(letter => !"[]:*?/\\".Contains(letter))]) is var name && name.Length > 31 ? name[..31] : name;

    /// <summary>Characters that XML cannot carry are left out.</summary>
    private static string Escaped(string text) => SecurityElement.Escape(new string([.. text.Where(letter => letter is >= ' ' or '\t' or '\n' and not '\uFFFE' and not '\uFFFF')])) ?? "";
}
