using System.Text.Json;

namespace Passerelle.Host.Demo;

/// <summary>The mark left in the data folder once the demo facility is whole: the site then lets anybody sign in as a demo person.</summary>
internal sealed record DemoMark(DateTimeOffset MadeAt, string Request, string Action)
{
    private static string In(string data) => Path.Combine(data, "demo.json");

    public static DemoMark? Read(string data) => File.Exists(In(data)) ? JsonSerializer.Deserialize<DemoMark>(File.ReadAllBytes(In(data)), StoredJson.Options) : null;

    /// <summary>Whether the database of the data folder was made whole: known without opening it. Of another database, the mark says nothing.</summary>
    public static bool Vouches(SiteOptions options) => options.Connection is null && File.Exists(In(options.Data)) && File.Exists(Database.FileIn(options.Data));

    public void Write(string data) => File.WriteAllBytes(In(data), JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options));
}

/// <summary>Makes the demo facility by living it: every scene is an act through the public addresses of the site, at its own time.</summary>
internal static class DemoFacility
{
    /// <param name="now">The present: the cases still running are dated back from it.</param>
    /// <param name="told">Called as each scene begins.</param>
    public static async Task<DemoMark> Make(SiteOptions options, DateTimeOffset now, Action<Scene> told, CancellationToken cancellation)
    {
        var (story, today) = (DemoStory.Read(), DateOnly.FromDateTime(now.UtcDateTime));
        await using var stage = await DemoStage.Open(options, cancellation);
        var cast = new DemoCast(stage);
        var request = new DemoRequest(stage, cast, story.Case);
        var action = new DemoAction(stage, cast, story.Case, request);
        var fiche = new DemoFiche(cast, story.Case, action);
        IEnumerable<Scene> scenes =
        [
            .. new DemoPeople(stage, cast, story.People).Scenes(),
            .. Scenes(story.Case, today, request.Acts, new DemoAppraisal(stage, cast, story.Case, request).Acts, new DemoCommittee(cast, story.Case, request).Acts, action.Acts, fiche.Acts),
            .. new DemoDesk(stage, cast, story.Desk).Scenes(today),
            .. new DemoShelf(cast, story.Shelf, action, fiche).Scenes(),
            .. new DemoArchive(stage, story.Archive).Scenes(),
            .. new DemoRoster(stage, story.Roster).Scenes(today),
            .. story.Life.SelectMany(life => Life(stage, cast, life, story.Roster, today)),
        ];
        foreach (var scene in scenes.OrderBy(scene => scene.At))
        {
            told(scene);
            stage.Clock.Set(scene.At);
            await scene.Play(cancellation);
            await stage.CarryLetters(cancellation);
        }
        var mark = new DemoMark(now, request.Reference, action.Reference);
        mark.Write(options.Data);
        return mark;
    }

    private static IEnumerable<Scene> Life(DemoStage stage, DemoCast cast, CaseFile life, RosterFile roster, DateOnly today)
    {
        var request = new DemoRequest(stage, cast, life);
        var action = new DemoAction(stage, cast, life, request);
        var panel = new DemoPanel(cast, life, action);
        return Scenes(life, today, request.Acts, new DemoAppraisal(stage, cast, life, request).Acts, action.Acts, panel.Acts, new DemoMobilisation(stage, cast, roster, panel).Acts);
    }

    private static IEnumerable<Scene> Scenes(CaseFile story, DateOnly today, params IReadOnlyList<IReadOnlyDictionary<string, Func<Moment, CancellationToken, Task>>> parts)
    {
        foreach (var moment in story.Timeline.Concat(story.Refused ?? []))
        {
            var act = parts.Select(acts => acts.GetValueOrDefault(moment.Act)).OfType<Func<Moment, CancellationToken, Task>>().FirstOrDefault()
                ?? throw new InvalidOperationException($"The story has an act that nobody plays: {moment.Act}.");
            yield return new(moment.When(today), moment.By, moment.Act, cancellation => act(moment, cancellation));
        }
    }
}
