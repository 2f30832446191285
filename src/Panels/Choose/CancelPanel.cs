namespace Passerelle.Panels.Choose;

/// <summary>Gives the panel up.</summary>
internal sealed class CancelPanel(PanelsDb db)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(PanelAct.Cancel, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office)], cancellation) is { } race ? race : reference;
    }
}
