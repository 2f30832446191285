using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Appraise;

internal sealed class ThirdForm
{
    public Guid? Office { get; set; }
}

/// <summary>
/// The appraisers are too far apart: one more is asked, who reads none of the others before handing in. Then all are opened to each other again.
/// </summary>
internal sealed class AskThird(RequestsDb db, AssignAppraisers assign, DeriveConflicts derive)
{
    /// <summary>By how much the opened assessments differ, when that is as much as the criteria set says; null when they do not, or one more was asked already.</summary>
    public static decimal? FarApart(Request request)
    {
        if (request.Assessments.Count != AssignAppraisers.Least || !request.Assessments.All(assessment => assessment.Opened)) return null;
        var set = Criteria.Of(request.Assessments[0].CriteriaSet);
        var means = request.Assessments.Select(assessment => Weighing.Of(set, assessment).Mean).ToList();
        return set.ThirdFrom is { } from && means.Max() - means.Min() is var apart && apart >= from ? apart : null;
    }

    public async Task<Outcome<string>> Run(string reference, ThirdForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } by) return Problem.Refused("requests.appraise.officer-only");
        if (request.Status != RequestStatus.UnderAppraisal) return Problem.Conflict("requests.appraise.not-under-appraisal");
        if (FarApart(request) is null) return Problem.Conflict("requests.third.not-apart");
        if ((await assign.Choices(request, cancellation)).FirstOrDefault(choice => choice.Id.Value == form.Office && request.Assessments.All(assessment => assessment.Office != choice.Id)) is not { } office)
            return Problem.Invalid("Office", "requests.appraise.not-an-appraiser");

        var assessment = new Assessment { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office.Id, CriteriaSet = request.Assessments[0].CriteriaSet };
        request.Assessments.Add(assessment);
        db.Db.Entry(assessment).State = EntityState.Added;
        db.Db.Entry(request).State = EntityState.Modified;
        var facts = new List<Fact> { request.ForTeam("requests.third-asked", by, new { office = office.Name.Best("en") }, DecisionLetters.Appraisers(request, [office], [])) };
        facts.AddRange(await derive.Note(request, [office.Id], occasion, cancellation));
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }
}
