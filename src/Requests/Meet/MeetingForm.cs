using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

internal sealed class MeetingForm
{
    public DateOnly? Day { get; set; }

    public string? Place { get; set; }

    /// <summary>From afar: the place then says how to take part.</summary>
    public bool Remote { get; set; }

    /// <summary>An office of the committee.</summary>
    public Guid? Chair { get; set; }

    /// <summary>References of the requests, in the order of the agenda.</summary>
    public List<string> Requests { get; set; } = [];
}

/// <summary>A meeting's own plan, checked: the committee it is for and the cases it takes up.</summary>
internal sealed record MeetingPlan(DateOnly Day, string Place, bool Remote, OfficeId Chair, IReadOnlyList<Request> Requests);

/// <summary>What planning and changing a meeting share.</summary>
internal sealed class PlanOfMeeting(RequestsDb db, OfficesDesk offices)
{
    /// <summary>Cases that wait for the committee and stand on no other agenda, those that wait longest first.</summary>
    /// <param name="own">Reference of a meeting whose own cases are offered too.</param>
    public async Task<IReadOnlyList<Request>> Waiting(Viewer viewer, string? own, CancellationToken cancellation) =>
        await db.Seen(viewer).AsSplitQuery().Where(request => request.Status == RequestStatus.WithCommittee && (request.OnAgendaOf == null || request.OnAgendaOf == own)).OrderBy(request => request.Since).ToListAsync(cancellation);

    public async Task<Outcome<MeetingPlan>> Check(MeetingForm form, string? own, Occasion occasion, CancellationToken cancellation)
    {
        var committee = await offices.With(Role.Committee, cancellation);
        var waiting = (await Waiting(occasion.By, own, cancellation)).ToDictionary(request => request.Reference);
        var findings = new List<Finding>();
        if (form.Day is not { } day || day < occasion.Today) findings.Add(new("Day", "requests.meet.day-needed", occasion.Today));
        if (string.IsNullOrWhiteSpace(form.Place)) findings.Add(new("Place", form.Remote ? "requests.meet.access-needed" : "requests.meet.place-needed"));
        else if (form.Place.Trim().Length > Meeting.MaxPlace) findings.Add(new("Place", "requests.appraise.too-long", Meeting.MaxPlace, form.Place.Trim().Length));
        if (committee.All(office => office.Id.Value != form.Chair)) findings.Add(new("Chair", "requests.meet.chair-needed"));
        foreach (var reference in form.Requests.Distinct().Where(reference => !waiting.ContainsKey(reference))) findings.Add(new("Requests", "requests.meet.not-waiting", reference));
        if (findings.Count > 0) return Problem.Invalid(findings);
        return new MeetingPlan(form.Day!.Value, form.Place!.Trim(), form.Remote, new OfficeId(form.Chair!.Value), [.. form.Requests.Distinct().Select(reference => waiting[reference])]);
    }

    /// <summary>The cases on the agenda become these: what leaves it can be put on another. Unsaved.</summary>
    public async Task<IReadOnlyList<Fact>> Place(Meeting meeting, IReadOnlyList<Request> requests, Guid by, CancellationToken cancellation)
    {
        var facts = new List<Fact>();
        var before = await db.Requests.AsSplitQuery().Where(request => request.OnAgendaOf == meeting.Reference).ToListAsync(cancellation);
        foreach (var request in before.Where(request => requests.All(kept => kept.Id != request.Id)))
        {
            request.OnAgendaOf = null;
            facts.Add(request.ForTeam("requests.taken-off-agenda", by, new { meeting = meeting.Reference }, null, [.. request.CommitteeTokens]));
        }
        foreach (var request in requests.Where(request => request.OnAgendaOf is null))
        {
            request.OnAgendaOf = meeting.Reference;
            facts.Add(request.ForTeam("requests.put-on-agenda", by, new { meeting = meeting.Reference, day = meeting.Day }, null, [.. request.CommitteeTokens]));
        }
        meeting.Agenda = [.. requests.Select(request => new AgendaItem(request.Reference, request.Title))];
        return facts;
    }
}
