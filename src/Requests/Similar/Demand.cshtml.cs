using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Similar;

[Authorize]
internal sealed class DemandModel(CountDemand count) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public Demand Demand { get; private set; } = null!;

    public IEnumerable<SelectListItem> Years => [new(T["requests.demand.all-years"], ""), .. Demand.Years.Select(year => new SelectListItem($"{year}", $"{year}"))];

    public async Task<IActionResult> OnGet()
    {
        var counted = await count.Run(Year, await Viewer(), Cancellation);
        // Who is not of the team has no page here, and need not know that there is one.
        if (counted.Problem is not null) return NotFound();
        Demand = counted.Value;
        return Page();
    }
}
