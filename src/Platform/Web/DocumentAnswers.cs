using Microsoft.AspNetCore.Http;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Web;

/// <summary>A document as the answer of an endpoint, once for each form.</summary>
public static class DocumentAnswers
{
    /// <param name="name">Of the file, without its ending.</param>
    public static IResult ToDocx(this Document document, string name) => Results.File(DocxFile.Write(document), DocxFile.ContentType, $"{name}.docx");

    /// <summary>The PDF, or the problem where this machine cannot print.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public static async Task<IResult> ToPdf(this Document document, string name, PdfPrinter printer, Wording wording, CancellationToken cancellation)
    {
        var printed = await printer.Print(document, cancellation);
        return printed.Problem is { } problem ? problem.ToResult(wording) : Results.File(printed.Value, PdfPrinter.ContentType, $"{name}.pdf");
    }
}
