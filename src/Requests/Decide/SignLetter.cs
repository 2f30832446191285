using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Decide;

/// <summary>
/// A second office signs: the letter goes out to every requester in its own language, the decision counts, and the requesting side sees it.
/// </summary>
internal sealed class SignLetter(RequestsDb db, OfficesDesk offices)
{
    /// <summary>The letters as they will go out. Empty before a decision.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        request.Decision is { } decision ? DecisionLetters.Decided(request, decision, await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation)) : [];

    /// <summary>Refused for the office that recorded the decision or led the meeting.</summary>
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.SignLetter, request, occasion.By);
        if (passage.Problem is { Kind: ProblemKind.Refused } && request.Decision is { } own && occasion.By.Has(Role.Signatory) && occasion.By.Holdings.Any(holding => own.IsOf(holding.Office))) return Problem.Refused("requests.decide.other-office-signs");
        if (passage.Problem is { } problem) return problem;

        var letters = await Letters(request, cancellation);
        var decision = request.Decision! with { LetterSignedOn = occasion.Today };
        request.Decision = decision;
        request.Take(passage.Value, occasion.At);
        if (decision.Until is { } until) request.DueOn = until;
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office,
            new { kind = decision.Kind, takenOn = decision.TakenOn, reasons = decision.Reasons, conditions = decision.Conditions, until = decision.Until, referredTo = decision.ReferredTo, criteria = decision.CriteriaSet }, letters);
        return await db.Db.Save(occasion, [fact with { Audience = [.. fact.Audience, .. request.CommitteeTokens] }], cancellation) is { } race ? race : reference;
    }
}
