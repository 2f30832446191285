namespace Passerelle.Host.Demo;

/// <summary>The panel of experts that an officer composes for an activity, from the roster as it is.</summary>
internal sealed class DemoPanel(DemoCast cast, CaseFile story, DemoAction action)
{
    private string activity = "";

    public string Address { get; private set; } = "";

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>> { ["openPanel"] = Open, ["openUsualPanel"] = OpenUsual, ["composePanel"] = Compose };

    private async Task Open(Moment moment, CancellationToken cancellation)
    {
        var reference = (await cast.Post(moment.By, "/panels", new { action = action.Reference, activity = action.Activity(moment.Activity ?? "") }, cancellation)).GetString();
        (Address, activity) = ($"/panels/{reference}", action.Activity(moment.Activity ?? "").ToString());
        await cast.Put(moment.By, $"{Address}/profile", story.Panel, cancellation);
    }

    /// <summary>For another activity, with the profile that its type usually asks for: open, for a season to be composed.</summary>
    private Task OpenUsual(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, "/panels", new { action = action.Reference, activity = action.Activity(moment.Activity ?? "") }, cancellation);

    private Task Compose(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{Address}/compose", null, cancellation);

    /// <summary>Of the activity, as the plan has it.</summary>
    public async Task<DateOnly> FirstDay(Moment moment, CancellationToken cancellation) =>
        DateOnly.Parse((await cast.Read(moment.By, $"/actions/{action.Reference}", cancellation)).GetProperty("activities").EnumerateArray().Single(each => each.GetProperty("id").GetString() == activity).GetProperty("planned").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
