using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Library.Browse;
using Passerelle.Library.Read;
using Passerelle.Platform.Documents;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Bind;

/// <summary>A line of the list to choose from.</summary>
internal sealed class BookletLine
{
    public string? Reference { get; set; }

    public bool Taken { get; set; }

    /// <summary>Where it comes in the booklet; null for behind the others.</summary>
    public int? Place { get; set; }
}

/// <summary>Where anybody chooses fiches and takes them away as one document. What was chosen stands in the address, which can be sent on.</summary>
[AllowAnonymous]
internal sealed class BookletModel(BindBooklet bind, ListFiches list, FicheComposer composer, PdfPrinter printer) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? Fiches { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<BookletLine> Lines { get; set; } = [];

    /// <summary>What the lines are about, in the same order.</summary>
    public IReadOnlyList<FichePrint> Offered { get; private set; } = [];

    public FichePage List { get; private set; } = new([], 1, ListFiches.Size, 0);

    /// <summary>Null while nothing, or nothing that holds together, was chosen.</summary>
    public Booklet? Booklet { get; private set; }

    public FicheComposer Composer => composer;

    public bool CanPrint => printer.IsReady;

    public async Task<IActionResult> OnGet()
    {
        // Chosen in the form: the same choice as an address.
        if (Lines.Count > 0)
            return To($"/booklet?fiches={string.Join(',', Lines.Where(line => line.Taken && line.Reference is not null).OrderBy(line => line.Place ?? int.MaxValue).Select(line => Uri.EscapeDataString(line.Reference!)))}");
        var viewer = await Viewer();
        List = await list.Run(int.TryParse(Request.Query["page"], out var page) ? page : 1, viewer, Cancellation);
        // An empty list is a choice too, of nothing.
        var bound = !Request.Query.ContainsKey("fiches") ? default(Outcome<Booklet>?) : await bind.Run(BindBooklet.Read(Fiches), Lang, viewer, Cancellation);
        Booklet = bound is { Problem: null } whole ? whole.Value : null;
        var chosen = Booklet?.Fiches ?? [];
        Offered = [.. chosen, .. List.Fiches.Where(print => chosen.All(taken => taken.Reference != print.Reference))];
        Lines = [.. Offered.Select((print, index) => new BookletLine { Reference = print.Reference, Taken = index < chosen.Count, Place = index < chosen.Count ? index + 1 : null })];
        ModelState.Clear();
        return bound?.Problem is { } problem ? Show(problem, "") : Page();
    }

    public string Address(string language, string form = "") => $"/{language}/booklet{form}?fiches={string.Join(',', (Booklet?.Fiches ?? []).Select(print => print.Reference))}";
}
