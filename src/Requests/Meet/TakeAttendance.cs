using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Requests.Declare;

namespace Passerelle.Requests.Meet;

internal sealed class AttendanceLine
{
    public Guid Office { get; set; }

    public bool Present { get; set; }

    public string? Who { get; set; }
}

internal sealed class AttendanceForm
{
    public List<AttendanceLine> Offices { get; set; } = [];

    /// <summary>Who led it, where that was not the office planned; null for that one.</summary>
    public Guid? Chair { get; set; }
}

/// <summary>The meeting was held: every office of the committee was there or not, and somebody led it.</summary>
internal sealed class TakeAttendance(RequestsDb db, OfficesDesk offices, DeriveConflicts derive)
{
    public async Task<Outcome<string>> Run(string reference, AttendanceForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.FindMeeting(reference, occasion.By, cancellation) is not { } meeting) return Problem.NotFound();
        var passage = MeetingFlow.Table.Check(MeetingAct.TakeAttendance, meeting, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (occasion.Today < meeting.Day) return Problem.Invalid("", "requests.meet.not-yet", meeting.Day);

        var committee = await offices.With(Role.Committee, cancellation);
        var findings = new List<Finding>();
        foreach (var (at, line) in form.Offices.Index())
        {
            if (committee.All(office => office.Id.Value != line.Office)) findings.Add(new($"Offices[{at}].Present", "requests.meet.not-of-committee"));
            if (line.Present && string.IsNullOrWhiteSpace(line.Who)) findings.Add(new($"Offices[{at}].Who", "requests.meet.who-needed"));
            if (line.Who?.Length > Meeting.MaxWho) findings.Add(new($"Offices[{at}].Who", "requests.appraise.too-long", Meeting.MaxWho, line.Who.Length));
        }
        var lines = form.Offices.DistinctBy(line => line.Office).ToDictionary(line => line.Office);
        if (!form.Offices.Any(line => line.Present)) findings.Add(new("", "requests.meet.nobody-came"));
        var chair = form.Chair ?? meeting.Chair.Value;
        if (form.Offices.Any(line => line.Present) && lines.GetValueOrDefault(chair) is not { Present: true }) findings.Add(new("Chair", "requests.meet.chair-absent"));
        if (findings.Count > 0) return Problem.Invalid(findings);

        meeting.Chair = new OfficeId(chair);
        meeting.Attendance = [.. committee.Select(office => lines.GetValueOrDefault(office.Id.Value) is { Present: true } line ? new Attendance(office.Id, true, line.Who!.Trim()) : new Attendance(office.Id, false, ""))];
        meeting.Take(passage.Value, occasion.Today);
        var fact = meeting.Fact(passage.Value.Step.Fact, passage.Value.Office, new { chair = meeting.Chair, attendance = meeting.Attendance });
        // The directory may know more than when the agenda went out, and where no agenda does, nobody has looked yet.
        var conflicts = new List<Fact>();
        foreach (var request in await db.Requests.AsSplitQuery().Where(request => request.OnAgendaOf == reference).ToListAsync(cancellation))
            conflicts.AddRange(await derive.Note(request, [.. committee.Select(office => office.Id)], occasion, cancellation));
        return await db.Db.Save(occasion, [fact, .. conflicts], cancellation) is { } race ? race : reference;
    }
}
