using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Requests;

/// <summary>What every act on a meeting needs: to find it, to tell of it, and to give its cases free.</summary>
internal static class MeetingFacts
{
    public static Fact Fact(this Meeting meeting, string kind, Guid? office, object? details = null, IReadOnlyList<LetterDraft>? letters = null) =>
        new(kind, meeting.Case, meeting.Reference, details, Request.InsideTokens) { Office = office, Letters = letters ?? [] };

    /// <summary>Who reads everything that was said: the team, and of the committee those who were recused from no case.</summary>
    public static IReadOnlyList<string> Readers(this Meeting meeting) => meeting.Recused.ToHashSet() is { Count: > 0 } recused
        ? [.. Request.TeamTokens, .. meeting.Attendance.Where(each => !recused.Contains(each.Office)).Select(each => To.Office(each.Office.Value))] : Request.InsideTokens;

    /// <summary>For an operation: the meeting, tracked, if the viewer sees it.</summary>
    public static Task<Meeting?> FindMeeting(this RequestsDb db, string reference, Viewer viewer, CancellationToken cancellation) =>
        db.Meetings.SeenBy(db.Db, viewer, meeting => meeting.Id).SingleOrDefaultAsync(meeting => meeting.Reference == reference, cancellation);

    /// <summary>Cases that still stand on its agenda can be put on another. Unsaved.</summary>
    public static async Task<IReadOnlyList<Fact>> Release(this RequestsDb db, Meeting meeting, Guid by, CancellationToken cancellation)
    {
        var facts = new List<Fact>();
        foreach (var request in await db.Requests.AsSplitQuery().Where(request => request.OnAgendaOf == meeting.Reference).ToListAsync(cancellation))
        {
            request.OnAgendaOf = null;
            facts.Add(request.ForTeam("requests.taken-off-agenda", by, new { meeting = meeting.Reference }, null, [.. request.CommitteeTokens]));
        }
        return facts;
    }
}
