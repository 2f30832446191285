using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Decide;

internal sealed class DecisionForm
{
    public DecisionKind? Kind { get; set; }

    /// <summary>For the requesters: they stand in the letter.</summary>
    public string? Reasons { get; set; }

    /// <summary>With <see cref="DecisionKind.ApproveWithConditions"/> only.</summary>
    public string? Conditions { get; set; }

    /// <summary>The day the committee decided.</summary>
    public DateOnly? TakenOn { get; set; }
}

/// <summary>A decision as it would be recorded.</summary>
internal sealed record Proposal(Request Request, Passage<RequestStatus, RequestAct, Request> Passage, Decision Decision, IReadOnlyList<LetterDraft> Letters);

/// <summary>
/// The steering committee's decision is recorded, with the criteria set it rests on. The requesters learn of it by the letter that another office
/// signs, not before.
/// </summary>
internal sealed class DecideRequest(RequestsDb db, OfficesDesk offices)
{
    public async Task<Outcome<Proposal>> Prepare(string reference, DecisionForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (request.Decision is { } before && Request.ShowsInsideTo(occasion.By))
            return Problem.Conflict("requests.decide.already", new TextKey($"requests.decide.kind.{before.Kind.Kebab()}"), before.TakenOn);
        var passage = RequestFlow.Table.Check(RequestAct.Decide, request, occasion.By);
        if (passage.Problem is { } problem) return problem;

        var earliest = DateOnly.FromDateTime(request.Since.UtcDateTime);
        var findings = new List<Finding>();
        if (form.Kind is not { } kind || !Enum.IsDefined(kind)) findings.Add(new("Kind", "requests.decide.kind-needed"));
        if (string.IsNullOrWhiteSpace(form.Reasons)) findings.Add(new("Reasons", "requests.decide.reasons-needed"));
        else if (form.Reasons.Length > Decision.MaxText) findings.Add(new("Reasons", "requests.appraise.too-long", Decision.MaxText, form.Reasons.Length));
        if (form.Kind == DecisionKind.ApproveWithConditions && string.IsNullOrWhiteSpace(form.Conditions)) findings.Add(new("Conditions", "requests.decide.conditions-needed"));
        else if (form.Kind is not null and not DecisionKind.ApproveWithConditions && !string.IsNullOrWhiteSpace(form.Conditions)) findings.Add(new("Conditions", "requests.decide.conditions-unexpected"));
        if (form.Conditions?.Length > Decision.MaxText) findings.Add(new("Conditions", "requests.appraise.too-long", Decision.MaxText, form.Conditions.Length));
        if (form.TakenOn is not { } takenOn || takenOn < earliest || takenOn > occasion.Today) findings.Add(new("TakenOn", "requests.decide.taken-between", earliest, occasion.Today));
        if (findings.Count > 0) return Problem.Invalid(findings);

        var decision = new Decision(form.Kind!.Value, Tidy(form.Reasons)!, Tidy(form.Conditions), form.TakenOn!.Value, new(passage.Value.Office), request.Consensus?.CriteriaSet ?? "");
        var signatories = (await offices.With(Role.Signatory, cancellation)).Where(office => office.Id != decision.Office);
        return new Proposal(request, passage.Value, decision, DecisionLetters.ToSign(request, signatories));
    }

    /// <summary>Conflict when it is decided already; it then says what was decided, and when.</summary>
    public async Task<Outcome<string>> Run(string reference, DecisionForm form, Occasion occasion, CancellationToken cancellation)
    {
        var prepared = await Prepare(reference, form, occasion, cancellation);
        if (prepared.Problem is { } problem) return problem;
        var (request, passage, decision, letters) = prepared.Value;

        request.Decision = decision;
        request.Take(passage, occasion.At);
        var fact = request.ForTeam(passage.Step.Fact, passage.Office, new { decision }, letters, [To.Role(Role.Committee)]);
        if (await db.Db.Save(occasion, [fact], cancellation) is not { } race) return reference;
        // Two chairs at the same moment: the second is told what the first recorded, not merely that something changed.
        return (await Prepare(reference, form, occasion, cancellation)).Problem ?? race;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
