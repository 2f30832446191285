using Passerelle.Directory.Public;

namespace Passerelle.Requests.Appraise;

internal sealed class ScoreForm
{
    /// <summary>Id of a criterion of the set.</summary>
    public string Criterion { get; set; } = "";

    public int? Value { get; set; }

    public string? Justification { get; set; }

    /// <summary>Copied from the request, word for word.</summary>
    public string? Passage { get; set; }
}

internal sealed class AssessmentForm
{
    /// <summary>The version of the assessment that the writer saw.</summary>
    public int Version { get; set; }

    public List<ScoreForm> Scores { get; set; } = [];

    public static AssessmentForm Of(Assessment assessment, CriteriaSet set) => new()
    {
        Version = assessment.Version,
        Scores = [.. set.Criteria.Select(criterion => assessment.ScoreOn(criterion.Id)).Select(score => new ScoreForm { Criterion = score.Criterion, Value = score.Value, Justification = score.Justification, Passage = score.Passage })],
    };

    public Score? On(string criterion) => Scores.FirstOrDefault(score => score.Criterion == criterion) is { } typed
        ? new(criterion, typed.Value, Tidy(typed.Justification), Tidy(typed.Passage)) : null;

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>A draft as kept: its version, and what would keep it from being handed in.</summary>
internal sealed record KeptAssessment(int Version, IReadOnlyList<Finding> Findings);

/// <summary>Keeps an appraiser's draft: everything typed, complete or not. Nobody else sees it.</summary>
internal sealed class SaveAssessment(RequestsDb db)
{
    /// <summary>A text longer than this is no judgement but an accident; nothing of it is kept.</summary>
    public const int MaxKept = 20_000;

    /// <summary>Conflict when a colleague of the same office wrote in it meanwhile, or when it is handed in already.</summary>
    public async Task<Outcome<KeptAssessment>> Run(string reference, AssessmentForm form, Occasion occasion, CancellationToken cancellation)
    {
        var found = await Find(db, reference, occasion, cancellation);
        if (found.Problem is { } problem) return problem;
        var (request, assessment) = found.Value;
        if (Write(assessment, form, occasion) is { } refusal) return refusal;
        return await db.Db.SaveDraft(cancellation) is { } race ? race : new KeptAssessment(assessment.Version, HandInAssessment.Findings(request, assessment, form));
    }

    /// <summary>The viewer's own assessment of a request, still to be written. NotFound for who does not appraise it.</summary>
    public static async Task<Outcome<(Request Request, Assessment Assessment)>> Find(RequestsDb db, string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (Mine(request, occasion.By) is not { } assessment) return Problem.NotFound();
        if (AssessmentFlow.Table.Check(AssessmentAct.HandIn, assessment, occasion.By).Problem is { } problem) return problem;
        if (request.Status != RequestStatus.UnderAppraisal) return Problem.Conflict("requests.appraise.not-under-appraisal");
        return (request, assessment);
    }

    /// <summary>Of several offices held, the one whose work is still to be done.</summary>
    public static Assessment? Mine(Request request, Viewer viewer) =>
        request.Assessments.Where(assessment => viewer.Holds(assessment.Office.Value)).OrderBy(assessment => assessment.IsIn).FirstOrDefault();

    /// <summary>Null when written.</summary>
    public static Problem? Write(Assessment assessment, AssessmentForm form, Occasion occasion)
    {
        var set = Criteria.Of(assessment.CriteriaSet);
        var findings = new List<Finding>();
        foreach (var (at, score) in form.Scores.Index())
        {
            if (set.Criteria.All(criterion => criterion.Id != score.Criterion)) findings.Add(new($"Scores[{at}].Criterion", "requests.appraise.unknown-criterion", score.Criterion));
            if (score.Value is { } value && (value < set.Scale.Min || value > set.Scale.Max)) findings.Add(new($"Scores[{at}].Value", "requests.appraise.score-needed", set.Scale.Min, set.Scale.Max));
            if (score.Justification?.Length > MaxKept) findings.Add(new($"Scores[{at}].Justification", "requests.appraise.too-long", Assessment.MaxText, score.Justification.Length));
            if (score.Passage?.Length > MaxKept) findings.Add(new($"Scores[{at}].Passage", "requests.appraise.too-long", Assessment.MaxText, score.Passage.Length));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);
        if (form.Version < assessment.Version && assessment.WrittenBy is { } other && other != occasion.By.Account) return Problem.Conflict("requests.appraise.changed-meanwhile");

        List<Score> scores = [.. set.Criteria.Select(criterion => form.On(criterion.Id) ?? assessment.ScoreOn(criterion.Id))];
        if (!scores.SequenceEqual(assessment.Scores)) (assessment.Scores, assessment.WrittenBy) = (scores, occasion.By.Account);
        return null;
    }
}
