namespace Passerelle.Host.Demo;

/// <summary>The steering committee meets: one of its members once worked for a ministry that asks, and has no vote on the case.</summary>
internal sealed class DemoCommittee(DemoCast cast, CaseFile story, DemoRequest request)
{
    private string address = "";

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["statePosting"] = StatePosting, ["planMeeting"] = Plan, ["sendAgenda"] = (moment, cancellation) => cast.Post(moment.By, $"{address}/agenda", null, cancellation), ["acceptMeasure"] = AcceptMeasure,
        ["holdMeeting"] = Hold, ["decideInMeeting"] = Decide, ["approveMinutes"] = ApproveMinutes,
    };

    private StoryMeeting Meeting => story.Meeting;

    private Task StatePosting(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, "/me/postings",
        new { institution = cast.References[Meeting.Posting.Institution], Meeting.Posting.Function, Meeting.Posting.From, until = Meeting.Posting.To }, cancellation);

    private async Task Plan(Moment moment, CancellationToken cancellation) =>
        address = $"/meetings/{(await cast.Post(moment.By, "/meetings", new { Meeting.Day, Meeting.Place, chair = cast.Office(Meeting.Chair), requests = new[] { request.Reference } }, cancellation)).GetString()}";

    private async Task AcceptMeasure(Moment moment, CancellationToken cancellation)
    {
        var found = (await cast.Read(moment.By, $"{request.Address}/conflicts", cancellation)).EnumerateArray().Single(conflict => conflict.GetProperty("basis").GetString() == "former-post");
        await cast.Post(moment.By, $"{request.Address}/conflicts/{found.GetProperty("id").GetGuid()}", new { act = "mitigate", Meeting.Mitigation.Measure, Meeting.Mitigation.Reason }, cancellation);
    }

    private Task Hold(Moment moment, CancellationToken cancellation) =>
        cast.Post(moment.By, $"{address}/attendance", new { offices = Meeting.Attendance.Select(each => new { office = cast.Office(each.Office), present = true, each.Who }) }, cancellation);

    private Task Decide(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/items/{request.Reference}", new
    {
        Meeting.Discussion, put = true, asked = true, motion = new { kind = "approveWithConditions", reasons = string.Join("\n\n", story.Decision.Reasons), conditions = string.Join("\n\n", story.Decision.Conditions) },
        ballots = Meeting.Attendance.Where(each => each.Vote is not null).Select(each => new { office = cast.Office(each.Office), ballot = each.Vote }),
    }, cancellation);

    private async Task ApproveMinutes(Moment moment, CancellationToken cancellation) =>
        await cast.Post(moment.By, $"{address}/minutes", new { version = (await cast.Read(moment.By, address, cancellation)).GetProperty("version").GetInt32() }, cancellation);
}
