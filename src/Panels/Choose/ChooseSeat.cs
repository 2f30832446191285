using Passerelle.Panels.Compose;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Choose;

internal sealed class SeatForm
{
    /// <summary>Reference of the expert.</summary>
    public string? Expert { get; set; }

    /// <summary>One of <see cref="DeclineReason"/>, where somebody who was proposed declined; empty where no reason was given.</summary>
    public string? Reason { get; set; }
}

/// <summary>Locks an expert in, excludes one, or takes either back. To exclude somebody from a panel that is proposed is to note that they declined.</summary>
internal sealed class ChooseSeat(PanelsDb db, Missions missions, RosterDesk roster)
{
    public static readonly IReadOnlyList<PanelAct> Acts = [PanelAct.Lock, PanelAct.Unlock, PanelAct.Exclude, PanelAct.Readmit];

    public async Task<Outcome<string>> Run(string reference, PanelAct act, SeatForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (!Acts.Contains(act) || await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var passage = PanelFlow.Table.Check(act, panel, occasion.By);
        if (passage.Problem is { } no) return no;
        var expert = form.Expert?.Trim().ToUpperInvariant() ?? "";
        if (expert == "" || await roster.Find(expert, occasion.By, cancellation) is null) return Problem.Invalid("Expert", "panels.seat.unknown");
        var held = (act is PanelAct.Lock or PanelAct.Unlock ? panel.Locked : panel.Excluded).Contains(expert);
        if (act is PanelAct.Unlock or PanelAct.Readmit && !held) return Problem.Invalid("Expert", act == PanelAct.Unlock ? "panels.seat.not-locked" : "panels.seat.not-excluded", expert);
        if (act is PanelAct.Lock or PanelAct.Exclude && held) return reference;
        if (act == PanelAct.Lock)
        {
            var mission = await missions.Find(panel.ActionReference, panel.Activity, occasion.By, cancellation);
            if (mission.Problem is { } undated) return undated;
            var obstacles = await roster.Obstacles(expert, mission.Value.Query, occasion.By, occasion.Today, cancellation);
            if (obstacles.Problem is { } problem) return problem;
            if (obstacles.Value is [var first, ..]) return Problem.Invalid("Expert", "panels.seat.obstacle", expert, new TextKey($"roster.obstacle.{first.Kebab()}"));
        }

        var declined = act == PanelAct.Exclude && panel.Status == PanelStatus.Proposed && panel.Sitting.Contains(expert);
        var reason = declined ? EnumWords.FromKebab<DeclineReason>(form.Reason) : null;
        if (declined && reason is null && !string.IsNullOrWhiteSpace(form.Reason)) return Problem.Invalid("Reason", "panels.seat.reason");
        if (declined) panel.Decline(expert, reason, occasion.Today);
        if (reason is { } known) await roster.Declined(expert, occasion.Today, known, panel.ActionReference, cancellation);
        panel.Choose(act, expert);
        panel.Move(passage.Value.Step.To);
        return await db.Db.Save(occasion, [panel.Fact(passage.Value.Step.Fact, passage.Value.Office, new { expert, reason })], cancellation) is { } race ? race : reference;
    }
}
