using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Describe;

internal sealed class OpenForm
{
    /// <summary>Reference of the Action.</summary>
    public string Action { get; set; } = "";

    /// <summary>Id of the activity in its plan.</summary>
    public string? Activity { get; set; }
}

/// <summary>Opens a panel for an activity, with the profile that its type usually asks for.</summary>
internal sealed class OpenPanel(PanelsDb db, Missions missions)
{
    /// <summary>Its reference.</summary>
    public async Task<Outcome<string>> Run(OpenForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Panel.Opens(occasion.By)) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } office) return Problem.Refused("panels.open.officers-only");
        if (!Guid.TryParse(form.Activity, out var activity)) return Problem.Invalid("Activity", "panels.open.activity");
        var found = await missions.Find(form.Action, new ActivityId(activity), occasion.By, cancellation);
        if (found.Problem is { } problem) return problem;

        var mission = found.Value;
        var panel = new Panel
        {
            Id = ITypedId<PanelId>.New(occasion.At), Reference = await db.Db.NextReference("PAN", occasion.At.Year, cancellation), Action = mission.Action.Id, ActionReference = mission.Action.Reference,
            CaseId = mission.Action.Case.Id, CaseReference = mission.Action.Case.Reference, Activity = mission.Activity.Id, OpenedAt = occasion.At, Profile = Templates.For(mission.Activity.Type, mission.Activity.Experts),
        };
        db.Panels.Add(panel);
        var fact = panel.Fact("panels.opened", office, new { action = panel.ActionReference, activity = mission.Activity.Type, template = mission.Activity.Type });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : panel.Reference;
    }
}
