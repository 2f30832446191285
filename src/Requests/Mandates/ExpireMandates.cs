using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Mandates;

/// <summary>
/// Each day: an office is told two weeks before its mandate ends; the day after its last day it is no longer a member and sees nothing of what follows.
/// The lead is told, with the facility, and stays: a case without a lead has nobody to answer. Run again and again without harm.
/// </summary>
internal sealed class ExpireMandates(RequestsDb db, OfficesDesk offices, TimeProvider clock)
{
    public const int DaysBefore = 14;

    /// <summary>The number of offices told or gone.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var (today, soon) = (occasion.Today, occasion.Today.AddDays(DaysBefore));
        var concerned = await db.Requests.Where(request => request.Parties.Any(party => party.MandateUntil != null && party.MandateUntil <= soon && party.LeftAt == null)).AsSplitQuery().ToListAsync(cancellation);
        var touched = 0;
        foreach (var request in concerned.Where(request => !RequestFlow.Table.Over(request)))
        {
            var cards = await offices.Cards([.. request.Parties.Select(party => party.Office)], cancellation);
            var officers = request.ReachedFacility ? await offices.With(Role.Officer, cancellation) : [];
            var facts = new List<Fact>();
            foreach (var party in request.ActiveParties.Where(party => party.MandateUntil <= soon).ToList())
            {
                if (party.MandateUntil < today && PartyFlow.Table.Check(PartyAct.Expire, new(request, party), occasion.By) is { Problem: null } passage)
                {
                    // Told while it is still a member: the end of its mandate is the last thing it reads.
                    facts.Add(request.ForEverybody(passage.Value.Step.Fact, null, new { office = cards[party.Office].Title, country = party.Country, until = party.MandateUntil, signed = party.SignedText }, RequestLetters.MandateExpired(request, party, officers, cards)));
                    party.Take(passage.Value, occasion.At);
                }
                else if (party.RemindedAt is null)
                {
                    party.RemindedAt = occasion.At;
                    facts.Add(request.ForEverybody("requests.mandate-ends", null, new { office = cards[party.Office].Title, until = party.MandateUntil }, RequestLetters.MandateEnds(request, party, party.IsLead ? officers : [], cards)));
                }
            }
            if (facts.Count == 0) continue;
            db.Db.Entry(request).State = EntityState.Modified;
            // Lost to somebody who acts at this moment: the next sweep looks again.
            if (await db.Db.Save(occasion, facts, cancellation) is null) touched += facts.Count;
            else break;
        }
        return touched;
    }
}
