using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

internal sealed class ItemForm
{
    /// <summary>Place in the list, from 0; null to add one.</summary>
    public int? At { get; set; }

    /// <summary>Of one that is added.</summary>
    public string? Title { get; set; }

    public bool Blocking { get; set; }

    /// <summary>Why it is not needed; empty when it is done.</summary>
    public string? Waived { get; set; }

    public int? Version { get; set; }
}

/// <summary>What an officer does with a mission file: settles an item, says that one is not needed, adds one; lets the expert leave; cancels; closes.</summary>
internal sealed class KeepMission(PanelsDb db, RosterDesk roster)
{
    public static readonly IReadOnlyList<MissionAct> Acts = [MissionAct.Start, MissionAct.Cancel, MissionAct.Close];

    public async Task<Outcome<string>> Settle(string reference, ItemForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (mission, passage, problem) = await Begin(reference, MissionAct.Settle, occasion, cancellation);
        if (problem is not null) return problem;
        if (form.Version is { } version && version != mission.Version) return Problem.Conflict(Db.ChangedMeanwhile);
        var items = mission.Items.ToList();
        if (form.At is not { } at)
        {
            var title = form.Title?.Trim() ?? "";
            if (title == "") return Problem.Invalid("Title", "panels.file.title-needed");
            if (title.Length > MissionFile.MaxTitle) return Problem.Invalid("Title", "platform.problem.too-long", MissionFile.MaxTitle, title.Length);
            if (items.Count >= MissionFile.MostItems) return Problem.Invalid("Title", "panels.file.too-many", MissionFile.MostItems);
            items.Add(new("", title, form.Blocking, null, null));
        }
        else
        {
            if (at < 0 || at >= items.Count) return Problem.NotFound();
            if (!items[at].IsOpen) return Problem.Conflict("panels.file.settled");
            var why = form.Waived?.ReplaceLineEndings("\n").Trim() ?? "";
            if (why.Length > MissionFile.MaxText) return Problem.Invalid("Waived", "platform.problem.too-long", MissionFile.MaxText, why.Length);
            items[at] = why == "" ? items[at] with { DoneAt = occasion.At } : items[at] with { Waived = why };
        }
        mission.Write(items);
        var item = items[form.At ?? items.Count - 1];
        return await db.Db.Save(occasion, [mission.Fact(passage.Step.Fact, passage.Office, new { item = item.Code == "" ? item.Title : item.Code, item.Blocking, item.Waived })], cancellation) is { } race ? race : reference;
    }

    public async Task<Outcome<string>> Run(string reference, MissionAct act, Occasion occasion, CancellationToken cancellation)
    {
        if (!Acts.Contains(act)) return Problem.NotFound();
        var (mission, passage, problem) = await Begin(reference, act, occasion, cancellation);
        if (problem is not null) return problem;
        if (act == MissionAct.Start && occasion.Today < mission.From) return Problem.Invalid("", "panels.file.too-early", mission.From);
        mission.Take(passage);
        var mobilisation = await db.Of(mission.Mobilisation, cancellation);
        var facts = new List<Fact> { mission.Fact(passage.Step.Fact, passage.Office, new { mission.From, mission.Until }) };
        if (act == MissionAct.Start)
            await roster.Sent(mission.ExpertId, new(mobilisation.ActionReference, mobilisation.Title.Best(Language.Source), mobilisation.Country, mission.From, mission.Days), occasion.At, cancellation);
        else if (act == MissionAct.Cancel && await roster.Addressee(mission.ExpertId, cancellation) is { } to) facts.Add(mission.ForExpert("panels.mission-cancelled", [MobilisationLetters.MissionCancelled(mobilisation, mission, to)]));
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }

    private async Task<(MissionFile, Passage<MissionStatus, MissionAct, MissionFile>, Problem?)> Begin(string reference, MissionAct act, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenMissions(occasion.By).SingleOrDefaultAsync(mission => mission.Reference == reference, cancellation) is not { } mission) return (null!, null!, Problem.NotFound());
        var passage = MissionFlow.Table.Check(act, mission, occasion.By);
        return passage.Problem is { } no ? (null!, null!, no) : (mission, passage.Value, null);
    }
}
