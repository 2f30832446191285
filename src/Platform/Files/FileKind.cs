using System.IO.Compression;
using System.Text;

namespace Passerelle.Platform.Files;

/// <summary>The kinds of file accepted, told by their content. What a name claims must be what the content is.</summary>
public sealed record FileKind(string Type, IReadOnlyList<string> Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", [".pdf"]);
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    public static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", [".odt"]);
    public static readonly FileKind Png = new("image/png", [".png"]);
    public static readonly FileKind Jpeg = new("image/jpeg", [".jpg", ".jpeg"]);
    public static readonly FileKind Text = new("text/plain", [".txt", ".csv", ".md"]);

    public static readonly IReadOnlyList<FileKind> All = [Pdf, Docx, Xlsx, Odt, Png, Jpeg, Text];

    /// <summary>The kind of a content; null when it is none of those accepted.</summary>
    /// <param name="content">Seekable; its position is reset.</param>
    public static FileKind? Of(Stream content)
    {
        content.Position = 0;
        var head = new byte[4096];
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        var start = head.AsSpan(0, read);
        if (start.StartsWith("%PDF-"u8)) return Pdf;
        if (start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (start.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return Jpeg;
        if (start.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04])) return Zipped(content);
        return IsText(start) ? Text : null;
    }

    private static FileKind? Zipped(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet();
            return names.Contains("word/document.xml") ? Docx : names.Contains("xl/workbook.xml") ? Xlsx : names.Contains("content.xml") && names.Contains("mimetype") ? Odt : null;
        }
        catch (InvalidDataException)
        {
            // A broken archive is not a document: no kind.
            return null;
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty || start.Contains((byte)0)) return false;
        try
        {
            // The sample may end inside a character: a decoder that is not flushed forgives that and nothing else.
            var decoder = new UTF8Encoding(false, true).GetDecoder();
            decoder.GetCharCount(start, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
