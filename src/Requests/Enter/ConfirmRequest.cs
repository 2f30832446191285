using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;
using Passerelle.Requests.Submit;

namespace Passerelle.Requests.Enter;

/// <param name="MandateHolder">Name and function of who may bind the office; null when it stands in the record already.</param>
/// <param name="Version">The version of the request that was read.</param>
internal sealed record ConfirmForm(string? MandateHolder, int Version);

/// <summary>The office in whose name a request was entered takes it over: that is the lead's signature, and the day of submission.</summary>
internal sealed class ConfirmRequest(RequestsDb db, OfficesDesk offices, LinksDesk links)
{
    /// <summary>Who would be written to.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Request request, CancellationToken cancellation) =>
        RequestLetters.Submitted(request, await offices.With(Role.Officer, cancellation), await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation));

    /// <param name="link">The mailed link it is done by; used up by the confirmation.</param>
    public async Task<Outcome<string>> Run(string reference, ConfirmForm form, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        var passage = RequestFlow.Table.Check(RequestAct.Confirm, request, occasion.By);
        if (passage.Problem is { Kind: not ProblemKind.Invalid } problem) return problem;
        if (request.Stamps.Values.Any(stamp => stamp.Version > form.Version)) return Problem.Conflict("requests.sign-off.text-changed");
        if (form.MandateHolder?.Length > Party.MaxHolder) return Problem.Invalid("MandateHolder", "platform.problem.too-long", Party.MaxHolder, form.MandateHolder.Length);
        var lead = request.LeadParty;
        if (!string.IsNullOrWhiteSpace(form.MandateHolder)) lead.MandateHolder = form.MandateHolder.Trim();
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
        var findings = SubmitRequest.Findings(request, cards, occasion.Today).Select(finding => finding.Key == "requests.submit.lead-part" ? new Finding("MandateHolder", "requests.sign-off.holder-needed") : finding).ToList();
        if (findings.Count > 0) return Problem.Invalid(findings);

        var letters = await Letters(request, cancellation);
        var corrected = Corrected(request);
        if (PartyFlow.Table.Check(PartyAct.Join, new(request, lead), occasion.By) is { Problem: null } joined) lead.Take(joined.Value, occasion.At);
        request.Take(passage.Value, occasion.At);
        request.SubmittedOn = occasion.Today;
        request.OnBehalf = request.OnBehalf! with { ConfirmedAt = occasion.At };
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { holder = lead.MandateHolder, text = request.TextHash, corrected, countries = request.Countries }, letters);
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }

    /// <summary>Keys of the answers that read otherwise than the officer entered them.</summary>
    public static IReadOnlyList<string> Corrected(Request request) => request.OnBehalf?.Entered is { } entered
        ? [.. request.Answers.Where(answer => !answer.Value.Equals(entered.GetValueOrDefault(answer.Key, LocalizedText.Empty))).Select(answer => answer.Key).Order(StringComparer.Ordinal)] : [];
}
