using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Consult;
using Passerelle.Requests.Invite;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Wait;

/// <summary>
/// Keeps the clocks of all that requests wait for: reminds an office before its last day, writes to its deputies after it, and lets silence mean what the
/// facility has said it means. Run again and again without harm: each turn is kept, and happens once for each last day.
/// </summary>
internal sealed class KeepClocks(RequestsDb db, OfficesDesk offices, LinksDesk links, ChoicesDesk choices, TimeProvider clock)
{
    /// <summary>The number of turns that happened.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var workflow = await choices.WorkflowOn(DateOnly.FromDateTime(now.UtcDateTime), cancellation);
        var occasion = new Occasion(Viewer.System with { Workflow = workflow }, now, Channel.Schedule);
        var waiting = await db.Requests.AsSplitQuery().Where(request => request.Status == RequestStatus.NeedsInformation || request.Status == RequestStatus.InConsultation
            || (request.Status == RequestStatus.Draft && request.Parties.Any(party => !party.IsLead && (party.Status == PartyStatus.Invited || party.Status == PartyStatus.Joined)))).ToListAsync(cancellation);
        var cards = await offices.Cards([.. waiting.SelectMany(request => request.Consultations.Select(each => each.Office).Concat(request.Parties.Select(party => party.Office))).Distinct()], cancellation);
        var countries = cards.ToDictionary(card => card.Key, card => card.Value.Country);
        var ids = waiting.Select(request => request.Id).ToList();
        var past = (await db.Turns.AsNoTracking().Where(turn => ids.Contains(turn.Request)).ToListAsync(cancellation)).ToLookup(turn => turn.Request);

        var count = 0;
        foreach (var request in waiting)
        {
            var due = Awaited.In(request, countries, workflow)
                .SelectMany(awaited => awaited.Turns(now, workflow).Select(turn => (awaited, turn)))
                .Where(each => !past[request.Id].Any(done => done.Turn == each.turn && done.Clock == each.awaited.Clock && done.Office == each.awaited.Office && done.DueOn == each.awaited.DueOn)).ToList();
            if (due.Count == 0) continue;
            var facts = new List<Fact>();
            foreach (var (awaited, turn) in due)
            {
                if (await Take(request, awaited, turn, cards, occasion, cancellation) is not { } fact) continue;
                facts.Add(fact);
                db.Turns.Add(new() { Request = request.Id, Clock = awaited.Clock, Office = awaited.Office, Turn = turn, DueOn = awaited.DueOn, At = now });
            }
            if (facts.Count == 0) continue;
            db.Db.Entry(request).State = EntityState.Modified;
            // Lost to somebody who answers at this moment: the next sweep looks again.
            if (await db.Db.Save(occasion, facts, cancellation) is not null) break;
            count += facts.Count;
        }
        return count;
    }

    private async Task<Fact?> Take(Request request, Awaited awaited, Turn turn, IReadOnlyDictionary<OfficeId, OfficeCard> cards, Occasion occasion, CancellationToken cancellation)
    {
        var office = cards[awaited.Office];
        var details = new { office = office.Name.Best("en"), clock = awaited.Clock, dueOn = awaited.DueOn };
        return turn switch
        {
            Turn.Reminder => ForConcerned("requests.reminded", request, awaited, details, [Reminder(request, awaited, office, occasion)]),
            Turn.Escalation => ForConcerned("requests.escalated", request, awaited, details, await Escalation(request, awaited, office, occasion, cancellation)),
            Turn.Silence => Silence(request, awaited, cards, await offices.With(Role.Officer, cancellation), details, occasion),
        };
    }

    /// <summary>What is asked of a service is between it and the facility; the rest concerns everybody who asks.</summary>
    private static Fact ForConcerned(string kind, Request request, Awaited awaited, object details, IReadOnlyList<LetterDraft> letters) => awaited.Clock == Clocks.Opinion
        ? request.ForTeam(kind, null, details, letters, [To.Office(awaited.Office.Value)]) : request.ForEverybody(kind, null, details, letters);

    private LetterDraft Reminder(Request request, Awaited awaited, OfficeCard office, Occasion occasion) => awaited.Clock switch
    {
        // The first link may have expired with its thirty days; each letter carries its own, and the first answer closes the question for all.
        Clocks.Opinion => DecisionLetters.Reminder(request, new(office, request.Consultations.Single(each => each.Office == awaited.Office && each.IsOpen).Question, awaited.DueOn),
            Clocks.Silence(awaited.Clock, occasion.By.Workflow), links.Make(ConsultServices.OpinionPurpose, request.Reference, office.Id, office.Language, occasion.At)),
        Clocks.SignOff => WaitLetters.SignOffReminder(request, office, awaited, occasion.By.Workflow, links.Make(InviteParty.SignOffPurpose, request.Reference, office.Id, office.Language, occasion.At)),
        _ => WaitLetters.InformationReminder(request, office, awaited, request.OpenQuestion!.Question, occasion.By.Workflow),
    };

    /// <summary>To each deputy in person; where an office has none, to its officer at the facility, who can telephone.</summary>
    private async Task<IReadOnlyList<LetterDraft>> Escalation(Request request, Awaited awaited, OfficeCard office, Occasion occasion, CancellationToken cancellation)
    {
        var deputies = await offices.Deputies(office.Id, occasion.Today, cancellation);
        return deputies.Count > 0
            ? [.. deputies.Select(deputy => WaitLetters.ToDeputy(request, office, deputy, awaited, occasion.By.Workflow))]
            : [.. (await offices.With(Role.Officer, cancellation)).Select(officer => WaitLetters.NobodyToDeputise(request, office, officer, awaited))];
    }

    private static Fact? Silence(Request request, Awaited awaited, IReadOnlyDictionary<OfficeId, OfficeCard> cards, IReadOnlyList<OfficeCard> officers, object details, Occasion occasion)
    {
        if (awaited.Clock == Clocks.SignOff)
        {
            var party = request.ActiveParties.Single(each => each.Office == awaited.Office);
            var passage = PartyFlow.Table.Check(PartyAct.LeaveOut, new(request, party), occasion.By);
            if (passage.Problem is not null) return null;
            // Written while it still belongs: it reads that it was left out, and nothing after.
            var fact = request.ForEverybody(passage.Value.Step.Fact, null, details, WaitLetters.LeftOut(request, party, cards));
            party.Take(passage.Value, occasion.At);
            return fact;
        }
        var lapse = RequestFlow.Table.Check(RequestAct.Lapse, request, occasion.By);
        if (lapse.Problem is not null) return null;
        request.Take(lapse.Value, occasion.At);
        return request.ForEverybody(lapse.Value.Step.Fact, null, details, WaitLetters.Lapsed(request, officers, cards));
    }
}
