using Passerelle.Directory.Public;
using Passerelle.Requests.Eligibility;
using Passerelle.Requests.Form;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Submit;

/// <summary>The lead submits: all answers complete, all signatures in.</summary>
internal sealed class SubmitRequest(RequestsDb db, OfficesDesk offices)
{
    /// <summary>Who would be written to.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        RequestLetters.Submitted(request, await offices.With(Role.Officer, cancellation), await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    /// <summary>What keeps a request from being submitted on a day: answers missing, signatures missing, a mandate that does not run, a rule of the day's phase about who may ask.</summary>
    public static IEnumerable<Finding> Findings(Request request, IReadOnlyDictionary<OfficeId, OfficeCard> cards, DateOnly day)
    {
        foreach (var finding in RequestForm.Current.Findings(request)) yield return finding;
        if (string.IsNullOrWhiteSpace(request.LeadParty.MandateHolder)) yield return new("", "requests.submit.lead-part");
        foreach (var party in request.UnsignedParties) yield return new("", "requests.submit.unsigned", cards[party.Office].Title);
        foreach (var party in request.ActiveParties.Where(party => !party.MandateRunsOn(day))) yield return new("", "requests.submit.mandate", cards[party.Office].Title, day);
        if (Facility.PhaseOn(day) is not { } phase) yield return new("", "requests.eligibility.no-phase");
        else
            foreach (var reading in EligibilityReader.ReadRequesters(request, phase, cards).Where(reading => reading.Met is false))
                yield return new("", "requests.submit.rule", reading.Rule.Text.ToString(), reading.Why);
    }

    /// <summary>Invalid with every finding of the form, and with who has not signed yet.</summary>
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Submit, request, occasion.By);
        if (passage.Problem is { Kind: not ProblemKind.Invalid } problem) return problem;
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
        var findings = Findings(request, cards, occasion.Today).ToList();
        if (findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, cancellation);
        request.Take(passage.Value, occasion.At);
        request.SubmittedOn = occasion.Today;
        // Whoever submits what an officer entered has taken it over without being asked.
        if (request.OnBehalf is { } entered)
        {
            request.OnBehalf = entered with { ConfirmedAt = occasion.At };
            if (PartyFlow.Table.Check(PartyAct.Join, new(request, request.LeadParty), occasion.By) is { Problem: null } joined) request.LeadParty.Take(joined.Value, occasion.At);
        }
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office,
            new { title = request.Title.Best("en"), text = request.TextHash, countries = request.Countries }, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
