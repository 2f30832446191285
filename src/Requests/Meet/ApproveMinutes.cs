using Passerelle.Directory.Public;
using Passerelle.Requests.Letters;

namespace Passerelle.Requests.Meet;

/// <summary>The chair approves the minutes as they stand; nothing in them changes afterwards. Cases left undecided wait for another meeting.</summary>
internal sealed class ApproveMinutes(RequestsDb db, OfficesDesk offices)
{
    public async Task<IReadOnlyList<LetterDraft>> Letters(Meeting meeting, CancellationToken cancellation) => MeetingLetters.Minutes(meeting, await offices.With(Role.Committee, cancellation));

    /// <param name="version">The version the chair read: nobody approves minutes that changed under their eyes.</param>
    public async Task<Outcome<string>> Run(string reference, int version, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.ApproveMinutes, meeting, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (meeting.Version != version) return Problem.Conflict("requests.meet.minutes-changed");

        var letters = await Letters(meeting, cancellation);
        meeting.Take(passage.Value, occasion.Today);
        var facts = new List<Fact> { meeting.Fact(passage.Value.Step.Fact, passage.Value.Office, new { meeting.Agenda, meeting.Attendance }, letters) with { Audience = meeting.Readers() } };
        facts.AddRange(await db.Release(meeting, passage.Value.Office, cancellation));
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : reference;
    }
}
