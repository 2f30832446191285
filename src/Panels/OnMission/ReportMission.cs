using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels.Mobilise;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.OnMission;

internal sealed class ReportForm
{
    public string? Report { get; set; }
}

internal sealed class MarkForm
{
    /// <summary>1 to <see cref="MissionMark.Best"/>.</summary>
    public int? Score { get; set; }

    public string? Text { get; set; }
}

/// <summary>What comes after a mission: the expert's report, the host's word on the expert, the expert's word on the mission. The host's becomes evidence in the expert's record.</summary>
internal sealed class ReportMission(PanelsDb db, OfficesDesk offices, LinksDesk links, EvidenceDesk evidence)
{
    /// <summary>By the expert's own link, or by an officer who has it on paper.</summary>
    public async Task<Outcome<string>> Report(string reference, ReportForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenMissions(occasion.By).SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is not { } mission) return Problem.NotFound();
        var passage = MissionFlow.Table.Check(MissionAct.Report, mission, occasion.By);
        if (passage.Problem is { } no) return no;
        if (string.IsNullOrWhiteSpace(form.Report)) return Problem.Invalid("Report", "panels.after.report-needed");
        if (form.Report.Length > MissionFile.MaxReport) return Problem.Invalid("Report", "platform.problem.too-long", MissionFile.MaxReport, form.Report.Length);
        if (occasion.Today < mission.Until) return Problem.Invalid("Report", "panels.after.not-over", mission.Until);
        mission.Take(passage.Value);
        mission.HandIn(form.Report.ReplaceLineEndings("\n").Trim(), occasion.At);
        var mobilisation = await db.Of(mission.Mobilisation, cancellation);
        var fact = mission.Fact(passage.Value.Step.Fact, passage.Value.Office, new { due = mission.ReportDue }, MobilisationLetters.News(mobilisation, mission.Reference, null, "reported", await offices.With(Role.Officer, cancellation)));
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }

    /// <summary>By the host: its office is asked of the record, not of the audience, since it sees no mission file.</summary>
    public async Task<Outcome<string>> MarkExpert(string reference, MarkForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await ForHost(reference, occasion.By, cancellation) is not { } mission) return Problem.NotFound();
        var passage = MissionFlow.Table.Check(MissionAct.MarkExpert, mission, occasion.By);
        if (passage.Problem is { } no) return no;
        if (mission.OfExpert is not null) return Problem.Conflict("panels.after.marked");
        var mark = Read(form, mission, occasion);
        if (mark.Problem is { } problem) return problem;
        mission.Take(passage.Value);
        mission.MarkExpert(mark.Value);
        var mobilisation = await db.Of(mission.Mobilisation, cancellation);
        await evidence.Appraised(mission.ExpertId, mobilisation.Wanted, $"{mobilisation.ActionReference}: {mark.Value.Score}/{MissionMark.Best}", mission.Until, cancellation);
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, [mission.Fact(passage.Value.Step.Fact, passage.Value.Office, new { mark.Value.Score })], cancellation) is { } race ? race : reference;
    }

    /// <summary>By the expert.</summary>
    public async Task<Outcome<string>> MarkMission(string reference, MarkForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.SeenMissions(occasion.By).SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is not { } mission) return Problem.NotFound();
        var passage = MissionFlow.Table.Check(MissionAct.MarkMission, mission, occasion.By);
        if (passage.Problem is { } no) return no;
        if (mission.OfMission is not null) return Problem.Conflict("panels.after.marked");
        var mark = Read(form, mission, occasion);
        if (mark.Problem is { } problem) return problem;
        mission.Take(passage.Value);
        mission.MarkMission(mark.Value);
        return await db.Db.Save(occasion, [mission.Fact(passage.Value.Step.Fact, null, new { mark.Value.Score })], cancellation) is { } race ? race : reference;
    }

    /// <summary>The mission, where the viewer holds the office of its host and it has begun.</summary>
    public async Task<MissionFile?> ForHost(string reference, Viewer viewer, CancellationToken cancellation) =>
        await db.Missions.SingleOrDefaultAsync(each => each.Reference == reference, cancellation) is { IsUsed: true } mission && viewer.Holds(mission.Host.Value) ? mission : null;

    private static Outcome<MissionMark> Read(MarkForm form, MissionFile mission, Occasion occasion)
    {
        var findings = new List<Finding>();
        if (form.Score is not (>= 1 and <= MissionMark.Best)) findings.Add(new("Score", "panels.after.score-needed", MissionMark.Best));
        if (string.IsNullOrWhiteSpace(form.Text)) findings.Add(new("Text", "panels.after.text-needed"));
        else if (form.Text.Length > MissionFile.MaxText) findings.Add(new("Text", "platform.problem.too-long", MissionFile.MaxText, form.Text.Length));
        if (occasion.Today < mission.Until) findings.Add(new("Score", "panels.after.not-over", mission.Until));
        return findings.Count > 0 ? Problem.Invalid(findings) : new MissionMark(form.Score ?? 0, form.Text!.ReplaceLineEndings("\n").Trim(), occasion.At);
    }
}
