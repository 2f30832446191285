using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Appraise;

namespace Passerelle.Requests.Decide;

/// <summary>An appraiser, and whether their work is in.</summary>
internal sealed record AppraiserState(OfficeCard Office, DateTimeOffset? InAt);

/// <summary>
/// The inside of a case as one viewer may read it. What is not for them is absent: a page or an endpoint that shows a paper cannot show more. The
/// request is there for its texts; its appraisal, consultation and decision are read from the paper only.
/// </summary>
/// <param name="Inside">The viewer belongs to the facility's team or the steering committee.</param>
/// <param name="Appraisers">For the inside only.</param>
/// <param name="Assessments">The viewer's own, or all once opened.</param>
/// <param name="Matrix">Empty until all assessments are in.</param>
/// <param name="Decision">For the inside; for everybody else once its letter is signed.</param>
/// <param name="Conflicts">Of interest; the viewer's own, or all for the inside. In the order they were found.</param>
internal sealed record Paper(
    Request Request, Viewer Viewer, bool Inside, IReadOnlyDictionary<OfficeId, OfficeCard> Cards, CriteriaSet? Criteria, IReadOnlyList<AppraiserState> Appraisers, IReadOnlyList<Assessment> Assessments,
    IReadOnlyList<MatrixRow> Matrix, Consensus? Consensus, EligibilityCheck? Eligibility, IReadOnlyList<Consultation> Consultations, Decision? Decision,
    IReadOnlyList<Conflict> Conflicts, IReadOnlyList<Declaration> Declarations)
{
    public string NameOf(OfficeId office) => Cards.TryGetValue(office, out var card) ? card.Title : "";

    /// <summary>Measures somebody answered for: they are printed wherever the decision is read inside the facility.</summary>
    public IEnumerable<Conflict> Mitigations => Conflicts.Where(conflict => conflict.Status == ConflictStatus.Mitigated);

    /// <summary>While the case runs, somebody else than the office concerned answers for it.</summary>
    public bool MayJudge(Conflict conflict) => !RequestFlow.Table.Over(Request) && ConflictFlow.Table.Offers(conflict, Viewer).Count > 0;

    /// <summary>Whether the office has said if it has an interest.</summary>
    public bool HasDeclared(OfficeId office) => Declarations.Any(declaration => declaration.Office == office);

    /// <summary>What the committee should weigh before it decides; null before a consensus.</summary>
    public Weighing? Weighing => Criteria is { } set && Consensus is { } consensus ? Weighing.Of(set, consensus) : null;

    public Assessment? MyAssessment => Assessments.Where(assessment => Viewer.Holds(assessment.Office.Value)).OrderBy(assessment => assessment.IsIn).FirstOrDefault();

    public IEnumerable<Offer<RequestAct>> Offers => RequestFlow.Table.Offers(Request, Viewer);

    public bool MayDo(RequestAct act) => Offers.Any(offer => offer.Act == act);

    /// <summary>The appraisers are so far apart that a third may be asked.</summary>
    public bool MayAskThird => Viewer.OfficeWith(Role.Officer) is not null && Request.Status == RequestStatus.UnderAppraisal && AskThird.FarApart(Request) is not null;

    public bool MayAssign => Viewer.OfficeWith(Role.Officer) is not null && Request.Status == RequestStatus.UnderAppraisal && Matrix.Count == 0;
}

/// <summary>The one place where scores, opinions and decisions are read for showing.</summary>
internal sealed class ReadPaper(RequestsDb db, OfficesDesk offices)
{
    public async Task<Outcome<Paper>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Seen(viewer).AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(request => request.Reference == reference, cancellation) is not { } request) return Problem.NotFound();
        var inside = Request.ShowsInsideTo(viewer);
        var concerned = request.Parties.Select(party => party.Office).Concat(request.Assessments.Select(each => each.Office)).Concat(request.Consultations.Select(each => each.Office));
        var conflicts = (await db.Conflicts.AsNoTracking().Where(conflict => conflict.Request == request.Id).OrderBy(conflict => conflict.Id).ToListAsync(cancellation)).Where(viewer.Sees).ToList();
        var declarations = (await db.Declarations.AsNoTracking().Where(declaration => declaration.Request == request.Id).OrderBy(declaration => declaration.Id).ToListAsync(cancellation)).Where(viewer.Sees).ToList();
        concerned = concerned.Concat(conflicts.Select(each => each.Office)).Concat(conflicts.Select(each => each.JudgedBy).OfType<OfficeId>()).Concat(declarations.Select(each => each.Office));
        var cards = await offices.Cards([.. request.Decision is { } taken ? concerned.Append(taken.Office).Distinct() : concerned.Distinct()], cancellation);

        // In one order for everybody, and not in that of handing in.
        var order = request.Assessments.OrderBy(assessment => cards[assessment.Office].Reference, StringComparer.Ordinal).ToList();
        var assessments = order.Where(viewer.Sees).ToList();
        var opened = assessments.Where(assessment => assessment.Opened).ToList();
        var code = request.Decision is { } decision && inside ? decision.CriteriaSet : request.Assessments.FirstOrDefault()?.CriteriaSet;
        var criteria = string.IsNullOrEmpty(code) ? null : Appraise.Criteria.Of(code);
        return new Paper(request, viewer, inside, cards, criteria,
            inside ? [.. order.Select(assessment => new AppraiserState(cards[assessment.Office], assessment.InAt))] : [],
            assessments, criteria is null || opened.Count == 0 ? [] : Matrix.Of(criteria, opened),
            opened.Count > 0 ? request.Consensus : null, inside ? request.Eligibility : null,
            [.. request.Consultations.Where(viewer.Sees).OrderBy(consultation => consultation.DueOn).ThenBy(consultation => cards[consultation.Office].Reference, StringComparer.Ordinal)],
            inside || request.Decision is { LetterSignedOn: not null } ? request.Decision : null, conflicts, declarations);
    }
}
