using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Requests.Browse;

[Authorize]
internal sealed class ListModel(ListRequests list) : RoomPage
{
    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    /// <summary>Read from the query itself: “page” is also the name of a route value, which binding would find first.</summary>
    public int Number => int.TryParse(Request.Query["page"], out var number) ? number : 1;

    public RequestPage Rows { get; private set; } = null!;

    public bool MayOpen { get; private set; }

    public bool AsRequester { get; private set; }

    /// <summary>Whether to lead on to the committee's meetings.</summary>
    public bool MayMeet { get; private set; }

    public IEnumerable<SelectListItem> Statuses =>
        [new(T["requests.list.any"], ""), .. Enum.GetValues<RequestStatus>().Select(status => new SelectListItem(T[$"requests.request.status.{status.Kebab()}"], status.Kebab()))];

    public async Task OnGet()
    {
        var viewer = await Viewer();
        MayOpen = viewer.Has(Role.Requester);
        AsRequester = !viewer.Holdings.Any(holding => holding.Roles.Any(role => role != Role.Requester));
        MayMeet = Requests.Request.ShowsInsideTo(viewer);
        Rows = await list.Run(new(Status, null, Number), viewer, Cancellation);
    }

    public string Stage(RequestRow row) => row.Side == Side.Requester ? T[$"requests.stage.{RequestStages.Of(row.Status)}"] : T[$"requests.request.status.{row.Status.Kebab()}"];
}
