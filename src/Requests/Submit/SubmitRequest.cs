using Passerelle.Directory.Public;
using Passerelle.Requests.Form;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Submit;

/// <summary>The lead submits: all answers complete, all signatures in.</summary>
internal sealed class SubmitRequest(RequestsDb db, OfficesDesk offices)
{
    /// <summary>Who would be written to.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        RequestLetters.Submitted(request, await offices.With(Role.Officer, cancellation), await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    /// <summary>Invalid with every finding of the form, and with who has not signed yet.</summary>
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Submit, request, occasion.By);
        if (passage.Problem is { Kind: not ProblemKind.Invalid } problem) return problem;
        var findings = RequestForm.Current.Findings(request).ToList();
        if (string.IsNullOrWhiteSpace(request.LeadParty.MandateHolder)) findings.Add(new("", "requests.submit.lead-part"));
        if (passage.Problem is not null)
        {
            var cards = await offices.Cards([.. request.UnsignedParties.Select(party => party.Office)], cancellation);
            findings.AddRange(request.UnsignedParties.Select(party => new Finding("", "requests.submit.unsigned", cards[party.Office].Title)));
        }
        if (findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, cancellation);
        request.Take(passage.Value, occasion.At);
        request.SubmittedOn = occasion.Today;
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office,
            new { title = request.Title.Best("en"), text = request.TextHash, countries = request.ActiveParties.Select(party => party.Country) }, letters);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
