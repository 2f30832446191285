using System.Globalization;
using System.Text.Encodings.Web;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web.Tags;

/// <summary>A document as one HTML file that needs nothing beside it: what a browser prints as PDF.</summary>
internal static class PrintedPage
{
    /// <param name="faces">Rules of the type faces, with the faces in them.</param>
    /// <param name="notes">Heading of the notes below the text.</param>
    /// <param name="back">Names the arrow that leads from a note back to its mention.</param>
    /// <param name="pages">The pages on which listed headings stand, once they are known.</param>
    public static string Write(Document document, string faces, string notes, string back, IReadOnlyDictionary<string, int>? pages = null)
    {
        var encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
        var page = new StringWriter(CultureInfo.InvariantCulture);
        page.Write($"<!doctype html><html lang=\"{document.Language}\" dir=\"{Language.Direction(document.Language)}\"><head><meta charset=\"utf-8\"><title>");
        encoder.Encode(page, document.Title);
        page.Write("</title>");
        foreach (var (name, content) in new[] { ("author", document.Author), ("description", document.Subject), ("keywords", string.Join(", ", document.Keywords)) })
        {
            page.Write($"<meta name=\"{name}\" content=\"");
            encoder.Encode(page, content);
            page.Write("\">");
        }
        page.Write($"<style>{faces}{look.Value}{Margins(document)}</style></head><body{(document.Cover is null ? "" : " class=\"bound\"")}>");
        Begin(document, page, encoder);
        new DocumentPen(page, encoder, document.Language, "") { Pages = pages ?? new Dictionary<string, int>() }.Write(document, notes, back);
        page.Write("</body></html>");
        return page.ToString();
    }

    private static void Begin(Document document, StringWriter page, HtmlEncoder encoder)
    {
        if (document.Cover is not { } cover)
        {
            Element("h1", document.Title);
            return;
        }
        page.Write("<header class=\"cover\">");
        Element("p", cover.Above);
        Element("h1", document.Title);
        Element("p", cover.Below);
        Element("p", cover.Foot);
        page.Write("</header>");

        void Element(string tag, string text)
        {
            page.Write($"<{tag}>");
            encoder.Encode(page, text);
            page.Write($"</{tag}>");
        }
    }

    private static string Margins(Document document)
    {
        var (start, end) = Language.RightToLeft(document.Language) ? ("right", "left") : ("left", "right");
        var count = string.Join(' ', document.PageOf.Split('{', '}').Select(piece => piece switch { "0" => "counter(page)", "1" => "counter(pages)", _ => Quoted(piece) }));
        return $"@page{{@top-{start}{{content:{Quoted(document.Header)}}}@bottom-{start}{{content:{Quoted(document.Footer)}}}@bottom-{end}{{content:{count}}}}}";
    }

    /// <summary>A string of CSS: what could end it, or the sheet it stands in, is written as a number.</summary>
    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' or '<' or '>' or '&' || char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\{(int)letter:x} ") : $"{letter}"))}\"";

    private static readonly Lazy<string> look = new(() =>
    {
        using var stream = typeof(PrintedPage).Assembly.GetManifestResourceStream("documents/print.css")!;
        return new StreamReader(stream).ReadToEnd();
    });
}
