using Passerelle.Directory.Public;

namespace Passerelle.Requests.Appraise;

internal sealed class AgreedForm
{
    /// <summary>Id of a criterion of the set.</summary>
    public string Criterion { get; set; } = "";

    public int? Value { get; set; }

    /// <summary>Needed where the appraisers were apart, or where the value lies outside theirs.</summary>
    public string? Text { get; set; }

    /// <summary>Who does not agree, and why.</summary>
    public string? Dissent { get; set; }
}

internal sealed class ConsensusForm
{
    public List<AgreedForm> Criteria { get; set; } = [];

    public string? Recommendation { get; set; }

    /// <summary>No agreement was reached: the values go to the committee as a proposal, and <see cref="Dissent"/> says who holds what.</summary>
    public bool NotReached { get; set; }

    /// <summary>Needed where no agreement was reached.</summary>
    public string? Dissent { get; set; }
}

/// <summary>The officer records what the appraisers agreed, criterion by criterion, and what they recommend.</summary>
internal sealed class RecordConsensus(RequestsDb db)
{
    public async Task<Outcome<string>> Run(string reference, ConsensusForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.RecordConsensus, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var code = request.Assessments[0].CriteriaSet;
        var set = Criteria.Of(code);
        var matrix = Matrix.Of(set, request.Assessments);
        if (Findings(set, matrix, form) is { Count: > 0 } findings) return Problem.Invalid(findings);

        request.Consensus = new(code, [.. set.Criteria.Select(criterion => form.Criteria.First(agreed => agreed.Criterion == criterion.Id))
            .Select(agreed => new Agreed(agreed.Criterion, agreed.Value!.Value, Tidy(agreed.Text) ?? "", Tidy(agreed.Dissent)))], Tidy(form.Recommendation)!, occasion.Today)
        { Dissent = Tidy(form.Dissent) };
        request.Take(passage.Value, occasion.At);
        var fact = request.ForTeam(passage.Value.Step.Fact, passage.Value.Office,
            new { consensus = request.Consensus, apart = matrix.Where(row => row.Apart).Select(row => row.Criterion.Id) },
            null, [.. request.CommitteeTokens, .. request.Assessments.Select(assessment => To.Office(assessment.Office.Value))]);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }

    private static List<Finding> Findings(CriteriaSet set, IReadOnlyList<MatrixRow> matrix, ConsensusForm form)
    {
        var findings = new List<Finding>();
        foreach (var (at, row) in matrix.Index())
        {
            var index = form.Criteria.FindIndex(agreed => agreed.Criterion == row.Criterion.Id);
            var (field, agreed) = ($"Criteria[{(index < 0 ? at : index)}]", index < 0 ? new AgreedForm() : form.Criteria[index]);
            if (agreed.Value is not { } value || value < set.Scale.Min || value > set.Scale.Max) findings.Add(new($"{field}.Value", "requests.appraise.score-missing", row.Criterion.Number, set.Scale.Min, set.Scale.Max));
            else if (string.IsNullOrWhiteSpace(agreed.Text) && (row.Apart || !row.Covers(value))) findings.Add(new($"{field}.Text", "requests.appraise.agreement-needed", row.Criterion.Number));
            if (agreed.Text?.Length > Assessment.MaxText) findings.Add(new($"{field}.Text", "requests.appraise.too-long", Assessment.MaxText, agreed.Text.Length));
            if (agreed.Dissent?.Length > Assessment.MaxText) findings.Add(new($"{field}.Dissent", "requests.appraise.too-long", Assessment.MaxText, agreed.Dissent.Length));
        }
        if (form.NotReached && string.IsNullOrWhiteSpace(form.Dissent)) findings.Add(new("Dissent", "requests.appraise.dissent-needed"));
        else if (!form.NotReached && !string.IsNullOrWhiteSpace(form.Dissent)) findings.Add(new("Dissent", "requests.appraise.dissent-unexpected"));
        if (form.Dissent?.Length > Decision.MaxText) findings.Add(new("Dissent", "requests.appraise.too-long", Decision.MaxText, form.Dissent.Length));
        if (string.IsNullOrWhiteSpace(form.Recommendation)) findings.Add(new("Recommendation", "requests.appraise.recommendation-needed"));
        else if (form.Recommendation.Length > Decision.MaxText) findings.Add(new("Recommendation", "requests.appraise.too-long", Decision.MaxText, form.Recommendation.Length));
        return findings;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
