using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;

namespace Passerelle.Requests.Consult;

internal sealed class OpinionForm
{
    public Opinion? Opinion { get; set; }

    /// <summary>Needed with an objection.</summary>
    public string? Text { get; set; }

    /// <summary>Asked before the opinion; “none” is an answer.</summary>
    public Interest? Interest { get; set; }

    /// <summary>What the interest is; needed unless there is none.</summary>
    public string? InterestText { get; set; }
}

/// <summary>A service answers, by its account or by the link it was mailed.</summary>
internal sealed class GiveOpinion(RequestsDb db, OfficesDesk offices, LinksDesk links, DeclareInterest declare)
{
    /// <param name="link">The mailed link it is done by; used up by the answer.</param>
    /// <returns>Conflict once it is answered, or its last day has passed; it then says when.</returns>
    public async Task<Outcome<string>> Run(string reference, OpinionForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (Mine(request, occasion.By) is not { } consultation) return Problem.NotFound();
        if (Closed(request, consultation, occasion) is { } closed) return closed;
        var passage = ConsultationFlow.Table.Check(ConsultationAct.GiveOpinion, consultation, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = new List<Finding>();
        if (form.Opinion is not { } opinion || !Enum.IsDefined(opinion)) findings.Add(new("Opinion", "requests.consult.opinion-needed"));
        else if (opinion == Opinion.Objects && string.IsNullOrWhiteSpace(form.Text)) findings.Add(new("Text", "requests.consult.objection-needs-reasons"));
        if (form.Text?.Length > Consultation.MaxText) findings.Add(new("Text", "requests.appraise.too-long", Consultation.MaxText, form.Text.Length));
        var declared = new DeclarationForm { Interest = form.Interest, Text = form.InterestText };
        findings.AddRange(DeclareInterest.Findings(declared).Select(finding => finding.Field == "Text" ? finding with { Field = "InterestText" } : finding));
        if (findings.Count > 0) return Problem.Invalid(findings);

        consultation.Answer(form.Opinion!.Value, string.IsNullOrWhiteSpace(form.Text) ? null : form.Text.ReplaceLineEndings("\n").Trim(), occasion.At);
        // The request's version guards its consultations: an answer races with their closing.
        db.Db.Entry(request).State = EntityState.Modified;
        if (link is not null) await links.Use(link, cancellation);
        var fact = request.ForTeam(passage.Value.Step.Fact, passage.Value.Office, new { opinion = consultation.Opinion, text = consultation.Text }, null,
            [.. request.CommitteeTokens, To.Office(consultation.Office.Value)]);
        var interest = declare.Declare(request, consultation.Office, form.Interest!.Value, form.InterestText, occasion);
        if (form.Interest != Interest.None) await db.Recuse(request, offices, cancellation);
        return await db.Db.Save(occasion, [.. interest, fact], cancellation) is { } race ? race : reference;
    }

    public static Consultation? Mine(Request request, Viewer viewer) =>
        request.Consultations.Where(consultation => viewer.Holds(consultation.Office.Value)).OrderBy(consultation => !consultation.IsOpen).FirstOrDefault();

    /// <summary>Why no opinion can be given any more; null while it can.</summary>
    public static Problem? Closed(Request request, Consultation consultation, Occasion occasion) =>
        consultation.AnsweredAt is { } answered ? Problem.Conflict("requests.consult.already-answered", DateOnly.FromDateTime(answered.UtcDateTime))
        : consultation.Silent || (consultation.IsOver(occasion.Today) && Clocks.Silence(Clocks.Opinion, occasion.By.Workflow) != Clocks.Waits) ? Problem.Conflict("requests.consult.too-late", consultation.DueOn)
        : request.Status != RequestStatus.InConsultation ? Problem.Conflict("requests.consult.no-longer")
        : null;
}
