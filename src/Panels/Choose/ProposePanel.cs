using Passerelle.Panels.Compose;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Choose;

/// <summary>Proposes the panel as it sits. Whoever lapsed, went away or came into a conflict since it was composed is not proposed.</summary>
internal sealed class ProposePanel(PanelsDb db, Missions missions, RosterDesk roster)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(PanelAct.Propose, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        var mission = await missions.Find(panel.ActionReference, panel.Activity, occasion.By, cancellation);
        if (mission.Problem is { } undated) return undated;
        var proposable = (await roster.Proposable(mission.Value.Query, occasion.By, occasion.Today, cancellation)).Select(expert => expert.Reference).ToHashSet();
        var gone = panel.Sitting.Where(expert => !proposable.Contains(expert)).ToList();
        if (gone.Count > 0) return Problem.Invalid("", "panels.propose.gone", string.Join(", ", gone));

        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office, new { members = panel.Sitting })], cancellation) is { } race ? race : reference;
    }
}
