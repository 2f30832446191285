using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Requests.Wait;

/// <summary>An answer that an office owes, and its clock.</summary>
/// <param name="Clock">Key of <see cref="Clocks"/>.</param>
/// <param name="Country">Whose working days are counted; null: Monday to Friday.</param>
/// <param name="Since">When it was asked.</param>
/// <param name="DueOn">The last day; it counts in full.</param>
internal sealed record Awaited(string Clock, OfficeId Office, string? Country, DateTimeOffset Since, DateOnly DueOn)
{
    /// <summary>Everything that offices outside the facility owe a request at this moment.</summary>
    /// <param name="countries">Of the offices consulted.</param>
    public static IEnumerable<Awaited> In(Request request, IReadOnlyDictionary<OfficeId, string?> countries, Workflow workflow)
    {
        if (request.Status == RequestStatus.Draft)
            foreach (var party in request.UnsignedParties)
                yield return new(Clocks.SignOff, party.Office, party.Country, party.InvitedAt, SignOffDue(party, workflow));
        if (request.OpenQuestion is { } question) yield return new(Clocks.Information, request.Lead, request.LeadParty.Country, question.AskedAt, question.DueOn);
        if (request.Status == RequestStatus.InConsultation)
            foreach (var consultation in request.Consultations.Where(consultation => consultation.IsOpen))
                yield return new(Clocks.Opinion, consultation.Office, countries.GetValueOrDefault(consultation.Office), request.Since, consultation.DueOn);
    }

    public static DateOnly SignOffDue(Party party, Workflow workflow) =>
        WorkingDays.After(DateOnly.FromDateTime(party.InvitedAt.UtcDateTime), Clocks.Days(Clocks.SignOff, workflow), party.Country, workflow).To;

    /// <summary>The turns that are due: a reminder before the last day, the deputies after it, and then what silence means.</summary>
    public IEnumerable<Turn> Turns(DateTimeOffset now, Workflow workflow)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (reminder, escalation) = (Clocks.Days($"{Clock}.reminder", workflow), Clocks.Days($"{Clock}.escalation", workflow));
        // Who was asked today for an answer the day after needs no reminder an hour later.
        if (reminder > 0 && today <= DueOn && Since <= now.AddDays(-1) && WorkingDays.Between(today, DueOn, Country, workflow) <= reminder) yield return Turn.Reminder;
        if (today <= DueOn) yield break;
        var late = WorkingDays.Between(DueOn, today, Country, workflow);
        if (escalation > 0 && late >= escalation) yield return Turn.Escalation;
        // The deputies get the same time again before silence takes effect.
        if (Clocks.Silence(Clock, workflow) is Clocks.LeftOut or Clocks.Withdrawn && late > escalation) yield return Turn.Silence;
    }
}
