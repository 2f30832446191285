using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Search;

/// <summary>One question over everything the reader may see.</summary>
[AllowAnonymous]
internal sealed class SearchModel(ISearch search) : RoomPage
{
    private const int limit = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public SearchResult? Result { get; private set; }

    public async Task OnGet()
    {
        if (!string.IsNullOrWhiteSpace(Q)) Result = search.Find(Q.Length > 200 ? Q[..200] : Q, Lang, await Viewer(), limit);
    }
}
