using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Withdraw;

/// <param name="Successor">The co-requester that leads from now on.</param>
internal sealed record HandOverForm(Guid? Successor, string? Reason);

/// <summary>The lead leaves and another member leads on: the case does not end with it, and its signature stays in the record.</summary>
internal sealed class HandOverLead(RequestsDb db, OfficesDesk offices)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, Party successor, string reason, CancellationToken cancellation) =>
        RequestLetters.LeadHandedOver(request, successor, reason, request.ReachedFacility ? await offices.With(Role.Officer, cancellation) : [], await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    /// <summary>Invalid on Successor: none chosen, or not one that can lead; on Reason: none given.</summary>
    public async Task<Outcome<string>> Run(string reference, HandOverForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (RequestFlow.Table.Over(request)) return Problem.Conflict("requests.withdraw.over");
        var lead = request.LeadParty;
        var passage = PartyFlow.Table.Check(PartyAct.HandOver, new(request, lead), occasion.By);
        if (passage.Problem is { } problem) return problem;
        var findings = new List<Finding>();
        var successor = request.Successors.FirstOrDefault(party => party.Office.Value == form.Successor);
        if (successor is null) findings.Add(new("Successor", "requests.hand-over.choose"));
        if (string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "requests.withdraw.reason-needed"));
        else if (form.Reason.Length > WithdrawParty.MaxReason) findings.Add(new("Reason", "platform.problem.too-long", WithdrawParty.MaxReason, form.Reason.Length));
        if (successor is null || findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, successor, form.Reason!.Trim(), cancellation);
        // Told while it is still a member: its own leaving is the last thing it reads.
        var fact = request.ForEverybody(passage.Value.Step.Fact, lead.Office.Value, new { from = lead.Office.Value, to = successor.Office.Value, country = lead.Country }, letters);
        request.HandLeadTo(successor);
        // Before submission the lead signs by submitting, not before.
        if (request.SubmittedOn is null) successor.VoidSignature();
        lead.Take(passage.Value, occasion.At);
        db.Db.Entry(request).State = EntityState.Modified;
        return await db.Db.Save(occasion with { Reason = form.Reason.Trim() }, [fact], cancellation) is { } race ? race : reference;
    }
}
