using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Consult;

/// <summary>Reminds every service that has not answered, once, shortly before its last day. Run again and again without harm.</summary>
internal sealed class RemindServices(RequestsDb db, OfficesDesk offices, LinksDesk links, TimeProvider clock)
{
    public const int DaysBefore = 3;

    /// <summary>The number of services reminded.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var (today, until) = (occasion.Today, occasion.Today.AddDays(DaysBefore));
        // Who was asked today for an answer the day after needs no reminder an hour later.
        var asked = occasion.At.AddDays(-1);
        var due = await db.Requests.Where(request => request.Status == RequestStatus.InConsultation && request.Since <= asked
            && request.Consultations.Any(each => each.AnsweredAt == null && !each.Silent && each.RemindedAt == null && each.DueOn >= today && each.DueOn <= until)).ToListAsync(cancellation);
        var reminded = 0;
        foreach (var request in due)
        {
            var waiting = request.Consultations.Where(each => each.IsOpen && each.RemindedAt is null && each.DueOn >= today && each.DueOn <= until).ToList();
            var cards = await offices.Cards([.. waiting.Select(consultation => consultation.Office)], cancellation);
            foreach (var consultation in waiting) consultation.RemindedAt = occasion.At;
            // The first link may have expired with its thirty days; each letter carries its own, and the first answer closes the question for all.
            var letters = waiting.Select(consultation => (Consultation: consultation, Office: cards[consultation.Office])).Select(each => DecisionLetters.Reminder(request,
                new(each.Office, each.Consultation.Question, each.Consultation.DueOn), links.Make(ConsultServices.OpinionPurpose, request.Reference, each.Office.Id, each.Office.Language, occasion.At))).ToList();
            var fact = request.ForTeam("requests.opinion-reminded", null, new { offices = waiting.Select(consultation => cards[consultation.Office].Name.Best("en")) }, letters, [.. waiting.Select(consultation => To.Office(consultation.Office.Value))]);
            // Lost to somebody who answers at this moment: the next sweep looks again.
            if (await db.Db.Save(occasion, [fact], cancellation) is null) reminded += waiting.Count;
            else break;
        }
        return reminded;
    }
}
