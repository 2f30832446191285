using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Appraise;

/// <summary>
/// An appraiser hands in: every criterion scored, justified, and anchored in the request's own words. With the last one all are opened, in the
/// same transaction: no one can have read another's before.
/// </summary>
internal sealed class HandInAssessment(RequestsDb db, OfficesDesk offices, DeriveConflicts derive, DeclareInterest declare)
{
    /// <summary>Two who hand in at the same moment race for "the last one"; the second looks again and finds that it is.</summary>
    private const int Tries = 3;

    /// <summary>Invalid with every finding at its field, such as <c>Scores[3].Passage</c>.</summary>
    public async Task<Outcome<string>> Run(string reference, AssessmentForm form, Occasion occasion, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await SaveAssessment.Find(db, reference, occasion, cancellation);
            if (found.Problem is { } problem) return problem;
            var (request, assessment) = found.Value;
            if (!await declare.HasDeclared(request, assessment.Office, cancellation)) return Problem.Invalid("", "requests.declare.first");
            // The directory may know more than on the day of the choice: a post stated since, another person in the office.
            if (await derive.Note(request, [assessment.Office], occasion, cancellation) is { Count: > 0 } noted && await db.Db.Save(occasion, noted, cancellation) is { } meanwhile) return meanwhile;
            if (await db.Conflicts.AnyAsync(conflict => conflict.Request == request.Id && conflict.Office == assessment.Office && (conflict.Status == ConflictStatus.Open || conflict.Status == ConflictStatus.Excluded), cancellation))
                return Problem.Refused("requests.appraise.conflict-stands");
            if (SaveAssessment.Write(assessment, form, occasion) is { } refusal) return refusal;
            if (Findings(request, assessment, form) is { Count: > 0 } findings)
                // What is written stays, though it cannot be handed in yet.
                return await db.Db.SaveDraft(cancellation) is { } lost ? lost : Problem.Invalid(findings);

            var passage = AssessmentFlow.Table.Check(AssessmentAct.HandIn, assessment, occasion.By);
            if (passage.Problem is { } stop) return stop;
            assessment.HandIn(passage.Value, occasion.At);
            db.Db.Entry(request).State = EntityState.Modified;
            var facts = new List<Fact> { request.ForTeam(passage.Value.Step.Fact, passage.Value.Office, new { criteria = assessment.CriteriaSet }, null, To.Office(assessment.Office.Value)) };
            if (await OpenWhenAllIn(request, offices, cancellation) is { } opened) facts.Add(opened);
            if (await db.Db.Save(occasion, facts, cancellation) is not { } race) return reference;
            if (attempt == Tries) return race;
        }
    }

    /// <summary>The letters that follow when this is the last one in; empty before.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, Assessment mine, CancellationToken cancellation) =>
        request.Assessments.All(other => other == mine || other.IsIn) && request.Assessments.Count >= AssignAppraisers.Least
            ? DecisionLetters.AssessmentsOpen(request, await offices.With(Role.Officer, cancellation)) : [];

    /// <summary>Opens all assessments to the team and to each other when the last is in; null while one is missing.</summary>
    public static async Task<Fact?> OpenWhenAllIn(Request request, OfficesDesk offices, CancellationToken cancellation)
    {
        if (request.Assessments.Count < AssignAppraisers.Least || request.Assessments.Any(assessment => !assessment.IsIn)) return null;
        var appraisers = request.Assessments.Select(assessment => assessment.Office).ToList();
        foreach (var assessment in request.Assessments) assessment.Open(appraisers);
        return request.ForTeam("requests.assessments-opened", null,
            new { scores = request.Assessments.Select(assessment => new { office = assessment.Office, criteria = assessment.CriteriaSet, scores = assessment.Scores }) },
            DecisionLetters.AssessmentsOpen(request, await offices.With(Role.Officer, cancellation)), [.. request.CommitteeTokens, .. appraisers.Select(office => To.Office(office.Value))]);
    }

    /// <summary>What keeps it from being handed in, on the fields of the form.</summary>
    public static IReadOnlyList<Finding> Findings(Request request, Assessment assessment, AssessmentForm form)
    {
        var set = Criteria.Of(assessment.CriteriaSet);
        var findings = new List<Finding>();
        foreach (var criterion in set.Criteria)
        {
            var at = form.Scores.FindIndex(score => score.Criterion == criterion.Id);
            var field = $"Scores[{(at < 0 ? set.Criteria.Index().First(each => each.Item == criterion).Index : at)}]";
            var score = assessment.ScoreOn(criterion.Id);
            if (score.Value is null) findings.Add(new($"{field}.Value", "requests.appraise.score-missing", criterion.Number, set.Scale.Min, set.Scale.Max));
            if (score.Justification == "") findings.Add(new($"{field}.Justification", "requests.appraise.justification-needed", criterion.Number));
            else if (score.Justification.Length > Assessment.MaxText) findings.Add(new($"{field}.Justification", "requests.appraise.too-long", Assessment.MaxText, score.Justification.Length));
            if (score.Passage.Length < Passages.MinLength) findings.Add(new($"{field}.Passage", "requests.appraise.passage-needed", criterion.Number, Passages.MinLength));
            else if (score.Passage.Length > Assessment.MaxText) findings.Add(new($"{field}.Passage", "requests.appraise.too-long", Assessment.MaxText, score.Passage.Length));
            else if (Passages.Find(request, score.Passage) is null) findings.Add(new($"{field}.Passage", "requests.appraise.passage-not-there", criterion.Number));
        }
        return findings;
    }
}
