using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

/// <summary>A meeting as the committee and the facility's team read it.</summary>
/// <param name="Requests">The cases on the agenda, as they stand today.</param>
/// <param name="Conflicts">Of interest, of offices of the committee in these cases, dismissed ones apart.</param>
/// <param name="Offers">What the viewer may do with it now.</param>
internal sealed record MeetingView(
    Meeting Meeting, Viewer Viewer, IReadOnlyDictionary<OfficeId, OfficeCard> Cards, IReadOnlyDictionary<string, Request> Requests, ILookup<string, Conflict> Conflicts, IReadOnlyList<JournalEntry> History,
    IReadOnlyList<Offer<MeetingAct>> Offers)
{
    /// <summary>A case the viewer does not read: of what was said and decided about it, the meeting shows nothing.</summary>
    public bool IsClosed(AgendaItem item) => !Requests.ContainsKey(item.Request);

    public string NameOf(OfficeId office) => Cards.TryGetValue(office, out var card) ? card.Title : "";

    public bool May(MeetingAct act) => Offers.Any(offer => offer.Act == act);

    /// <summary>Named rule that is missing for an act; null when it can be done.</summary>
    public string? Missing(MeetingAct act) => Offers.FirstOrDefault(offer => offer.Act == act)?.Missing;

    public bool Recused(string request, OfficeId office) => Conflicts[request].Any(conflict => conflict.Office == office);
}

/// <summary>Meetings of the steering committee, for those who belong to it and for the facility's team.</summary>
internal sealed class ReadMeeting(RequestsDb db, OfficesDesk offices, History history)
{
    public async Task<Outcome<MeetingView>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Meetings.AsNoTracking().SeenBy(db.Db, viewer, meeting => meeting.Id).SingleOrDefaultAsync(meeting => meeting.Reference == reference, cancellation) is not { } meeting) return Problem.NotFound();
        var references = meeting.Agenda.Select(item => item.Request).ToList();
        var requests = await db.Seen(viewer).AsNoTracking().AsSplitQuery().Where(request => references.Contains(request.Reference)).ToDictionaryAsync(request => request.Reference, cancellation);
        var ids = requests.Values.Select(request => request.Id).ToList();
        var committee = await offices.With(Role.Committee, cancellation);
        var members = meeting.Attendance.Count > 0 ? [.. meeting.Attendance.Select(each => each.Office)] : committee.Select(office => office.Id).ToList();
        var conflicts = await db.Conflicts.AsNoTracking().Where(conflict => ids.Contains(conflict.Request) && members.Contains(conflict.Office) && conflict.Status != ConflictStatus.Dismissed).OrderBy(conflict => conflict.Id).ToListAsync(cancellation);
        var named = requests.Values.ToDictionary(request => request.Id, request => request.Reference);
        var told = meeting.Agenda.SelectMany(item => item.Motions).SelectMany(motion => motion.Recusals).Select(recusal => recusal.AcceptedBy).OfType<OfficeId>();
        OfficeId?[] leaders = [meeting.Chair, meeting.ApprovedBy];
        var cards = await offices.Cards([.. members.Concat(leaders.OfType<OfficeId>()).Concat(told).Concat(conflicts.Select(conflict => conflict.JudgedBy).OfType<OfficeId>()).Distinct()], cancellation);
        var offers = MeetingFlow.Table.Offers(meeting, viewer);
        meeting.Agenda = [.. meeting.Agenda.Select(item => requests.ContainsKey(item.Request) ? item : new AgendaItem(item.Request, item.Title))];
        return new MeetingView(meeting, viewer, cards, requests, conflicts.ToLookup(conflict => named[conflict.Request]), await history.Of(meeting.Id.Value, viewer, cancellation), offers);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Meeting>> All(Viewer viewer, CancellationToken cancellation) =>
        await db.Meetings.AsNoTracking().SeenBy(db.Db, viewer, meeting => meeting.Id).OrderByDescending(meeting => meeting.Day).ThenByDescending(meeting => meeting.Reference).ToListAsync(cancellation);
}

/// <summary>What a meeting waits for, in the lists of those who can do it.</summary>
internal sealed class MeetingTasks(RequestsDb db) : Platform.Tasks.ITaskSource
{
    public async Task<IReadOnlyList<Platform.Tasks.TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        var open = await db.Meetings.AsNoTracking().SeenBy(db.Db, occasion.By, meeting => meeting.Id)
            .Where(meeting => meeting.Status != MeetingStatus.MinutesApproved && meeting.Status != MeetingStatus.Cancelled).OrderBy(meeting => meeting.Day).ToListAsync(cancellation);
        return [.. open.SelectMany(meeting => Waiting(meeting, occasion).Select(key => new Platform.Tasks.TaskItem($"/meetings/{meeting.Reference}", key, meeting.Reference, string.Join(" · ", meeting.Agenda.Select(item => item.Title.ToString())), Clocks.DueOn(meeting, occasion.By.Workflow))))];
    }

    private static IEnumerable<string> Waiting(Meeting meeting, Occasion occasion)
    {
        var ready = MeetingFlow.Table.Offers(meeting, occasion.By).Where(offer => offer.Missing is null).Select(offer => offer.Act).ToHashSet();
        if (ready.Contains(MeetingAct.SendAgenda)) yield return "requests.task.send-agenda";
        if (ready.Contains(MeetingAct.TakeAttendance) && meeting.Day <= occasion.Today) yield return "requests.task.take-attendance";
        if (ready.Contains(MeetingAct.RecordItem) && meeting.Agenda.Any(item => !item.Treated)) yield return "requests.task.record-items";
        if (ready.Contains(MeetingAct.ApproveMinutes)) yield return "requests.task.approve-minutes";
    }
}
