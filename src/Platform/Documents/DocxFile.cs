using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Passerelle.Platform.Texts;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Passerelle.Platform.Documents;

/// <summary>
/// Writes a document as DOCX (ISO/IEC 29500, transitional): real heading styles with outline levels, real footnotes, table heads that repeat, language
/// and direction on every run. The same document always gives the same bytes.
/// </summary>
public static class DocxFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Document document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document, autoSave: false))
            new Pen(document).Write(package);
        return Repacked(stream, document.At);
    }

    /// <summary>The archive again, in the order of names and with one date: what the library under it writes carries the time of writing.</summary>
    internal static byte[] Repacked(MemoryStream package, DateTimeOffset at)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
            // Readers that sniff the kind of file look for the list of content types first.
            foreach (var part in from.Entries.OrderBy(part => part.FullName != "[Content_Types].xml").ThenBy(part => part.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.SmallestSize);
                entry.LastWriteTime = new DateTimeOffset(at.UtcDateTime, TimeSpan.Zero);
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        return result.ToArray();
    }

    private sealed class Pen(Document document)
    {
        private readonly FootnoteCount notes = new();
        private readonly List<NumberingInstance> lists = [];
        private readonly List<Heading> listed = [.. document.Listed];
        private readonly bool rightToLeft = Language.RightToLeft(document.Language);

        // Addresses are relations of the part that mentions them: a footnote's are not the body's.
        private OpenXmlPart part = null!;

        public void Write(WordprocessingDocument package)
        {
            var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
            Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), Resource("styles.xml").Replace("w:val=\"en-GB\"", $"w:val=\"{Culture(rightToLeft ? Language.Source : document.Language)}\""));
            Feed(main.AddNewPart<FontTablePart>("fonts"), Resource("fonts.xml"));
            Feed(package.AddNewPart<CoreFilePropertiesPart>("properties"), Properties());

            part = main;
            main.Document = new W.Document(Body());

            var footnotes = main.AddNewPart<FootnotesPart>("footnotes");
            part = footnotes;
            footnotes.Footnotes = new Footnotes(
                new W.Footnote(new W.Paragraph(new W.Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
                new W.Footnote(new W.Paragraph(new W.Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 });
            footnotes.Footnotes.Append(notes.InOrder.Select((note, index) => Note(note, index + 1)).ToList());

            var numbering = main.AddNewPart<NumberingDefinitionsPart>("numbering");
            Feed(numbering, Resource("numbering.xml"));
            numbering.Numbering!.Append(lists);

            main.AddNewPart<HeaderPart>("header").Header = new Header(Paragraph("Header", document.Header, null));
            main.AddNewPart<FooterPart>("footer").Footer = new Footer(PageLine());
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(
                new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
                new ThemeFontLanguages { Val = Culture(document.Language), Bidi = Culture("ar") });
            foreach (var written in package.GetAllParts()) if (written.RootElement is { } root) root.Save();
        }

        private Body Body()
        {
            var body = new Body();
            if (document.Cover is { } cover)
                body.Append(Paragraph("CoverAbove", cover.Above, null), Paragraph("CoverTitle", document.Title, null), Paragraph("Lead", cover.Below, null), Paragraph("CoverFoot", cover.Foot, null));
            else body.Append(Paragraph("Title", document.Title, null));
            foreach (var block in document.Blocks.Concat(document.Back)) body.Append(Elements(block));
            var section = new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" },
                new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1417, Bottom = 1247, Left = 1275, Right = 1275, Header = 680, Footer = 624, Gutter = 0 });
            // With no head of its own, the first page has none.
            if (document.Cover is not null) section.Append(new TitlePage());
            if (rightToLeft) section.Append(new BiDi());
            body.Append(section);
            return body;
        }

        private IEnumerable<OpenXmlElement> Elements(Block block) => block switch
        {
            Heading heading => [Head(heading)],
            Contents contents => List(contents),
            Paragraph paragraph => [Paragraph(paragraph.Voice switch { Voice.Lead => "Lead", Voice.Remark => "Remark", Voice.Body => "Normal" }, paragraph.Line, block.Language)],
            Enumeration list => Items(list),
            // Two tables with nothing between them would become one.
            Table table => [.. table.Columns.Count == 0 ? [] : new[] { Paragraph("Caption", table.Caption, block.Language) }, Grid(table), new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }))],
            _ => [],
        };

        private W.Paragraph Head(Heading heading)
        {
            var paragraph = Paragraph($"Heading{heading.Level}", heading.Text, heading.Language);
            if (heading.NewPage) paragraph.ParagraphProperties!.PageBreakBefore = new();
            if (listed.FindIndex(each => ReferenceEquals(each, heading)) is var index and >= 0)
            {
                paragraph.InsertAfter(new BookmarkStart { Id = $"{index + 1}", Name = Bookmark(index) }, paragraph.ParagraphProperties);
                paragraph.Append(new BookmarkEnd { Id = $"{index + 1}" });
            }
            return paragraph;
        }

        private static string Bookmark(int index) => $"_Toc{index + 1:00000000}";

        /// <summary>A real table of contents, already filled in; the reader's program puts the pages in when it opens the file.</summary>
        private IEnumerable<W.Paragraph> List(Contents contents)
        {
            var title = Paragraph("ContentsHead", contents.Title, null);
            title.ParagraphProperties!.PageBreakBefore = new();
            yield return title;
            foreach (var (index, heading) in listed.Index())
            {
                var entry = Paragraph("TOC1", new Line(), heading.Language);
                if (index == 0)
                    entry.Append(Mark(FieldCharValues.Begin, dirty: true), Code($@" TOC \o ""1-{contents.Depth}"" \h \z \u "), Mark(FieldCharValues.Separate));
                entry.Append(new Hyperlink(
                    Words(heading.Text, heading.Language), new W.Run(new TabChar()), Mark(FieldCharValues.Begin, dirty: true), Code($@" PAGEREF {Bookmark(index)} \h "), Mark(FieldCharValues.Separate), Words("–", null), Mark(FieldCharValues.End))
                { Anchor = Bookmark(index), History = true });
                if (index == listed.Count - 1) entry.Append(Mark(FieldCharValues.End));
                yield return entry;
            }

            W.Run Mark(FieldCharValues kind, bool dirty = false) => new(dirty ? new FieldChar { FieldCharType = kind, Dirty = true } : new FieldChar { FieldCharType = kind });
            W.Run Code(string instruction) => new(new FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve });
        }

        private IEnumerable<W.Paragraph> Items(Enumeration list)
        {
            var number = 1;
            if (list.Numbered)
            {
                number = lists.Count + 2;
                lists.Add(new(new AbstractNumId { Val = 1 }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = number });
            }
            foreach (var item in list.Items)
            {
                var paragraph = Paragraph("ListParagraph", item, list.Language);
                paragraph.ParagraphProperties!.NumberingProperties = new(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number });
                yield return paragraph;
            }
        }

        private W.Table Grid(Table table)
        {
            var width = table.Rows.Select(row => row.Count).Append(table.Columns.Count).Max();
            const int page = 9356;
            var first = table.Columns.Count == 0 ? page * 3 / 10 : page / width;
            int Width(int column) => column == 0 ? first : (page - first) / Math.Max(1, width - 1);
            var properties = new TableProperties { TableStyle = new() { Val = "Rules" } };
            if (RightToLeft(table.Language)) properties.BiDiVisual = new();
            properties.TableWidth = new() { Width = page.ToString(), Type = TableWidthUnitValues.Dxa };
            properties.TableLayout = new() { Type = TableLayoutValues.Fixed };
            properties.TableLook = new() { FirstRow = table.Columns.Count > 0, FirstColumn = true, NoHorizontalBand = true, NoVerticalBand = true, Val = table.Columns.Count > 0 ? "06A0" : "0680" };
            properties.TableCaption = new() { Val = table.Caption };
            var grid = new W.Table(properties, new TableGrid(Enumerable.Range(0, width).Select(column => new GridColumn { Width = Width(column).ToString() })));
            if (table.Columns.Count > 0)
                grid.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((column, index) => Cell("CellHead", column, Width(index)))]));
            foreach (var row in table.Rows)
                grid.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, index) => Cell(index == 0 ? "CellHead" : "Cell", cell, Width(index)))]));
            return grid;

            TableCell Cell(string style, Line line, int cellWidth) =>
                new(new TableCellProperties(new TableCellWidth { Width = cellWidth.ToString(), Type = TableWidthUnitValues.Dxa }), Paragraph(style, line, table.Language));
        }

        private W.Footnote Note(Footnote note, int id)
        {
            var paragraph = Paragraph("FootnoteText", note.Line, note.Language);
            paragraph.InsertAfter(new W.Run(Marks(), new FootnoteReferenceMark()), paragraph.ParagraphProperties);
            paragraph.InsertAfter(Words(" ", note.Language), paragraph.GetFirstChild<W.Run>());
            return new(paragraph) { Id = id };
        }

        private static RunProperties Marks() => new() { RunStyle = new() { Val = "FootnoteReference" } };

        private W.Paragraph PageLine()
        {
            var paragraph = Paragraph("Footer", document.Footer, null);
            paragraph.Append(new W.Run(new TabChar()));
            foreach (var piece in document.PageOf.Split('{', '}'))
                paragraph.Append(piece switch { "0" => Field("PAGE"), "1" => Field("NUMPAGES"), _ => Words(piece, null) });
            return paragraph;

            SimpleField Field(string instruction) => new(Words("1", null)) { Instruction = instruction };
        }

        private W.Paragraph Paragraph(string style, Line line, string? language)
        {
            var properties = new ParagraphProperties { ParagraphStyleId = new() { Val = style } };
            if (RightToLeft(language)) properties.BiDi = new();
            return new([properties, .. line.Inlines.Select(inline => Element(inline, language))]);
        }

        private OpenXmlElement Element(Inline inline, string? language)
        {
            switch (inline)
            {
                case Run run:
                    return Words(run.Text, language, run.Emphasis switch { Emphasis.Strong => "Strong", Emphasis.Stressed => "Emphasis", Emphasis.None => null });
                case Link link:
                    var id = $"link{part.HyperlinkRelationships.Count() + 1}";
                    part.AddHyperlinkRelationship(new Uri(link.Address), isExternal: true, id);
                    return new Hyperlink(Words(link.Text, language, "Hyperlink")) { Id = id, History = true };
                case Footnote footnote:
                    var (number, first) = notes.Mention(footnote);
                    return first ? new W.Run(Marks(), new FootnoteReference { Id = number }) : new W.Run(Marks(), new Text(number.ToString()));
                default:
                    throw new InvalidOperationException($"No form for {inline.GetType().Name}.");
            }
        }

        private W.Run Words(string text, string? language, string? style = null)
        {
            var properties = new RunProperties();
            if (style is not null) properties.RunStyle = new() { Val = style };
            // Marked by script, not by language: a Latin address in an Arabic sentence keeps its own order.
            if (text.Any(IsArabic)) properties.RightToLeftText = new();
            if (language is not null && language != document.Language)
                properties.Languages = Language.RightToLeft(language) ? new() { Bidi = Culture(language) } : new() { Val = Culture(language) };
            var run = new W.Run();
            if (properties.HasChildren) run.Append(properties);
            run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
            return run;
        }

        private static bool IsArabic(char letter) => letter is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFEFC';

        private bool RightToLeft(string? language) => Language.RightToLeft(language ?? document.Language);

        private static string Culture(string language) => Language.Culture(language).Name;

        private string Properties()
        {
            XNamespace properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/",
                terms = "http://purl.org/dc/terms/", schema = "http://www.w3.org/2001/XMLSchema-instance";
            var at = document.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            XElement Instant(string name) => new(terms + name, new XAttribute(schema + "type", "dcterms:W3CDTF"), at);
            return new XElement(properties + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "cp", properties), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", schema),
                new XElement(dc + "title", document.Title), new XElement(dc + "subject", document.Subject), new XElement(dc + "creator", document.Author),
                new XElement(properties + "keywords", string.Join(", ", document.Keywords)), new XElement(properties + "lastModifiedBy", document.Author),
                Instant("created"), Instant("modified"), new XElement(dc + "language", Culture(document.Language))).ToString(SaveOptions.DisableFormatting);
        }

        private static void Feed(OpenXmlPart part, string xml)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
            part.FeedData(stream);
        }

        private static string Resource(string name)
        {
            using var stream = typeof(DocxFile).Assembly.GetManifestResourceStream($"documents/{name}")!;
            return new StreamReader(stream).ReadToEnd();
        }
    }
}
