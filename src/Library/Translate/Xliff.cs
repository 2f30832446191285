using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Passerelle.Library.Translate;

/// <summary>A segment as a file for a translator carries it.</summary>
/// <param name="Name">Of the text.</param>
/// <param name="Of">Print of the source it was made from.</param>
/// <param name="Seen">Print of the translation as it stood when the file was written.</param>
/// <param name="Target">Null where it has none.</param>
internal sealed record XliffSegment(string Name, int Place, string Of, string Seen, string? Target, int Line);

/// <summary>What a file brings back.</summary>
internal sealed record XliffFile(string Reference, string From, string To, IReadOnlyList<XliffSegment> Segments);

/// <summary>
/// XLIFF 2.0, for translators who work in tools of their own. A segment's id carries what it was written from (text, place, prints of source and
/// translation), because an id is what every tool must bring back unchanged.
/// </summary>
internal static class Xliff
{
    private static readonly XNamespace core = "urn:oasis:names:tc:xliff:document:2.0";

    public const string ContentType = "application/xliff+xml";

    public const long MaxFile = 8 * 1024 * 1024;

    /// <summary>One file for each language that the record's texts are written in: XLIFF has one source language a document, so texts of the commonest are written.</summary>
    /// <param name="label">What a text is called, in the translator's language.</param>
    public static string Write(Bench bench, Func<BenchText, string> label)
    {
        var to = bench.Translation.Language;
        var from = SourceOf(bench);
        var document = new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(core + "xliff", new XAttribute("version", "2.0"), new XAttribute("srcLang", from), new XAttribute("trgLang", to),
            new XElement(core + "file", new XAttribute("id", "f1"), new XAttribute("original", bench.Record.Reference),
                bench.Texts.Where(text => text.Of.Text.Source == from).Index().Select(text => new XElement(core + "unit", new XAttribute("id", $"u{text.Index + 1}"), new XAttribute("name", text.Item.Of.Name),
                    new XElement(core + "notes", new XElement(core + "note", label(text.Item))), text.Item.Segments.SelectMany(Segment))))));
        return document.Declaration + "\n" + document.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The language that most of it is to be translated from.</summary>
    public static string SourceOf(Bench bench) => bench.Texts.GroupBy(text => text.Of.Text.Source).OrderByDescending(texts => texts.Sum(text => text.Segments.Count)).ThenBy(texts => texts.Key, StringComparer.Ordinal).First().Key;

    private static IEnumerable<XElement> Segment(BenchSegment segment)
    {
        var element = new XElement(core + "segment", new XAttribute("id", $"s{segment.Place}.{segment.Of}.{segment.Seen}"), new XAttribute("state", segment.State switch
        {
            SegmentState.Done => segment.Rendered?.Origin == Origin.Reviewed ? "reviewed" : "translated", SegmentState.Machine => "translated", SegmentState.Missing or SegmentState.Stale => "initial",
        }), new XElement(core + "source", segment.Source.Text));
        if (segment.State is SegmentState.Machine) element.SetAttributeValue("subState", "passerelle:machine");
        if (segment.State is SegmentState.Stale) element.SetAttributeValue("subState", "passerelle:stale");
        if (segment.Target is { } target) element.Add(new XElement(core + "target", target));
        yield return element;
        if (segment.Source.Gap != "") yield return new XElement(core + "ignorable", new XElement(core + "source", new XAttribute(XNamespace.Xml + "space", "preserve"), segment.Source.Gap));
    }

    /// <summary>Everything in the file, or every defect with its line: the first argument of each finding.</summary>
    public static Outcome<XliffFile> Read(byte[] content)
    {
        if (content.Length > MaxFile) return Problem.Invalid("File", "library.xliff.too-large", MaxFile / 1024 / 1024);
        XDocument document;
        try
        {
            // A file from outside names nothing that would be fetched or blown up.
            using var reader = XmlReader.Create(new MemoryStream(content), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxFile });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException broken)
        {
            return Problem.Invalid("File", "library.xliff.no-xml", broken.LineNumber);
        }
        var root = document.Root;
        if (root?.Name.LocalName != "xliff") return Problem.Invalid("File", "library.xliff.no-xliff");
        if (root.Name.Namespace != core || (string?)root.Attribute("version") is not ("2.0" or "2.1")) return Problem.Invalid("File", "library.xliff.other-version", (string?)root.Attribute("version") ?? "–");
        var file = root.Elements(core + "file").ToList();
        if (file.Count != 1 || (string?)file[0].Attribute("original") is not { } reference) return Problem.Invalid("File", "library.xliff.no-record");

        var (segments, findings) = (new List<XliffSegment>(), new List<Finding>());
        foreach (var unit in file[0].Descendants(core + "unit"))
            foreach (var segment in unit.Elements(core + "segment"))
            {
                var line = ((IXmlLineInfo)segment).LineNumber;
                if ((string?)unit.Attribute("name") is { } name && (string?)segment.Attribute("id") is { } id && id.Split('.') is [['s', .. var place], { Length: 12 } of, { Length: 12 } seen] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                    segments.Add(new(name, at, of, seen, Words(segment.Element(core + "target")), line));
                else findings.Add(new("File", "library.xliff.no-segment", line));
            }
        if (findings.Count > 0) return Problem.Invalid(findings);
        return segments.Count == 0 ? Problem.Invalid("File", "library.xliff.empty") : new XliffFile(reference, (string?)root.Attribute("srcLang") ?? "", (string?)root.Attribute("trgLang") ?? "", segments);
    }

    /// <summary>The words within marks a tool may have set around them; null where there are none.</summary>
    private static string? Words(XElement? target) =>
        target is null ? null : string.Join(' ', target.Value.Split((char[]?)['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) is { Length: > 0 } words ? words : null;
}
