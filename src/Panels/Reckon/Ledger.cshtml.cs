using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Reckon;

/// <summary>What administrations were asked for, offered and gave; with a country, the statement of one member state.</summary>
[Authorize]
internal sealed class LedgerModel(ReadLedger read) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public LedgerSheet Sheet { get; private set; } = null!;

    /// <summary>Of the files, which hold what the page shows.</summary>
    public string Query => QueryString.Create(new Dictionary<string, string?> { ["country"] = Country, ["year"] = Year?.ToString(CultureInfo.InvariantCulture) }.Where(part => part.Value is not null)).ToString();

    public async Task<IActionResult> OnGet()
    {
        Country = Country is { Length: 2 } country ? country.ToUpperInvariant() : null;
        var seen = await read.Run(Country, Year, await Viewer(), Cancellation);
        if (seen.Problem is not null) return NotFound();
        Sheet = seen.Value;
        return Page();
    }

    public string Words(Count count) => count.Experts == 0 ? "–" : $"{T.Count("panels.ledger.experts", count.Experts).Value}, {T.Count("panels.ledger.days", count.Days).Value}";
}
