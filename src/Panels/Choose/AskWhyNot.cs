using Passerelle.Panels.Compose;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Choose;

/// <summary>What it would take to have somebody at the table.</summary>
/// <param name="Obstacles">Why the roster does not propose them; then nothing was computed.</param>
/// <param name="Explanation">Null where there are obstacles.</param>
internal sealed record WhyNot(ExpertCard Expert, IReadOnlyList<Obstacle> Obstacles, PanelExplanation? Explanation, ScoreParts? Score);

/// <summary>Why somebody is not at the table: the price of having them there, and the rule in the way.</summary>
internal sealed class AskWhyNot(PanelsDb db, Missions missions, Candidates candidates, RosterDesk roster)
{
    public async Task<Outcome<WhyNot>> Run(string reference, string? expert, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        var asked = expert?.Trim().ToUpperInvariant() ?? "";
        if (asked == "" || await roster.Find(asked, occasion.By, cancellation) is not { } card) return Problem.Invalid("Expert", "panels.seat.unknown");
        var mission = await missions.Find(panel.ActionReference, panel.Activity, occasion.By, cancellation);
        if (mission.Problem is { } undated) return undated;
        var obstacles = await roster.Obstacles(asked, mission.Value.Query, occasion.By, occasion.Today, cancellation);
        if (obstacles.Problem is { } problem) return problem;
        if (obstacles.Value.Count > 0) return new WhyNot(card, obstacles.Value, null, null);

        var found = await candidates.For(mission.Value, panel.Profile, panel.Locked, occasion, cancellation);
        var file = ProblemFile.Write([new(ProblemFile.Panel, panel.Profile, found, mission.Value, panel.Locked, panel.Excluded, [])], 0);
        var explanation = await Task.Run(() => PanelDesk.Explain(file, ProblemFile.Panel, asked, ComposePanel.Limit, cancellation), cancellation);
        return new WhyNot(card, [], explanation, found.FirstOrDefault(candidate => candidate.Expert.Reference == asked)?.Score);
    }
}
