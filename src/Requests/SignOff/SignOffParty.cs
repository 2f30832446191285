using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.SignOff;

/// <param name="MandateHolder">Name and function of who may bind the office.</param>
internal sealed record PartForm(string? Priorities, string? Baseline, string? MandateHolder)
{
    public MandateForm Mandate { get; init; } = new(null, null, null, null);
}

/// <param name="Deputy">Name and function of who binds the office when the holder is away.</param>
/// <param name="Scope">What the office may speak for; empty for all of the request.</param>
/// <param name="From">Null when the mandate runs already.</param>
/// <param name="Until">Last day; null when it has none.</param>
internal sealed record MandateForm(string? Deputy, string? Scope, DateOnly? From, DateOnly? Until)
{
    public IEnumerable<Finding> Findings(DateOnly? signingOn = null)
    {
        if (Deputy?.Length > Party.MaxHolder) yield return new("Mandate.Deputy", "platform.problem.too-long", Party.MaxHolder, Deputy.Length);
        if (Scope?.Length > Party.MaxText) yield return new("Mandate.Scope", "platform.problem.too-long", Party.MaxText, Scope.Length);
        if (From is { } from && Until is { } until && until < from) yield return new("Mandate.Until", "requests.mandate.until-before-from");
        else if (signingOn is { } day && (From > day || Until < day)) yield return new(From > day ? "Mandate.From" : "Mandate.Until", "requests.mandate.not-running", day);
    }

    public void WriteInto(Party party, string language)
    {
        if (party.MandateUntil != Until) party.RemindedAt = null;
        party.Deputy = Deputy?.Trim() ?? "";
        party.Scope = party.Scope.Write(language, Scope);
        (party.MandateFrom, party.MandateUntil) = (From, Until);
    }
}

/// <summary>An office's own part of a request: joining, its mandate, its priorities, its signature. By account or by mailed link. The lead signs by submitting.</summary>
internal sealed class SignOffParty(RequestsDb db, LinksDesk links)
{
    /// <summary>Writes the part and joins, without signing. Findings are for the part as it would be signed.</summary>
    public async Task<Outcome<Party>> Save(string reference, OfficeId office, PartForm form, Occasion occasion, CancellationToken cancellation)
    {
        var (request, party, problem) = await Load(reference, office, occasion, cancellation);
        if (request is null || party is null) return problem!;
        if (Findings(form, null) is { Count: > 0 } findings) return Problem.Invalid(findings);
        Write(request, party, form);
        if (party.Status != PartyStatus.Invited) return await db.Db.SaveDraft(cancellation) is { } race ? race : party;
        if (Take(PartyAct.Join, request, party, occasion) is { } refusal) return refusal;
        var fact = request.ForEverybody("requests.party-joined", office.Value, new { country = party.Country });
        return await db.Db.Save(occasion, [fact], cancellation) is { } lost ? lost : party;
    }

    /// <summary>Writes the part, joins if need be, and signs the request as it stands.</summary>
    /// <param name="version">The version of the request that the signer read: nobody signs a text that has changed under their eyes.</param>
    /// <param name="link">The mailed link it is done by; used up by the signature.</param>
    public async Task<Outcome<Party>> Sign(string reference, OfficeId office, PartForm form, int version, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (request, party, problem) = await Load(reference, office, occasion, cancellation);
        if (request is null || party is null) return problem!;
        if (party.IsLead) return Problem.Refused("requests.sign-off.lead-submits");
        if (Findings(form, occasion.Today) is { Count: > 0 } findings) return Problem.Invalid(findings);
        if (request.Stamps.Values.Any(stamp => stamp.Version > version)) return Problem.Conflict("requests.sign-off.text-changed");
        Write(request, party, form);
        var facts = new List<Fact>();
        if (party.Status == PartyStatus.Invited)
        {
            if (Take(PartyAct.Join, request, party, occasion) is { } refusal) return refusal;
            facts.Add(request.ForEverybody("requests.party-joined", office.Value, new { country = party.Country }));
        }
        if (Take(PartyAct.SignOff, request, party, occasion) is { } refused) return refused;
        party.Signs(request.TextHash);
        facts.Add(request.ForEverybody("requests.party-signed", office.Value, new { holder = party.MandateHolder, text = request.TextHash, mandate = new { party.MandateFrom, party.MandateUntil } }));
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, facts, cancellation) is { } lost ? lost : party;
    }

    /// <summary>Declines the invitation; the request goes on without this office.</summary>
    public async Task<Outcome<Party>> Refuse(string reference, OfficeId office, string? reason, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var (request, party, problem) = await Load(reference, office, occasion, cancellation);
        if (request is null || party is null) return problem!;
        // Told while it is still a member, so that its own refusal is the last thing it reads.
        var fact = request.ForEverybody("requests.party-refused", office.Value, new { country = party.Country, reason });
        if (party.IsLead) return Problem.Refused("requests.sign-off.lead-submits");
        if (Take(PartyAct.Refuse, request, party, occasion) is { } refusal) return refusal;
        db.Db.Entry(request).State = EntityState.Modified;
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion with { Reason = reason }, [fact], cancellation) is { } lost ? lost : party;
    }

    private static Problem? Take(PartyAct act, Request request, Party party, Occasion occasion)
    {
        var passage = PartyFlow.Table.Check(act, new(request, party), occasion.By);
        if (passage.Problem is null) party.Take(passage.Value, occasion.At);
        return passage.Problem;
    }

    private async Task<(Request?, Party?, Problem?)> Load(string reference, OfficeId office, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return (null, null, Problem.NotFound());
        if (request.ActiveParties.SingleOrDefault(party => party.Office == office) is not { } party || !occasion.By.Holds(office.Value)) return (null, null, Problem.NotFound());
        return request.TakesSignatureOf(party) ? (request, party, null) : (null, null, Problem.Conflict("requests.sign-off.too-late"));
    }

    private void Write(Request request, Party party, PartForm form)
    {
        party.Priorities = party.Priorities.Write(request.Language, form.Priorities);
        party.Baseline = party.Baseline.Write(request.Language, form.Baseline);
        party.MandateHolder = form.MandateHolder?.Trim() ?? "";
        form.Mandate.WriteInto(party, request.Language);
        // The request's version guards its signatures: a change of a part races with a submission.
        db.Db.Entry(request).State = EntityState.Modified;
    }

    /// <param name="signingOn">The day of the signature, on which the mandate must run; null when nobody signs.</param>
    private static List<Finding> Findings(PartForm form, DateOnly? signingOn)
    {
        var signing = signingOn is not null;
        var findings = form.Mandate.Findings(signingOn).ToList();
        if (signing && string.IsNullOrWhiteSpace(form.Priorities)) findings.Add(new("Priorities", "requests.sign-off.priorities-needed"));
        if (signing && string.IsNullOrWhiteSpace(form.MandateHolder)) findings.Add(new("MandateHolder", "requests.sign-off.holder-needed"));
        if (form.Priorities?.Length > Party.MaxText) findings.Add(new("Priorities", "platform.problem.too-long", Party.MaxText, form.Priorities.Length));
        if (form.Baseline?.Length > Party.MaxText) findings.Add(new("Baseline", "platform.problem.too-long", Party.MaxText, form.Baseline.Length));
        if (form.MandateHolder?.Length > Party.MaxHolder) findings.Add(new("MandateHolder", "platform.problem.too-long", Party.MaxHolder, form.MandateHolder.Length));
        return findings;
    }
}
