using Microsoft.EntityFrameworkCore;
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

    /// <summary>With <see cref="DecisionKind.Defer"/> only: until when.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>With <see cref="DecisionKind.Refer"/> only: the institution that can answer better.</summary>
    public string? ReferTo { get; set; }

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
        if (request.Decision is { } before && Request.ShowsInsideTo(occasion.By)) return Already(before);
        var passage = RequestFlow.Table.Check(RequestAct.Decide, request, occasion.By);
        if (passage.Problem is { } problem) return problem;
        var own = new OfficeId(passage.Value.Office);
        if (await db.Conflicts.AnyAsync(conflict => conflict.Request == request.Id && conflict.Office == own && conflict.Status != ConflictStatus.Dismissed, cancellation)) return Problem.Refused("requests.decide.recused");
        if (!await db.Declarations.AnyAsync(declaration => declaration.Request == request.Id && declaration.Office == own, cancellation)) return Problem.Invalid("", "requests.declare.first");
        if (Findings(form, DateOnly.FromDateTime(request.Since.UtcDateTime), occasion.Today, occasion.Today).ToList() is { Count: > 0 } findings) return Problem.Invalid(findings);

        var decision = Of(form, own, request);
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
        request.OnAgendaOf = null;
        request.Take(passage, occasion.At);
        var fact = request.ForTeam(passage.Step.Fact, passage.Office, new { decision }, letters, [.. request.CommitteeTokens]);
        if (await db.Db.Save(occasion, [fact], cancellation) is not { } race) return reference;
        // Two chairs at the same moment: the second is told what the first recorded, not merely that something changed.
        return (await Prepare(reference, form, occasion, cancellation)).Problem ?? race;
    }

    /// <summary>Whoever decides a second time is told what was decided, and when.</summary>
    public static Problem Already(Decision before) => Problem.Conflict("requests.decide.already", new TextKey($"requests.decide.kind.{before.Kind.Kebab()}"), before.TakenOn);

    /// <summary>What a decision needs, in writing or in a meeting.</summary>
    /// <param name="earliest">The first day it can have been taken on, to <paramref name="latest"/>.</param>
    public static IEnumerable<Finding> Findings(DecisionForm form, DateOnly earliest, DateOnly latest, DateOnly today, string prefix = "")
    {
        if (form.Kind is not { } kind || !Enum.IsDefined(kind)) yield return new($"{prefix}Kind", "requests.decide.kind-needed");
        if (string.IsNullOrWhiteSpace(form.Reasons)) yield return new($"{prefix}Reasons", "requests.decide.reasons-needed");
        else if (form.Reasons.Length > Decision.MaxText) yield return new($"{prefix}Reasons", "requests.appraise.too-long", Decision.MaxText, form.Reasons.Length);
        if (form.Kind == DecisionKind.ApproveWithConditions && string.IsNullOrWhiteSpace(form.Conditions)) yield return new($"{prefix}Conditions", "requests.decide.conditions-needed");
        else if (form.Kind is not null and not DecisionKind.ApproveWithConditions && !string.IsNullOrWhiteSpace(form.Conditions)) yield return new($"{prefix}Conditions", "requests.decide.conditions-unexpected");
        if (form.Conditions?.Length > Decision.MaxText) yield return new($"{prefix}Conditions", "requests.appraise.too-long", Decision.MaxText, form.Conditions.Length);
        if (form.Kind == DecisionKind.Defer && (form.Until is not { } until || until <= today)) yield return new($"{prefix}Until", "requests.decide.until-needed", today.AddDays(1));
        else if (form.Kind is not null and not DecisionKind.Defer && form.Until is not null) yield return new($"{prefix}Until", "requests.decide.until-unexpected");
        if (form.Kind == DecisionKind.Refer && string.IsNullOrWhiteSpace(form.ReferTo)) yield return new($"{prefix}ReferTo", "requests.decide.refer-to-needed");
        else if (form.Kind is not null and not DecisionKind.Refer && !string.IsNullOrWhiteSpace(form.ReferTo)) yield return new($"{prefix}ReferTo", "requests.decide.refer-to-unexpected");
        if (form.ReferTo?.Length > Decision.MaxInstitution) yield return new($"{prefix}ReferTo", "requests.appraise.too-long", Decision.MaxInstitution, form.ReferTo.Length);
        if (form.TakenOn is not { } takenOn || takenOn < earliest || takenOn > latest) yield return new($"{prefix}TakenOn", "requests.decide.taken-between", earliest, latest);
    }

    /// <param name="form">Without findings.</param>
    public static Decision Of(DecisionForm form, OfficeId office, Request request) =>
        new(form.Kind!.Value, Tidy(form.Reasons)!, Tidy(form.Conditions), form.TakenOn!.Value, office, request.Consensus?.CriteriaSet ?? "") { Until = form.Until, ReferredTo = Tidy(form.ReferTo) };

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
