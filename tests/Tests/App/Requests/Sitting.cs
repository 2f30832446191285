using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Meet;

namespace Passerelle.Tests.App.Requests;

/// <summary>A case before the committee, the committee, and their meeting, brought as far as a test needs by the operations that people use.</summary>
internal sealed class Sitting
{
    private readonly TestHost host;

    private Sitting(TestHost host, Appraised story) => (this.host, Story) = (host, story);

    public Appraised Story { get; }

    /// <summary>The chair first.</summary>
    public required IReadOnlyList<Official> Members { get; init; }

    public string Reference { get; private set; } = "";

    /// <summary>A case that waits, and a committee of so many offices besides the one of the requesting ministry.</summary>
    public static async Task<Sitting> Before(TestHost host, int members, bool withRequester = false)
    {
        var story = await Appraised.BeforeCommittee(host);
        var committee = new List<Official> { story.Chair };
        for (var i = 1; i < members; i++) committee.Add(await host.Appoint($"Mira Member {i}", Role.Committee));
        if (withRequester)
        {
            var office = await story.Open(story.Lead, Role.Committee);
            var reference = (await host.Ask<OfficesDesk, OfficeCard?>(desk => desk.Find(office, CancellationToken.None)))!.Reference;
            committee.Add(await host.Join("Rosa Ministry", office, reference));
        }
        return new(host, story) { Members = committee };
    }

    /// <summary>Its agenda is sent.</summary>
    public static async Task<Sitting> Called(TestHost host, int members, bool withRequester = false)
    {
        var sitting = await Before(host, members, withRequester);
        await sitting.Plan();
        Appraised.Accepted(await sitting.Send());
        return sitting;
    }

    /// <summary>Held on its day, so many of its offices present, the chair among them.</summary>
    public static async Task<Sitting> Held(TestHost host, int members, int? present = null, bool withRequester = false)
    {
        var sitting = await Called(host, members, withRequester);
        host.Clock.Advance(TimeSpan.FromDays(5));
        Appraised.Accepted(await sitting.Attend([.. sitting.Members.Take(present ?? sitting.Members.Count)]));
        return sitting;
    }

    public MeetingForm Form() => new() { Day = new(2026, 1, 20), Place = "Room 2, Vienna", Chair = Members[0].Office.Value, Requests = [Story.Reference] };

    public async Task Plan()
    {
        var planned = await Story.Do<PlanMeeting>(Story.Officer, (plan, occasion) => plan.Run(Form(), occasion, default));
        Appraised.Accepted(planned);
        Reference = planned.Value;
    }

    public void Known(string reference) => Reference = reference;

    public Task<Outcome<string>> Send() => Story.Do<SendAgenda>(Story.Officer, (send, occasion) => send.Run(Reference, occasion, default));

    public Task<Outcome<string>> Attend(IReadOnlyList<Official> present) => Story.Do<TakeAttendance>(Story.Officer, (take, occasion) => take.Run(Reference, new()
    {
        Offices = [.. Members.Select(member => new AttendanceLine { Office = member.Office.Value, Present = present.Contains(member), Who = member.Email })],
    }, occasion, default));

    /// <summary>A motion with one ballot for each member named, in their order.</summary>
    public async Task<Outcome<MotionOutcome?>> Vote(DecisionKind kind, params Ballot?[] ballots)
    {
        var occasion = await Story.As(Story.Officer);
        return await host.Ask<RecordItem, Outcome<MotionOutcome?>>(record => record.Run(Reference, Story.Reference, Motion(kind, ballots), occasion, default));
    }

    public ItemForm Motion(DecisionKind kind, params Ballot?[] ballots) => new()
    {
        Discussion = "They spoke about the host.", Put = true, Asked = true,
        Motion = new DecisionForm { Kind = kind, Reasons = "It is their own need.", Conditions = kind == DecisionKind.ApproveWithConditions ? "By June." : null },
        Ballots = [.. ballots.Index().Where(ballot => ballot.Item is not null).Select(ballot => new BallotLine { Office = Members[ballot.Index].Office.Value, Ballot = ballot.Item })],
    };

    public async Task<Outcome<string>> Approve(Official by)
    {
        var version = await host.Read(db => Task.FromResult(db.Set<Meeting>().Single(meeting => meeting.Reference == Reference).Version));
        return await Story.Do<ApproveMinutes>(by, (approve, occasion) => approve.Run(Reference, version, occasion, default));
    }

    public async Task<string> Status()
    {
        using var api = await Story.Api(Story.Officer);
        return (await api.GetJson($"/api/v1/requests/{Story.Reference}")).GetProperty("status").GetString()!;
    }
}
