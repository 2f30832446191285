using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Passerelle.Platform.Documents;
using Document = Passerelle.Platform.Documents.Document;
using Table = Passerelle.Platform.Documents.Table;

namespace Passerelle.Tests.Rules.Platform;

public sealed class DocxTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("ar")]
    public void A_document_is_valid_whatever_its_direction(string language)
    {
        using var package = Open(DocxFile.Write(Sample(language)));

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
    }

    [Fact]
    public async Task The_same_document_is_the_same_bytes()
    {
        var first = DocxFile.Write(Sample("fr"));

        // Archives count in steps of two seconds.
        await Task.Delay(2100, TestContext.Current.CancellationToken);

        Assert.Equal(first, DocxFile.Write(Sample("fr")));
    }

    [Fact]
    public void The_file_carries_the_date_of_the_document_and_no_other()
    {
        using var archive = new ZipArchive(new MemoryStream(DocxFile.Write(Sample("fr"))));

        Assert.All(archive.Entries, part => Assert.Equal(new DateTime(2014, 3, 3, 10, 0, 0), part.LastWriteTime.DateTime));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
    }

    [Fact]
    public void Headings_notes_and_table_heads_are_real_ones()
    {
        using var package = Open(DocxFile.Write(Sample("fr")));
        var main = package.MainDocumentPart!;

        Assert.Equal(["Title", "Heading1", "Heading2"], main.Document!.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).Where(style => style is "Title" or "Heading1" or "Heading2"));
        Assert.Equal(2, main.Document.Descendants<FootnoteReference>().Count());
        Assert.Equal([1L, 2L], main.FootnotesPart!.Footnotes!.Elements<DocumentFormat.OpenXml.Wordprocessing.Footnote>().Select(note => note.Id!.Value).Where(id => id > 0));
        Assert.Single(main.Document.Descendants<TableHeader>());
        Assert.Equal("Facilité", package.PackageProperties.Creator);
        Assert.Equal("fr-FR", package.PackageProperties.Language);
    }

    [Fact]
    public void An_Arabic_paragraph_in_a_French_document_runs_its_own_way()
    {
        using var package = Open(DocxFile.Write(Sample("fr")));

        var paragraph = package.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Single(p => p.InnerText.Contains("فقرة"));

        Assert.NotNull(paragraph.ParagraphProperties!.BiDi);
        Assert.Null(package.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Single(p => p.InnerText.StartsWith("En 2012")).ParagraphProperties!.BiDi);
    }

    [Theory]
    [InlineData("A [^1] mark and [^9] none", "A  mark and [^9] none")]
    [InlineData("As printed,[1] in 2012 [12]", "As printed, in 2012 [12]")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("[trap](javascript:alert(1)) and [way](https://example.org)", "trap and way")]
    public void Prose_keeps_what_it_does_not_know(string typed, string words) =>
        Assert.Equal(words, Prose.Line(typed, [new("note")]).Text);

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static Document Sample(string language)
    {
        Passerelle.Platform.Documents.Footnote[] notes = [new(Prose.Line("Une note, voir https://example.org/a-b_c.")), new("A second note", "en")];
        return new("Renforcer la coopération", language,
        [
            new Heading(1, "Contexte", "context"),
            .. Prose.Blocks("En 2012, les gouvernements[^1] ont [demandé](https://example.org/x) **ensemble**, *encore*[^1] et encore.[^2]\n\n- un\n- deux\n\n1. a\n2. b", notes),
            .. Prose.Blocks("فقرة عربية مع [موقع](https://example.org) وتاريخ 2012.", notes, "ar"),
            new Heading(2, "Rencontres"),
            new Table("Faits", [], [["Pays", "Indonésie"]]),
            new Table("Conférences", ["Ville", "Date"], [["Manille", "décembre 2012"], ["Jakarta", "août 2013"]]),
        ])
        {
            Author = "Facilité", At = new(2014, 3, 3, 10, 0, 0, TimeSpan.Zero), PageOf = "page {0} sur {1}", Header = "Facilité", Footer = "FIC-2014-0001",
        };
    }
}
