using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Appraise;

internal sealed class AppraisersForm
{
    /// <summary>All offices that shall appraise, those already at work included.</summary>
    public List<Guid> Offices { get; set; } = [];
}

/// <summary>Who would be asked and who relieved, before it is done.</summary>
internal sealed record Assignment(Request Request, Guid By, IReadOnlyList<OfficeCard> Asked, IReadOnlyList<OfficeCard> Relieved)
{
    public IReadOnlyList<LetterDraft> Letters => DecisionLetters.Appraisers(Request, Asked, Relieved);
}

/// <summary>The officer names who appraises. Somebody who cannot may be replaced until their work is in; work that is in stays.</summary>
internal sealed class AssignAppraisers(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    public const int Least = 2;

    /// <summary>The offices that may be chosen: appraisers, none of a requesting institution.</summary>
    public async Task<IReadOnlyList<OfficeCard>> Choices(Request request, CancellationToken cancellation)
    {
        var appraisers = await offices.With(Role.Appraiser, cancellation);
        var own = await OfRequesters(request, [.. appraisers.Select(office => office.Id)], cancellation);
        return [.. appraisers.Where(office => !own.Contains(office.Id))];
    }

    public async Task<Outcome<Assignment>> Prepare(string reference, AppraisersForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (occasion.By.OfficeWith(Role.Officer) is not { } by) return Problem.Refused("requests.appraise.officer-only");
        if (request.Status != RequestStatus.UnderAppraisal) return Problem.Conflict("requests.appraise.not-under-appraisal");
        if (request.Assessments.Any(assessment => assessment.Opened)) return Problem.Conflict("requests.appraise.already-opened");

        var wanted = form.Offices.Distinct().Select(OfficeId.From).ToList();
        var cards = await offices.Cards([.. wanted.Concat(request.Assessments.Select(assessment => assessment.Office))], cancellation);
        var own = await OfRequesters(request, wanted, cancellation);
        var findings = new List<Finding>();
        if (wanted.Count < Least) findings.Add(new("Offices", "requests.appraise.at-least", Least));
        foreach (var office in wanted)
            if (!cards.TryGetValue(office, out var card) || !card.Roles.Contains(Role.Appraiser)) findings.Add(new("Offices", "requests.appraise.not-an-appraiser"));
            else if (own.Contains(office)) findings.Add(new("Offices", "requests.appraise.of-requester", card.Title));
        var excluded = await Excluded(request, cancellation);
        foreach (var office in wanted.Where(excluded.Contains)) findings.Add(new("Offices", "requests.appraise.excluded", cards[office].Title));
        foreach (var done in request.Assessments.Where(assessment => assessment.IsIn && !wanted.Contains(assessment.Office) && !excluded.Contains(assessment.Office)))
            findings.Add(new("Offices", "requests.appraise.work-is-in", cards[done.Office].Title));
        var present = request.Assessments.Select(assessment => assessment.Office).ToHashSet();
        if (findings.Count == 0 && present.SetEquals(wanted)) findings.Add(new("Offices", "requests.appraise.no-change"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        return new Assignment(request, by, [.. wanted.Where(office => !present.Contains(office)).Select(office => cards[office])],
            [.. present.Where(office => !wanted.Contains(office)).Select(office => cards[office])]);
    }

    public async Task<Outcome<string>> Run(string reference, AppraisersForm form, Occasion occasion, CancellationToken cancellation)
    {
        var prepared = await Prepare(reference, form, occasion, cancellation);
        if (prepared.Problem is { } problem) return problem;
        var (request, by, asked, relieved) = prepared.Value;
        // Appraisers of one request are compared with each other: who comes later scores on the set of who came first.
        var set = request.Assessments.FirstOrDefault()?.CriteriaSet ?? (Facility.CriteriaOn(occasion.Today) is { } current ? Criteria.Code(current) : null);
        if (set is null) return Problem.Invalid("", "requests.appraise.no-criteria");

        var letters = prepared.Value.Letters;
        foreach (var office in relieved)
        {
            var assessment = request.Assessments.Single(assessment => assessment.Office == office.Id);
            request.Assessments.Remove(assessment);
            db.Db.Remove(assessment);
        }
        foreach (var office in asked)
        {
            var assessment = new Assessment { Id = OrderedId.New(occasion.At), Request = request.Id, Office = office.Id, CriteriaSet = set };
            request.Assessments.Add(assessment);
            db.Db.Entry(assessment).State = EntityState.Added;
        }
        // The appraisers' offices now see the request.
        db.Db.Entry(request).State = EntityState.Modified;
        var facts = new List<Fact> { request.ForTeam("requests.appraisers-assigned", by, new { asked = asked.Select(Named), relieved = relieved.Select(Named), criteria = set }, letters) };
        facts.AddRange(await derive.Note(request, [.. asked.Select(office => office.Id)], occasion, cancellation));
        if (await HandInAssessment.OpenWhenAllIn(request, offices, cancellation) is { } opened) facts.Add(opened);
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;

        static string Named(OfficeCard office) => office.Name.Best("en");
    }

    /// <summary>Offices that a conflict of interest keeps out of this request.</summary>
    private async Task<IReadOnlySet<OfficeId>> Excluded(Request request, CancellationToken cancellation) =>
        (await db.Conflicts.Where(conflict => conflict.Request == request.Id && conflict.Status == ConflictStatus.Excluded).Select(conflict => conflict.Office).ToListAsync(cancellation)).ToHashSet();

    /// <summary>Those of the offices that belong to an institution that asks.</summary>
    private async Task<IReadOnlySet<OfficeId>> OfRequesters(Request request, IReadOnlyCollection<OfficeId> among, CancellationToken cancellation)
    {
        var asking = await offices.Institutions([.. request.Parties.Select(party => party.Office)], cancellation);
        var theirs = await offices.Institutions(among, cancellation);
        return among.Where(office => theirs.TryGetValue(office, out var institution) && asking.Values.Contains(institution)).ToHashSet();
    }
}
