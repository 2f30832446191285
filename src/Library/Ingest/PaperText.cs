using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Passerelle.Platform.Files;
using Break = DocumentFormat.OpenXml.Wordprocessing.Break;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Passerelle.Library.Ingest;

/// <summary>The text of a file, line by line as printed, pages apart by form feeds. A file without text is a scan, which Tesseract reads where it is installed.</summary>
internal static class PaperText
{
    public const int MaxBytes = 40 * 1024 * 1024;

    /// <summary>Letters on a page below which it is taken for a picture.</summary>
    private const int Sparse = 20;

    public static async Task<Outcome<string>> Of(byte[] content, CancellationToken cancellation)
    {
        if (content.Length == 0) return Problem.Invalid("File", "library.reading.file.empty");
        if (content.Length > MaxBytes) return Problem.Invalid("File", "library.reading.file.large", MaxBytes / 1024 / 1024);
        using var stream = new MemoryStream(content);
        var kind = FileKind.Of(stream);
        if (kind == FileKind.Pdf) return await Pdf(content, cancellation);
        if (kind == FileKind.Docx) return Docx(stream);
        if (kind == FileKind.Png || kind == FileKind.Jpeg) return await Scans([content], cancellation);
        if (kind is null && !LooksLatin(content) || kind is not null && kind != FileKind.Text) return Problem.Invalid("File", "library.reading.file.kind");
        var text = Decoded(content);
        return string.IsNullOrWhiteSpace(text) ? Problem.Invalid("File", "library.reading.file.empty") : text;
    }

    /// <summary>UTF-8 or UTF-16 as marked; Windows-1252 where it is neither.</summary>
    private static string Decoded(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        if (content is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        try
        {
            return new UTF8Encoding(false, true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    private static bool LooksLatin(byte[] content) => content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || content.All(letter => letter is >= 0x20 or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f');

    private static Outcome<string> Docx(Stream stream)
    {
        try
        {
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            if (document.MainDocumentPart?.Document?.Body is not { } body) return Problem.Invalid("File", "library.reading.file.broken");
            var text = new StringBuilder();
            var noted = new List<string>();
            foreach (var paragraph in body.Descendants<Paragraph>())
            {
                var line = new StringBuilder();
                var listed = paragraph.ParagraphProperties?.NumberingProperties is not null;
                foreach (var part in paragraph.Descendants())
                    switch (part)
                    {
                        case Text words: line.Append(words.Text); break;
                        case Break { Type: { } type } when type == BreakValues.Page: line.Append('\f'); break;
                        case Break: line.Append('\n'); break;
                        case TabChar: line.Append(' '); break;
                        case NoBreakHyphen: line.Append('\u2011'); break;
                        case FootnoteReference { Id: { } id }:
                            noted.Add(id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
                            line.Append($"[{noted.Count}]");
                            break;
                    }
                if (listed && line.Length > 0) line.Insert(0, "• ");
                text.Append(line).Append("\n\n");
            }
            var notes = document.MainDocumentPart.FootnotesPart?.Footnotes?.Elements<Footnote>().ToDictionary(note => note.Id?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", note => note.InnerText.Trim()) ?? [];
            foreach (var (index, id) in noted.Index()) if (notes.TryGetValue(id, out var note)) text.Append($"[{index + 1}] {note}\n\n");
            return string.IsNullOrWhiteSpace(text.ToString()) ? Problem.Invalid("File", "library.reading.file.empty") : text.ToString();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FormatException)
        {
            return Problem.Invalid("File", "library.reading.file.broken");
        }
    }

    private static async Task<Outcome<string>> Pdf(byte[] content, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var pictures = new List<byte[]>();
        try
        {
            using var document = PdfDocument.Open(content);
            foreach (var page in document.GetPages())
            {
                cancellation.ThrowIfCancellationRequested();
                if (page.Letters.Count < Sparse)
                {
                    // The largest picture of a page without letters is the page itself.
                    var picture = page.GetImages().OrderByDescending(image => image.BoundingBox.Width * image.BoundingBox.Height).FirstOrDefault();
                    if (picture is not null) pictures.Add(picture.TryGetPng(out var png) ? png : picture.RawBytes.ToArray());
                    continue;
                }
                if (text.Length > 0) text.Append('\f');
                foreach (var block in Ordered(page)) text.AppendJoin('\n', block.TextLines.Select(line => line.Text.TrimEnd())).Append("\n\n");
            }
        }
        catch (Exception broken) when (broken is PdfDocumentFormatException or UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or NotSupportedException or KeyNotFoundException or FormatException)
        {
            return Problem.Invalid("File", "library.reading.file.broken");
        }
        if (!string.IsNullOrWhiteSpace(text.ToString())) return text.ToString();
        return pictures.Count == 0 ? Problem.Invalid("File", "library.reading.file.empty") : await Scans(pictures, cancellation);
    }

    /// <summary>The blocks of a page in the order people read them, column by column.</summary>
    private static IEnumerable<TextBlock> Ordered(Page page)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters);
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        return blocks.Count < 2 ? blocks : new UnsupervisedReadingOrderDetector(5, UnsupervisedReadingOrderDetector.SpatialReasoningRules.ColumnWise, useRenderingOrder: false).Get(blocks).OrderBy(block => block.ReadingOrder);
    }

    private static async Task<Outcome<string>> Scans(IReadOnlyList<byte[]> pictures, CancellationToken cancellation)
    {
        var pages = new List<string>();
        foreach (var picture in pictures)
        {
            var page = await Tesseract(picture, ["-l", "fra+eng"], cancellation);
            if (page is { Started: true, Text: null }) page = await Tesseract(picture, [], cancellation);
            if (!page.Started) return Problem.Invalid("File", "library.reading.file.no-tesseract");
            if (page.Text is null) return Problem.Invalid("File", "library.reading.file.unreadable");
            pages.Add(page.Text.TrimEnd('\f', '\n', ' '));
        }
        var text = string.Join("\n\f", pages);
        return string.IsNullOrWhiteSpace(text) ? Problem.Invalid("File", "library.reading.file.unreadable") : text;
    }

    private static async Task<(bool Started, string? Text)> Tesseract(byte[] picture, IEnumerable<string> options, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("tesseract", ["stdin", "stdout", .. options]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var process = Process.Start(start);
            if (process is null) return (false, null);
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(picture, cancellation);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped reading: its exit code tells.
            }
            await process.WaitForExitAsync(cancellation);
            await complained;
            return (true, process.ExitCode == 0 ? await said : null);
        }
        catch (Win32Exception)
        {
            return (false, null);
        }
    }
}
