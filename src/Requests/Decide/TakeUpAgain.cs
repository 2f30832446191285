using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Decide;

/// <summary>A deferred request goes back to the committee. What was decided before stays in the history.</summary>
internal sealed class TakeUpAgain(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    public const int MaxReason = 2000;

    /// <summary>To the requesters and to the committee.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, DateOnly today, CancellationToken cancellation) =>
        [.. DecisionLetters.TakenUpAgain(request, await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation)),
         .. await derive.PaperReady(request, today, cancellation)];

    /// <param name="reason">Why now; the requesters read it.</param>
    public async Task<Outcome<string>> Run(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.TakeUpAgain, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "requests.decide.reason-needed");
        if (reason.Length > MaxReason) return Problem.Invalid("Reason", "requests.appraise.too-long", MaxReason, reason.Length);

        var letters = await Letters(request, occasion.Today, cancellation);
        var conflicts = await derive.Note(request, [.. (await offices.With(Role.Committee, cancellation)).Select(office => office.Id)], occasion, cancellation);
        request.Decision = null;
        request.Take(passage.Value, occasion.At);
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, null, letters);
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, [fact with { Audience = [.. fact.Audience, .. request.CommitteeTokens] }, .. conflicts], cancellation) is { } race ? race : reference;
    }
}
