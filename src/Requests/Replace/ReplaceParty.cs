using Passerelle.Directory.Public;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Letters;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Requests.Replace;

/// <param name="Office">The member that goes.</param>
/// <param name="By">The office of the same country that takes its place.</param>
internal sealed record ReplaceForm(Guid? Office, Guid? By, string? Reason);

/// <summary>
/// An office takes the place of another of the same country: a ministry was split, a mandate moved. What the old one signed stays in the record; the
/// new one begins with its words and signs for itself.
/// </summary>
internal sealed class ReplaceParty(RequestsDb db, OfficesDesk offices, LinksDesk links, InviteParty invite)
{
    public async Task<Outcome<string>> Run(string reference, ReplaceForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (PartyFlow.Keeper(request, occasion.By) is null) return Problem.Refused("requests.invite.lead-or-facility");
        if (!InviteParty.IsOpen(request)) return Problem.Conflict("requests.invite.over");
        var findings = new List<Finding>();
        var old = request.ActiveParties.FirstOrDefault(party => !party.IsLead && party.Office.Value == form.Office);
        if (old is null) findings.Add(new("Office", "requests.replace.choose"));
        var found = await invite.Choose(request, form.By, cancellation, "By");
        if (found.Problem is { } wrong) findings.AddRange(wrong.Findings);
        else if (old is not null && (found.Value.Country ?? "") != old.Country) findings.Add(new("By", "requests.replace.same-country", Countries.Name(old.Country)));
        if (string.IsNullOrWhiteSpace(form.Reason)) findings.Add(new("Reason", "requests.withdraw.reason-needed"));
        else if (form.Reason.Length > WithdrawParty.MaxReason) findings.Add(new("Reason", "platform.problem.too-long", WithdrawParty.MaxReason, form.Reason.Length));
        if (old is null || findings.Count > 0) return Problem.Invalid(findings);
        var passage = PartyFlow.Table.Check(PartyAct.Replace, new(request, old), occasion.By);
        if (passage.Problem is { } problem) return problem;

        var (card, reason) = (found.Value, form.Reason!.Trim());
        var cards = await offices.Cards([.. request.Parties.Select(party => party.Office), card.Id], cancellation);
        var link = links.Make(InviteParty.SignOffPurpose, reference, card.Id, card.Language, occasion.At);
        IReadOnlyList<LetterDraft> letters = [.. RequestLetters.Replaced(request, old, card, reason, request.ReachedFacility ? await offices.With(Role.Officer, cancellation) : [], cards), RequestLetters.Invitation(request, card, cards[request.Lead], link)];
        // Told while it is still a member: its replacement is the last thing it reads.
        var fact = request.ForEverybody(passage.Value.Step.Fact, passage.Value.Office, new { office = cards[old.Office].Title, by = card.Title, country = old.Country, signed = old.SignedText }, letters);
        var heir = invite.Add(request, card, old.Office, occasion);
        (heir.Scope, heir.Priorities, heir.Baseline) = (old.Scope, old.Priorities, old.Baseline);
        old.Take(passage.Value, occasion.At);
        return await db.Db.Save(occasion with { Reason = reason }, [fact], cancellation) is { } race ? race : reference;
    }
}
