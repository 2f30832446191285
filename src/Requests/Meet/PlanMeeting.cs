using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

/// <summary>The secretariat plans a meeting of the steering committee and puts cases on its agenda.</summary>
internal sealed class PlanMeeting(RequestsDb db, PlanOfMeeting plans)
{
    /// <summary>The meeting's reference.</summary>
    public async Task<Outcome<string>> Run(MeetingForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Officer) is not { } by) return Problem.Refused("requests.meet.officer-only");
        var plan = await plans.Check(form, null, occasion, cancellation);
        if (plan.Problem is { } problem) return problem;

        var meeting = new Meeting
        {
            Id = ITypedId<MeetingId>.New(occasion.At), Reference = await db.Db.NextReference("MTG", occasion.At.Year, cancellation),
            Day = plan.Value.Day, Place = plan.Value.Place, Remote = plan.Value.Remote, Chair = plan.Value.Chair,
        };
        db.Meetings.Add(meeting);
        var placed = await plans.Place(meeting, plan.Value.Requests, by, cancellation);
        var fact = meeting.Fact("requests.meeting-planned", by, new { meeting.Day, meeting.Place, meeting.Remote, chair = meeting.Chair, requests = meeting.Agenda.Select(item => item.Request) });
        return await db.Db.Save(occasion, [fact, .. placed], cancellation) is { } race ? race : meeting.Reference;
    }
}

/// <summary>Day, place, chair or agenda change; an agenda already sent has to be sent again.</summary>
internal sealed class ChangeMeeting(RequestsDb db, PlanOfMeeting plans)
{
    public async Task<Outcome<string>> Run(string reference, MeetingForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.Change, meeting, occasion.By);
        if (passage.Problem is { } refused) return refused;
        var plan = await plans.Check(form, reference, occasion, cancellation);
        if (plan.Problem is { } problem) return problem;

        (meeting.Day, meeting.Place, meeting.Remote, meeting.Chair) = (plan.Value.Day, plan.Value.Place, plan.Value.Remote, plan.Value.Chair);
        var placed = await plans.Place(meeting, plan.Value.Requests, passage.Value.Office, cancellation);
        meeting.Take(passage.Value, occasion.Today);
        db.Db.Entry(meeting).State = EntityState.Modified;
        var fact = meeting.Fact(passage.Value.Step.Fact, passage.Value.Office, new { meeting.Day, meeting.Place, meeting.Remote, chair = meeting.Chair, requests = meeting.Agenda.Select(item => item.Request) });
        return await db.Db.Save(occasion, [fact, .. placed], cancellation) is { } race ? race : reference;
    }
}
