using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Read;

/// <summary>A fiche as its readers see it, at the address that stays.</summary>
[AllowAnonymous]
internal sealed class ReadModel(ReadFiche read, FicheComposer composer, Citation citation, PdfPrinter printer) : RoomPage
{
    public Reading Reading { get; private set; } = null!;

    public FicheComposer Composer => composer;

    public string Cited => citation.Text(Reading.Print!, Lang);

    public bool WorksHere { get; private set; }

    public bool CanPrint => printer.IsReady;

    /// <summary>Names of the other languages some of it is shown in; null when all is in the reader's.</summary>
    public string? Elsewhere => Reading.Print!.Content.Elsewhere(Lang) is { Count: > 0 } others ? string.Join(" · ", others.Select(Language.OwnName)) : null;

    public async Task<IActionResult> OnGet(string reference, int? version)
    {
        var viewer = await Viewer();
        var found = await read.Run(reference, version, viewer, Cancellation);
        if (found.Problem is { } problem) return Show(problem);
        Reading = found.Value;
        WorksHere = PublicationFlow.Works(viewer);
        if (Reading.Print is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
