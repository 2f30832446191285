using Microsoft.AspNetCore.Authorization;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Home;

/// <summary>What this is, for somebody who has never heard of it; and the two ways on: look, or ask.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ActionsDesk actions) : RoomPage
{
    private const int Shown = 6;

    public int Actions { get; private set; }

    public int CountriesHelped { get; private set; }

    public int ExpertCountries { get; private set; }

    public IReadOnlyList<ActionSummary> Newest { get; private set; } = [];

    public bool MayAsk { get; private set; }

    public async Task OnGet()
    {
        var viewer = await Viewer();
        MayAsk = !viewer.SignedIn || viewer.Has(Role.Requester);
        var published = await actions.Published(Cancellation);
        Actions = published.Count;
        CountriesHelped = published.SelectMany(action => action.Countries).Distinct().Count();
        ExpertCountries = published.SelectMany(action => action.ExpertCountries).Distinct().Count();
        // Those that tell most come first: a summary a visitor can read in their own language.
        Newest = [.. published.OrderByDescending(action => action.Summary.In(Lang) is not null).Take(Shown)];
    }

    public string Where(ActionSummary action) => string.Join(", ", action.Countries.Take(4).Select(Countries.Name).Concat(action.Groups));
}
