using Passerelle.Panels.Public;

namespace Passerelle.Panels.Compose;

/// <summary>
/// Has the panel composed: the best there is, proven, or the best found in time with what is proven of it, or the rules that cannot be met together. Where
/// people sat at the table already, as few of them as possible change.
/// </summary>
internal sealed class ComposePanel(PanelsDb db, Missions missions, Candidates candidates)
{
    /// <summary>More than a whole panel of the best is worth, and small enough to be added up exactly.</summary>
    public const long Change = 10_000_000;

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } panel) return Problem.NotFound();
        if (PanelFlow.Table.Check(PanelAct.Compose, panel, occasion.By).Problem is { } no) return no;
        var mission = await missions.Find(panel.ActionReference, panel.Activity, occasion.By, cancellation);
        if (mission.Problem is { } undated) return undated;
        var found = await candidates.For(mission.Value, panel.Profile, panel.Locked, occasion, cancellation);
        var gone = panel.Locked.Where(expert => found.All(candidate => candidate.Expert.Reference != expert)).ToList();
        if (gone.Count > 0) return Problem.Invalid("", "panels.compose.locked-gone", string.Join(", ", gone));
        if (panel.Locked.Count > panel.Profile.Max) return Problem.Invalid("", "panels.compose.locked-many", panel.Locked.Count, panel.Profile.Max);

        var previous = panel.Sitting.Except(panel.Excluded).ToList();
        var problem = ProblemFile.Write([new(ProblemFile.Panel, panel.Profile, found, mission.Value, panel.Locked, panel.Excluded, previous)], Change);
        var solution = await Task.Run(() => PanelDesk.Solve(problem, Limit, why: true, cancellation, loosen: true), cancellation);
        var answer = PanelAnswer.Of(solution, found, previous, Change, occasion.At).Measured(panel.Profile, found, mission.Value);
        panel.Take(answer);

        var passage = PanelFlow.Table.Check(PanelAct.Compose, panel, occasion.By).Value;
        panel.Move(passage.Step.To);
        var fact = panel.Fact(passage.Step.Fact, passage.Office, new { answer.Status, answer.Worth, answer.Bound, members = answer.Chairs.Select(chair => chair.Expert), answer.Left, answer.Missed, answer.Conflict, answer.Candidates });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
