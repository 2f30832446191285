namespace Passerelle.Host.Demo;

/// <summary>The panel of experts that an officer composes for an activity, from the roster as it is.</summary>
internal sealed class DemoPanel(DemoCast cast, CaseFile story, DemoAction action)
{
    private string address = "";

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>> { ["openPanel"] = Open, ["openUsualPanel"] = OpenUsual, ["composePanel"] = Compose, ["proposePanel"] = Propose, ["declinePanel"] = Decline };

    private async Task Open(Moment moment, CancellationToken cancellation)
    {
        var reference = (await cast.Post(moment.By, "/panels", new { action = action.Reference, activity = action.Activity(moment.Activity ?? "") }, cancellation)).GetString();
        address = $"/panels/{reference}";
        await cast.Put(moment.By, $"{address}/profile", story.Panel, cancellation);
    }

    /// <summary>For another activity, with the profile that its type usually asks for: open, for a season to be composed.</summary>
    private Task OpenUsual(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, "/panels", new { action = action.Reference, activity = action.Activity(moment.Activity ?? "") }, cancellation);

    private Task Propose(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/propose", null, cancellation);

    /// <summary>The first at the table cannot come.</summary>
    private async Task Decline(Moment moment, CancellationToken cancellation)
    {
        var chairs = (await cast.Read(moment.By, address, cancellation)).GetProperty("answer").GetProperty("chairs");
        await cast.Post(moment.By, $"{address}/exclude", new { expert = chairs[0].GetProperty("expert").GetString(), reason = "dates" }, cancellation);
    }

    private Task Compose(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/compose", null, cancellation);
}
