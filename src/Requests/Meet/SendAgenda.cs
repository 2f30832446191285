using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Meet;

/// <summary>
/// The agenda goes to every office of the committee. Conflicts of interest of its members are derived now, so that they are known before anybody votes.
/// </summary>
internal sealed class SendAgenda(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Meeting meeting, CancellationToken cancellation) =>
        MeetingLetters.Invitation(meeting, await offices.With(Role.Committee, cancellation));

    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.SendAgenda, meeting, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (meeting.Day < occasion.Today) return Problem.Invalid("", "requests.meet.day-passed", meeting.Day);

        var letters = await Letters(meeting, cancellation);
        var committee = (await offices.With(Role.Committee, cancellation)).Select(office => office.Id).ToList();
        var facts = new List<Fact>();
        foreach (var request in await db.Requests.AsSplitQuery().Where(request => request.OnAgendaOf == reference).ToListAsync(cancellation))
            facts.AddRange(await derive.Note(request, committee, occasion, cancellation));
        meeting.Take(passage.Value, occasion.Today);
        facts.Insert(0, meeting.Fact(passage.Value.Step.Fact, passage.Value.Office, new { meeting.Day, meeting.Place, requests = meeting.Agenda.Select(item => item.Request) }, letters));
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }
}

/// <summary>A meeting that will not take place. Its cases wait for another.</summary>
internal sealed class CancelMeeting(RequestsDb db, OfficesDesk offices)
{
    public const int MaxReason = 2000;

    /// <summary>Empty before the agenda was sent: nobody knows of it.</summary>
    public async Task<IReadOnlyList<LetterDraft>> Letters(Meeting meeting, string reason, CancellationToken cancellation) =>
        meeting.Status == MeetingStatus.AgendaSent ? MeetingLetters.Cancelled(meeting, reason, await offices.With(Role.Committee, cancellation)) : [];

    public async Task<Outcome<string>> Run(string reference, string? reason, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.Cancel, meeting, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(reason)) return Problem.Invalid("Reason", "requests.meet.reason-needed");
        if (reason.Length > MaxReason) return Problem.Invalid("Reason", "requests.appraise.too-long", MaxReason, reason.Length);

        var letters = await Letters(meeting, reason.Trim(), cancellation);
        var facts = new List<Fact> { meeting.Fact(passage.Value.Step.Fact, passage.Value.Office, null, letters) };
        facts.AddRange(await db.Release(meeting, passage.Value.Office, cancellation));
        meeting.Take(passage.Value, occasion.Today);
        return await db.Db.Save(occasion with { Reason = reason.Trim() }, facts, cancellation) is { } race ? race : reference;
    }
}
