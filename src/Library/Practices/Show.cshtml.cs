using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;
using Passerelle.Platform.Web.Tags;

namespace Passerelle.Library.Practices;

/// <summary>A practice as its readers see it: what it is, whether it holds, and where it has travelled.</summary>
[AllowAnonymous]
internal sealed class ShowModel(ReadPractice read, PracticeCitation citation) : RoomPage
{
    public PracticeReading Reading { get; private set; } = null!;

    public bool WorksHere { get; private set; }

    public bool WritesHere { get; private set; }

    public bool CanRenew { get; private set; }

    public string Cited => citation.Text(Reading.Practice.Reference, Reading.Edition!, Lang);

    public Graph Picture => TransferPicture.Of(Reading.Edition!.Content.Text, Reading.Practice.Reference, Reading.Transfers, Reading.Names, T);

    public string PictureTold => TransferPicture.Told(Reading.Transfers, T);

    public async Task<IActionResult> OnGet(string reference, int? version)
    {
        var viewer = await Viewer();
        var found = await read.Run(reference, version, viewer, Cancellation);
        if (found.Problem is { } problem)
            return await read.Behind(reference, viewer, Cancellation) is { } number ? LocalRedirectPermanent($"/{Lang}/practices/{number}{Request.QueryString}") : Show(problem);
        Reading = found.Value;
        (WritesHere, WorksHere) = (viewer.Has(Role.Editor), viewer.Has(Role.Editor) || viewer.Has(Role.Publisher));
        CanRenew = viewer.SignedIn && PracticeFlow.Table.Offers(PracticeAct.Renew, Reading.Practice, viewer);
        if (Reading.Edition is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public string Names(IEnumerable<string> countries) => string.Join(", ", countries.Select(Countries.Name));
}
