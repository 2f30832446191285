using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Panels.Browse;

/// <summary>What the Action's page shows of its panels.</summary>
internal sealed record PanelsOnAction(string Action, IReadOnlyList<Panel> Panels, bool MayOpen);

/// <summary>Fills the place that the Action's page leaves for what follows from the Action: for officers and auditors.</summary>
internal sealed class PanelsOfAction(ViewPanel view) : IPageInsert
{
    public string Slot => "actions.action";

    public async ValueTask<PageInsert?> For(string subject, Viewer viewer, CancellationToken cancellation)
    {
        if (!Panel.Opens(viewer)) return null;
        var panels = await view.All(subject, viewer, cancellation);
        var mayOpen = viewer.Has(Role.Officer);
        return panels.Count == 0 && !mayOpen ? null : new("/Panels/Browse/PanelsOfAction.cshtml", new PanelsOnAction(subject, panels, mayOpen));
    }
}
