using Passerelle.Platform.Documents;
using Passerelle.Requests.Decide;

namespace Passerelle.Requests.Meet;

/// <summary>The committee's documents for one reader: papers of a case, papers of a meeting, minutes.</summary>
internal sealed class PrintMeeting(ReadMeeting meetings, ReadPaper papers, CommitteeDocuments documents)
{
    /// <summary>NotFound for who may not read the inside of the case.</summary>
    public async Task<Outcome<Document>> Paper(string request, Viewer viewer, CancellationToken cancellation)
    {
        var read = await papers.Run(request, viewer, cancellation);
        return read.Problem is { } problem ? problem : read.Value.Inside ? documents.Paper(read.Value) : Problem.NotFound();
    }

    public async Task<Outcome<Document>> Papers(string meeting, Viewer viewer, CancellationToken cancellation)
    {
        var read = await meetings.Run(meeting, viewer, cancellation);
        if (read.Problem is { } problem) return problem;
        var all = new List<Paper>();
        foreach (var item in read.Value.Meeting.Agenda)
            if (await papers.Run(item.Request, viewer, cancellation) is { Problem: null, Value: { Inside: true } paper }) all.Add(paper);
        return documents.Papers(read.Value.Meeting, read.Value.History[^1].At, all);
    }

    /// <summary>NotFound before the meeting was held.</summary>
    public async Task<Outcome<Document>> Minutes(string meeting, Viewer viewer, CancellationToken cancellation)
    {
        var read = await meetings.Run(meeting, viewer, cancellation);
        return read.Problem is { } problem ? problem : read.Value.Meeting.Status is MeetingStatus.Held or MeetingStatus.MinutesApproved ? documents.Minutes(read.Value) : Problem.NotFound();
    }
}
