using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Declare;

internal sealed class JudgementForm
{
    public Guid? Conflict { get; set; }

    public ConflictAct? Act { get; set; }

    /// <summary>With <see cref="ConflictAct.Mitigate"/> only.</summary>
    public string? Measure { get; set; }

    public string? Reason { get; set; }
}

/// <summary>An office other than the one concerned answers for a conflict: it accepts a measure, excludes the office, or finds that there is none.</summary>
internal sealed class JudgeConflict(RequestsDb db, OfficesDesk offices)
{
    /// <returns>NotFound when the request has no such conflict, or the viewer may not know of it.</returns>
    public async Task<Outcome<string>> Run(string reference, JudgementForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var id = new ConflictId(form.Conflict ?? Guid.Empty);
        if (await db.Conflicts.SeenBy(db.Db, occasion.By, conflict => conflict.Id).SingleOrDefaultAsync(conflict => conflict.Id == id && conflict.Request == request.Id, cancellation) is not { } conflict) return Problem.NotFound();
        if (form.Act is not { } act || !Enum.IsDefined(act)) return Problem.Invalid("Act", "requests.judge.act-needed");
        if (RequestFlow.Table.Over(request)) return Problem.Conflict("requests.judge.over");
        var passage = ConflictFlow.Table.Check(act, conflict, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = new List<Finding>();
        if (act == ConflictAct.Mitigate && string.IsNullOrWhiteSpace(form.Measure)) findings.Add(new("Measure", "requests.judge.measure-needed"));
        if (act != ConflictAct.Mitigate && !string.IsNullOrWhiteSpace(form.Measure)) findings.Add(new("Measure", "requests.judge.measure-unexpected"));
        if (form.Measure?.Length > Conflict.MaxText) findings.Add(new("Measure", "requests.appraise.too-long", Conflict.MaxText, form.Measure.Length));
        if (string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "requests.judge.reason-needed"));
        else if (form.Reason.Length > Conflict.MaxText) findings.Add(new("Reason", "requests.appraise.too-long", Conflict.MaxText, form.Reason.Length));
        if (findings.Count > 0) return Problem.Invalid(findings);

        conflict.Judge(passage.Value, Tidy(form.Measure), Tidy(form.Reason)!, occasion.Today);
        await db.Recuse(request, offices, cancellation);
        IReadOnlyList<LetterDraft> letters = await offices.Find(conflict.Office, cancellation) is { } concerned ? [DecisionLetters.ConflictJudged(request, conflict, concerned)] : [];
        var fact = request.ForTeam(passage.Value.Step.Fact, passage.Value.Office, new { office = conflict.Office, basis = conflict.Basis, measure = conflict.Measure, reason = conflict.Reason }, letters,
            [.. request.CommitteeTokens, To.Office(conflict.Office.Value)]);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
