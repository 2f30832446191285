using Microsoft.AspNetCore.Authorization;
using Passerelle.Actions.Public;
using Passerelle.Library.Desk;
using Passerelle.Library.Read;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Browse;

/// <summary>Everything published; for those who work on fiches, first what waits.</summary>
[AllowAnonymous]
internal sealed class FichesModel(ListFiches list, OpenFiche open, ActionsDesk actions, FicheComposer composer) : RoomPage
{
    private IReadOnlyDictionary<ActionId, ActionSummary> told = new Dictionary<ActionId, ActionSummary>();

    public FichePage List { get; private set; } = new([], 1, ListFiches.Size, 0);

    public IReadOnlyList<Fiche> Waiting { get; private set; } = [];

    /// <summary>Whether the viewer works on old fiches.</summary>
    public bool SeesOld { get; private set; }

    public FicheComposer Composer => composer;

    public async Task OnGet()
    {
        var viewer = await Viewer();
        List = await list.Run(int.TryParse(Request.Query["page"], out var page) ? page : 1, viewer, Cancellation);
        if (!viewer.SignedIn) return;
        SeesOld = Intake.Readers.Any(viewer.Tokens.Contains);
        Waiting = await open.Waiting(viewer, Cancellation);
        told = await actions.Find([.. Waiting.Select(fiche => fiche.Action)], viewer, Cancellation);
    }

    public string TitleOf(Fiche fiche) => told.GetValueOrDefault(fiche.Action)?.Title.ToString() ?? fiche.Reference;
}
