namespace Passerelle.Host.Demo;

/// <summary>The panel of experts that an officer composes for an activity, from the roster as it is.</summary>
internal sealed class DemoPanel(DemoCast cast, CaseFile story, DemoAction action)
{
    private string address = "";

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>> { ["openPanel"] = Open, ["composePanel"] = Compose };

    private async Task Open(Moment moment, CancellationToken cancellation)
    {
        var reference = (await cast.Post(moment.By, "/panels", new { action = action.Reference, activity = action.Activity(moment.Activity ?? "") }, cancellation)).GetString();
        address = $"/panels/{reference}";
        await cast.Put(moment.By, $"{address}/profile", story.Panel, cancellation);
    }

    private Task Compose(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/compose", null, cancellation);
}
