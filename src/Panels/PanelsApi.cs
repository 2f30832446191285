using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Passerelle.Panels.Browse;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Panels.Seasons;
using Passerelle.Platform.Web;

namespace Passerelle.Panels;

using Cancel = CancellationToken;

/// <summary>The room's endpoints: its table of contents.</summary>
internal static class PanelsApi
{
    internal sealed record Line(string Reference, string Action, string Status, int Members);

    internal sealed record SpareShown(string Expert, string Name, long Worth);

    internal sealed record ChairShown(string Expert, string Name, string? Country, string? Sector, ScoreParts Score, long? Loss, bool Needed, IReadOnlyList<string> Alone, IReadOnlyList<SpareShown> Spares);

    internal sealed record AnswerShown(string Status, long? Worth, long? Bound, double Seconds, int Candidates, IReadOnlyList<ChairShown> Chairs, IReadOnlyDictionary<string, long> Missed, IReadOnlyList<string> Conflict, IReadOnlyList<string> Left, IReadOnlyList<PanelRelaxation> Ways);

    /// <param name="Stale">Whether somebody was locked in or excluded whom the answer does not know of yet.</param>
    /// <param name="AllowedActs">What the caller may do with it now.</param>
    internal sealed record Shown(string Reference, string Action, Guid Activity, string Status, int Version, Profile Profile, AnswerShown? Answer, bool Stale, IReadOnlyList<string> Locked, IReadOnlyList<string> Excluded, IReadOnlyList<string> AllowedActs);

    internal sealed record WhyShown(string Expert, IReadOnlyList<string> Obstacles, ScoreParts? Score, PanelExplanation? Explanation);

    internal sealed record SideShown(string Code, string Status, long? Worth, IReadOnlyList<string> Members, IReadOnlyDictionary<string, long> Measures, IReadOnlyDictionary<string, long> Missed);

    /// <param name="Choices">Codes of all compositions for the activity.</param>
    internal sealed record ComparedShown(IReadOnlyList<string> Choices, SideShown? One, SideShown? Other);

    internal sealed record SeasonListed(string Reference, string Status, int Panels, DateTimeOffset BegunAt);

    /// <param name="Conflict">Where even alone the panel is impossible.</param>
    /// <param name="Changed">Whether the panel was changed since the season began: then its table cannot be accepted.</param>
    internal sealed record SeasonTableShown(string Panel, IReadOnlyList<string> Members, long? Worth, IReadOnlyDictionary<string, long> Missed, IReadOnlyList<string> Conflict, bool Accepted, bool Changed);

    internal sealed record SeasonShown(string Reference, string Status, DateTimeOffset BegunAt, int Seconds, int Fairness, string? Answer, long? Worth, long? Bound, bool Stopped, IReadOnlyList<SeasonTableShown> Tables, IReadOnlyList<SeasonShare> Shares);

    public static void MapPanelsApi(this IEndpointRouteBuilder app)
    {
        MapSeasons(app);
        var api = app.MapGroup("/api/v1/panels").WithTags("Panels").RequireAuthorization();
        api.MapGet("/", async (string? action, ViewPanel view, IOccasions who, Wording t, Cancel c) => Hidden(await who.Current(c)) is { } no ? no.ToResult(t) : Results.Json((await view.All(action, (await who.Current(c)).By, c)).Select(panel => new Line(panel.Reference, panel.ActionReference, panel.Status.Kebab(), panel.Answer?.Chairs.Count ?? 0)).ToList(), StoredJson.Options)).Produces<IReadOnlyList<Line>>().WithSummary("Panels, newest first; of one Action where it is named");
        api.MapPost("/", async (OpenForm form, OpenPanel open, IOccasions who, Wording t, Cancel c) => (await open.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Open a panel for an activity of an Action");
        api.MapGet("/{reference}", async (string reference, ViewPanel view, IOccasions who, Wording t, Cancel c) => Answer(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<Shown>().WithSummary("One panel: who sits there, why, and what the caller may do");
        api.MapPut("/{reference}/profile", async (string reference, ProfileForm form, SetProfile set, IOccasions who, Wording t, Cancel c) => (await set.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Say whom the panel asks for");
        api.MapPost("/{reference}/compose", async (string reference, ComposePanel compose, IOccasions who, Wording t, Cancel c) => (await compose.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Compose it; again, with the fewest changes");
        api.MapPost("/{reference}/lock", async (string reference, SeatForm form, ChooseSeat choose, IOccasions who, Wording t, Cancel c) => (await choose.Run(reference, PanelAct.Lock, form, await who.Current(c), c)).ToResult(t)).WithSummary("Lock an expert in");
        api.MapPost("/{reference}/unlock", async (string reference, SeatForm form, ChooseSeat choose, IOccasions who, Wording t, Cancel c) => (await choose.Run(reference, PanelAct.Unlock, form, await who.Current(c), c)).ToResult(t)).WithSummary("Take a lock away");
        api.MapPost("/{reference}/exclude", async (string reference, SeatForm form, ChooseSeat choose, IOccasions who, Wording t, Cancel c) => (await choose.Run(reference, PanelAct.Exclude, form, await who.Current(c), c)).ToResult(t)).WithSummary("Exclude an expert, or note that one declined");
        api.MapPost("/{reference}/readmit", async (string reference, SeatForm form, ChooseSeat choose, IOccasions who, Wording t, Cancel c) => (await choose.Run(reference, PanelAct.Readmit, form, await who.Current(c), c)).ToResult(t)).WithSummary("Take an exclusion back");
        api.MapGet("/{reference}/why-not/{expert}", async (string reference, string expert, AskWhyNot ask, IOccasions who, Wording t, Cancel c) => Why(await ask.Run(reference, expert, await who.Current(c), c), t)).Produces<WhyShown>().WithSummary("What it would take to have an expert at the table");
        api.MapPost("/{reference}/loosen", async (string reference, LoosenForm form, LoosenRules loosen, IOccasions who, Wording t, Cancel c) => (await loosen.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Take one of the ways out of an impossible profile that the answer names");
        api.MapGet("/compare", async (string one, string? other, ComparePanels compare, IOccasions who, Wording t, Cancel c) => Compared(await compare.Run(one, other, (await who.Current(c)).By, c), t)).Produces<ComparedShown>().WithSummary("Two compositions for one activity side by side");
        api.MapPost("/{reference}/propose", async (string reference, ProposePanel propose, IOccasions who, Wording t, Cancel c) => (await propose.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Propose it as it sits");
        api.MapPost("/{reference}/cancel", async (string reference, CancelPanel cancel, IOccasions who, Wording t, Cancel c) => (await cancel.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Give it up");
    }

    private static void MapSeasons(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/seasons").WithTags("Panels").RequireAuthorization();
        api.MapGet("/", async (ViewSeason view, IOccasions who, Wording t, Cancel c) => Hidden(await who.Current(c)) is { } no ? no.ToResult(t) : Results.Json((await view.All((await who.Current(c)).By, c)).Select(season => new SeasonListed(season.Reference, season.Status.Kebab(), season.Panels.Count, season.BegunAt)).ToList(), StoredJson.Options)).Produces<IReadOnlyList<SeasonListed>>().WithSummary("Seasons, newest first");
        api.MapPost("/", async (BeginForm form, BeginSeason begin, IOccasions who, Wording t, Cancel c) => (await begin.Run(form, await who.Current(c), c)).ToResult(t)).WithSummary("Compose many panels at once");
        api.MapGet("/{reference}", async (string reference, ViewSeason view, IOccasions who, Wording t, Cancel c) => Season(await view.Run(reference, (await who.Current(c)).By, c), t)).Produces<SeasonShown>().WithSummary("One season: how far it has come, or what came of it");
        api.MapPost("/{reference}/stop", async (string reference, StopSeason stop, IOccasions who, Wording t, Cancel c) => (await stop.Run(reference, await who.Current(c), c)).ToResult(t)).WithSummary("Spend no more time; the best found is kept");
        api.MapPost("/{reference}/accept", async (string reference, AcceptForm form, AcceptTable accept, IOccasions who, Wording t, Cancel c) => (await accept.Run(reference, form, await who.Current(c), c)).ToResult(t)).WithSummary("Give a panel the table that the season has for it");
    }

    private static IResult Season(Outcome<SeasonView> seen, Wording t)
    {
        if (seen.Problem is { } problem) return problem.ToResult(t);
        var (season, answer) = (seen.Value.Season, seen.Value.Season.Answer);
        return Results.Json(new SeasonShown(season.Reference, season.Status.Kebab(), season.BegunAt, season.Seconds, season.Fairness, answer?.Status, answer?.Worth ?? seen.Value.Progress?.Worth, answer?.Bound ?? seen.Value.Progress?.Bound, answer?.Stopped ?? season.StopAskedAt is not null,
            [.. seen.Value.Lines.Select(line => new SeasonTableShown(line.Panel, line.Table?.Answer?.Chairs.Select(chair => chair.Expert).ToList() ?? [], line.Table?.Answer?.Worth, line.Table?.Answer?.Missed ?? [], line.Table?.Conflict ?? [], line.Accepted, line.Changed))], answer?.Shares ?? []), StoredJson.Options);
    }

    private static IResult Compared(Outcome<Comparison> compared, Wording t)
    {
        if (compared.Problem is { } problem) return problem.ToResult(t);
        var seen = compared.Value;
        return Results.Json(new ComparedShown([.. seen.Choices.Select(each => each.Code)], Side(seen.One), Side(seen.Other)), StoredJson.Options);

        SideShown? Side(Composition? side) => side is null ? null : new(side.Code, side.Answer.Status, side.Answer.Worth, side.Members,
            side.Answer.Measures?.Where(measure => seen.ShowsFees || measure.Key != ProfileRule.Euros).ToDictionary() ?? [], side.Answer.Missed);
    }

    private static Problem? Hidden(Occasion occasion) => Panel.Opens(occasion.By) ? null : Problem.NotFound();

    private static IResult Answer(Outcome<PanelView> seen, Wording t)
    {
        if (seen.Problem is { } problem) return problem.ToResult(t);
        var (view, panel) = (seen.Value, seen.Value.Panel);
        var answer = panel.Answer is not { } given ? null : new AnswerShown(given.Status, given.Worth, given.Bound, given.Seconds, given.Candidates,
            [.. given.Chairs.Select(chair => (Chair: chair, Card: view.Cards.GetValueOrDefault(chair.Expert))).Select(each => new ChairShown(each.Chair.Expert, view.Name(each.Chair.Expert), each.Card?.Country, each.Card?.Sector?.Kebab(),
                each.Chair.Score, each.Chair.Loss, each.Chair.Needed, each.Chair.Alone, [.. each.Chair.Spares.Select(spare => new SpareShown(spare.Expert, view.Name(spare.Expert), spare.Worth))]))], given.Missed, given.Conflict, given.Left, given.Ways ?? []);
        return Results.Json(new Shown(panel.Reference, panel.ActionReference, panel.Activity.Value, panel.Status.Kebab(), panel.Version, panel.Profile, answer, panel.IsStale, panel.Locked, panel.Excluded,
            [.. view.Offers.Where(offer => offer.Missing is null).Select(offer => offer.Act.Kebab())]), StoredJson.Options);
    }

    private static IResult Why(Outcome<WhyNot> asked, Wording t) =>
        asked.Problem is { } problem ? problem.ToResult(t) : Results.Json(new WhyShown(asked.Value.Expert.Reference, [.. asked.Value.Obstacles.Select(obstacle => obstacle.Kebab())], asked.Value.Score, asked.Value.Explanation), StoredJson.Options);
}
