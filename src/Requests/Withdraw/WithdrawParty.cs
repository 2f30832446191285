using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Withdraw;

/// <summary>
/// A co-requester leaves. The case goes on without it: what happened until now stays readable to it, what follows is not shown to it any more.
/// </summary>
internal sealed class WithdrawParty(RequestsDb db, OfficesDesk offices)
{
    public const int MaxReason = 2000;

    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, Party leaving, string reason, CancellationToken cancellation)
    {
        var officers = request.SubmittedOn is null ? [] : await offices.With(Role.Officer, cancellation);
        return RequestLetters.PartyWithdrew(request, leaving, reason, officers, await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));
    }

    /// <summary>Refused for the lead, who withdraws the whole request instead; Conflict once the case is over.</summary>
    public async Task<Outcome<string>> Run(string reference, OfficeId office, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (request.ActiveParties.SingleOrDefault(party => party.Office == office) is not { } party) return Problem.NotFound();
        if (party.IsLead) return Problem.Refused("requests.withdraw.lead-withdraws-all");
        if (RequestFlow.Table.Over(request)) return Problem.Conflict("requests.withdraw.over");
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "requests.withdraw.reason-needed");
        if (reason.Length > MaxReason) return Problem.Invalid("Reason", "platform.problem.too-long", MaxReason, reason.Length);
        var passage = PartyFlow.Table.Check(PartyAct.Withdraw, new(request, party), occasion.By);
        if (passage.Problem is { } problem) return problem;

        var letters = await Letters(request, party, reason.Trim(), cancellation);
        // Told while it is still a member: its own leaving is the last thing it reads.
        var fact = request.ForEverybody(passage.Value.Step.Fact, office.Value, new { country = party.Country, after = request.Status.Kebab() }, letters);
        party.Take(passage.Value, occasion.At);
        db.Db.Entry(request).State = EntityState.Modified;
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [fact], cancellation) is { } race ? race : reference;
    }
}

/// <summary>The lead withdraws the whole request.</summary>
internal sealed class WithdrawRequest(RequestsDb db, OfficesDesk offices)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, string reason, CancellationToken cancellation) =>
        RequestLetters.Withdrawn(request, reason, request.SubmittedOn is null ? [] : await offices.With(Role.Officer, cancellation), await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    public async Task<Outcome<string>> Run(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Withdraw, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "requests.withdraw.reason-needed");
        if (reason.Length > WithdrawParty.MaxReason) return Problem.Invalid("Reason", "platform.problem.too-long", WithdrawParty.MaxReason, reason.Length);

        var letters = await Letters(request, reason.Trim(), cancellation);
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, null, letters);
        request.Take(passage.Value, occasion.At);
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [fact], cancellation) is { } race ? race : reference;
    }
}
