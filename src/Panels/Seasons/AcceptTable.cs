using Passerelle.Directory.Public;

namespace Passerelle.Panels.Seasons;

internal sealed class AcceptForm
{
    /// <summary>Reference of a panel of the season.</summary>
    public string? Panel { get; set; }
}

/// <summary>Gives a panel the table that the season has for it. What the panel had before stays readable; a panel that was changed since the season began is not overwritten.</summary>
internal sealed class AcceptTable(PanelsDb db)
{
    /// <summary>The panel's reference.</summary>
    public async Task<Outcome<string>> Run(string reference, AcceptForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindSeason(reference, occasion.By, cancellation) is not { } season) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } office) return Problem.Refused("panels.open.officers-only");
        if (season.Answer?.Tables.Find(table => table.Panel == form.Panel) is not { Answer: { } answer } table) return Problem.Invalid("Panel", "panels.season.no-table");
        if (season.Accepted.Contains(table.Panel)) return table.Panel;
        if (await db.Find(table.Panel, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        if (season.Panels.Find(each => each.Reference == table.Panel)?.Version != panel.Version) return Problem.Invalid("Panel", "panels.season.changed-since", table.Panel);
        if (PanelFlow.Table.Check(PanelAct.Compose, panel, occasion.By).Problem is { } closed) return closed;

        panel.Take(answer);
        var composed = PanelFlow.Table.Check(PanelAct.Compose, panel, occasion.By).Value;
        panel.Move(composed.Step.To);
        season.Take(table.Panel);
        var members = answer.Chairs.Select(chair => chair.Expert);
        return await db.Db.Save(occasion, [panel.Fact(composed.Step.Fact, composed.Office, new { season = reference, answer.Status, answer.Worth, members, answer.Missed, answer.Candidates }), season.Fact("panels.season-accepted", office, new { panel = table.Panel })], cancellation) is { } race ? race : table.Panel;
    }
}
