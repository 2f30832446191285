namespace Passerelle.Panels.Describe;

/// <summary>Says whom the panel asks for. What was composed for another profile no longer stands.</summary>
internal sealed class SetProfile(PanelsDb db)
{
    public async Task<Outcome<string>> Run(string reference, ProfileForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(PanelAct.SetProfile, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        if (form.Version is { } version && version != panel.Version) return Problem.Conflict(Db.ChangedMeanwhile);
        var read = form.Read();
        if (read.Problem is { } problem) return problem;

        panel.Ask(read.Value);
        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office, new { profile = read.Value })], cancellation) is { } race ? race : reference;
    }
}
