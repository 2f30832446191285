using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Passerelle.Library.Ingest;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Passerelle.Tests.Rules.Library;

public sealed class PaperTextTests
{
    [Fact]
    public async Task A_PDF_of_two_columns_is_read_column_by_column()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(595, 842);
        for (var i = 0; i < 8; i++)
        {
            page.AddText($"Left column line number {i}", 10, new PdfPoint(50, 750 - i * 14), font);
            page.AddText($"Right column line number {i}", 10, new PdfPoint(330, 750 - i * 14), font);
        }

        var text = (await PaperText.Of(builder.Build(), CancellationToken.None)).Value;

        Assert.True(text.IndexOf("Left column line number 7", StringComparison.Ordinal) < text.IndexOf("Right column line number 0", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task A_DOCX_keeps_its_paragraphs_and_its_footnotes_addresses()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new(new Body(new Paragraph(new Run(new Text("Contexte"))), new Paragraph(new Run(new Text("Une phrase.")), new Run(new FootnoteReference { Id = 2 }))));
            main.AddNewPart<FootnotesPart>().Footnotes = new(new Footnote(new Paragraph(new Run(new Text("Voir https://exemple.test/a")))) { Id = 2 });
        }

        var text = (await PaperText.Of(stream.ToArray(), CancellationToken.None)).Value;

        Assert.Equal("Contexte\n\nUne phrase.[1]\n\n[1] Voir https://exemple.test/a", text.Trim());
    }

    [Fact]
    public async Task Text_of_an_old_code_page_is_read_with_its_accents() =>
        Assert.Equal("Été à Évora", (await PaperText.Of(Encoding.Latin1.GetBytes("Été à Évora"), CancellationToken.None)).Value);

    [Theory]
    [InlineData("", "library.reading.file.empty")]
    [InlineData("%PDF-1.7 nothing more", "library.reading.file.broken")]
    [InlineData("\u0000\u0001\u0002", "library.reading.file.kind")]
    public async Task What_is_no_readable_file_is_said_to_be_none(string content, string key) =>
        Assert.Equal(key, (await PaperText.Of(Encoding.Latin1.GetBytes(content), CancellationToken.None)).Problem!.Findings[0].Key);
}
