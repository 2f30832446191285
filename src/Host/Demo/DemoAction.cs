using System.Globalization;
using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>The Action that the request became: formulated, planned, agreed, carried out with one slip, closed.</summary>
internal sealed class DemoAction(DemoStage stage, DemoCast cast, CaseFile story, DemoRequest request)
{
    private static readonly IReadOnlyList<string> languages = ["en", "fr"];

    private readonly Dictionary<string, Guid> activities = [];
    private string address = "";
    private DateOnly begun;

    public string Reference => address["/actions/".Length..];

    /// <summary>Id of an activity by the name the story gives it.</summary>
    public Guid Activity(string activity) => activities[activity];

    public IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>> Acts => field ??= new Dictionary<string, Func<Moment, CancellationToken, Task>>
    {
        ["formulateAction"] = Formulate, ["planActivities"] = Plan, ["recordDelivery"] = Deliver, ["recordSlip"] = Slip, ["closeAction"] = Close,
        ["scoreAction"] = Score, ["writeAgreement"] = WriteAgreement, ["signAgreement"] = Sign,
        ["agreeAction"] = (moment, cancellation) => Advance("agree", moment, cancellation),
        ["startAction"] = (moment, cancellation) => Advance("start", moment, cancellation),
        ["beginClosing"] = (moment, cancellation) => Advance("begin-closing", moment, cancellation),
    };

    private async Task Formulate(Moment moment, CancellationToken cancellation)
    {
        var made = await cast.Post(moment.By, "/actions", new { request = request.Reference, form = Form("en") }, cancellation);
        address = $"/actions/{made.GetProperty("reference").GetString()}";
        await cast.Put(moment.By, address, Form("fr"), cancellation);
    }

    private object Form(string language) => new
    {
        language, title = story.Action.Title[language], summary = story.Fiche.Summary[language], context = story.Action.Context[language], concept = story.Action.Concept[language],
        objectives = string.Join('\n', story.Action.Objectives.Select(objective => objective[language])), story.Action.Scope, story.Action.Pillars, story.Action.Areas, story.Fiche.Countries, story.Action.Start, story.Action.End, story.Action.Numbers,
    };

    private async Task Plan(Moment moment, CancellationToken cancellation)
    {
        begun = stage.Clock.Today;
        foreach (var language in languages)
        {
            var planned = await cast.Put(moment.By, $"{address}/plan", PlanIn(language), cancellation);
            foreach (var (activity, written) in story.Action.Activities.Zip(planned.GetProperty("activities").EnumerateArray())) activities[activity.Id] = written.GetProperty("id").GetGuid();
        }
    }

    private Task Slip(Moment moment, CancellationToken cancellation) => cast.Put(moment.By, $"{address}/plan", PlanIn("en", moved: moment.Activity), cancellation);

    /// <summary>The whole plan, as its page would send it.</summary>
    private object PlanIn(string language, string? moved = null) => new
    {
        language, activities = story.Action.Activities.Select(activity => new
        {
            id = activities.TryGetValue(activity.Id, out var id) ? id : (Guid?)null, activity.Type, title = activity.Title[language], place = activity.Place[language], activity.Country,
            activity.Days, activity.Experts, activity.Participants, activity.Interpretation, key = activity.Id, activity.After,
            overrides = activity.Exception is { } exception ? [new { exception.Rule, reason = exception.Reason[language] }] : (object[])[],
            planned = activity.Id == moved ? activity.Slip!.To : On(activity.Planned), actual = delivered.Contains(activity.Id) ? activity.Actual : null, reason = activity.Id == moved ? activity.Slip!.Reason[language] : null,
        }),
    };

    /// <summary>A month as the story writes it, or so many days after the plan was made: <c>+70</c>.</summary>
    private string On(string month) => month.StartsWith('+') && begun.AddDays(int.Parse(month[1..], CultureInfo.InvariantCulture)) is var day ? new PartialDate(day.Year, day.Month).ToString() : month;

    private async Task Score(Moment moment, CancellationToken cancellation)
    {
        var sheet = await cast.Read(moment.By, $"{address}/criteria", cancellation);
        var criteria = sheet.GetProperty("criteria").EnumerateArray().ToDictionary(row => row.GetProperty("number").GetInt32(), row => row.GetProperty("criterion").GetString());
        var marks = story.Action.Scores[moment.Target ?? ""];
        await cast.Put(moment.By, $"{address}/criteria", new { criteria = marks.Select(mark => new { criterion = criteria[mark.Criterion], value = mark.Score, justification = mark.Text }) }, cancellation);
    }

    private Task WriteAgreement(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/agreement", new { language = "en" }, cancellation);

    private async Task Sign(Moment moment, CancellationToken cancellation)
    {
        var agreement = await cast.Read(moment.By, $"{address}/agreement", cancellation);
        await cast.Post(moment.By, $"{address}/agreement/signature", new { number = agreement.GetProperty("versions").EnumerateArray().Last().GetProperty("number").GetInt32() }, cancellation);
    }

    private readonly HashSet<string> delivered = [];

    private async Task Deliver(Moment moment, CancellationToken cancellation)
    {
        var activity = story.Action.Activities.Single(activity => activity.Id == moment.Activity);
        await cast.Post(moment.By, $"{address}/deliver", new { activity = activities[activity.Id], activity.Actual }, cancellation);
        delivered.Add(activity.Id);
    }

    private Task Close(Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/close", new
    {
        outputs = string.Join('\n', story.Action.Closing.Outputs.Select(output => output["en"])), story.Action.ExpertCountries, expertSectors = story.Action.ExpertSectors, story.Action.End,
    }, cancellation);

    private Task Advance(string act, Moment moment, CancellationToken cancellation) => cast.Post(moment.By, $"{address}/{act}", new { }, cancellation);
}
