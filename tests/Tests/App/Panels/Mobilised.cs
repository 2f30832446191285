using Microsoft.EntityFrameworkCore;
using Passerelle.Panels;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Panels.HostView;
using Passerelle.Panels.Mobilise;
using Passerelle.Panels.Nominate;
using Passerelle.Panels.OnMission;
using Passerelle.Panels.Release;
using Passerelle.Platform;
using Passerelle.Tests.App.Actions;
using Passerelle.Tests.App.Roster;
using Panel = Passerelle.Panels.Panel;

namespace Passerelle.Tests.App.Panels;

/// <summary>A proposed panel of a Hungarian, a Dutch and a Swede; the first two have a focal point with a deputy, for the Swede nobody speaks. Brought further by the operations that people use.</summary>
internal sealed class Mobilised
{
    public static readonly DateOnly From = new(2026, 6, 1), Until = new(2026, 6, 4), Closes = new(2026, 2, 10);

    private readonly TestHost host;

    private Mobilised(TestHost host) => this.host = host;

    public required Rostered Roster { get; init; }

    public required Formulated Action { get; init; }

    public required Official HungarianDeputy { get; init; }

    public required Official DutchDeputy { get; init; }

    /// <summary>Hungarian, Hungarian in reserve, Dutch, Dutch in reserve, Swede: by reference.</summary>
    public required IReadOnlyList<string> Experts { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public string Panel { get; private set; } = "";

    public Official Officer => Roster.Officer;

    /// <summary>The office of the requesting side in the country of the activity.</summary>
    public Official Host => Action.Story.Lead;

    public string Email(int expert) => $"{Names[expert].ToLowerInvariant().Replace(' ', '.')}@experts.example";

    public static async Task<Mobilised> Proposed(TestHost host, Action<ExpertFormSeed>? dress = null)
    {
        var (roster, action, n) = (await Rostered.In(host), await Formulated.Planned(host), Rostered.Next());
        var (experts, names) = (new List<string>(), new List<string>());
        foreach (var (at, (country, by)) in new[] { ("HU", roster.Hungarian), ("HU", roster.Hungarian), ("NL", roster.Dutch), ("NL", roster.Dutch), ("SE", roster.Officer) }.Index())
        {
            var seed = new ExpertFormSeed(at, Rostered.Form($"Mob{at} Person{n}", country));
            // Whoever is in reserve knows less: the solver takes the others.
            seed.Form.Competences[0].Level = at is 1 or 3 ? "2" : "5";
            dress?.Invoke(seed);
            names.Add(seed.Form.Name!);
            experts.Add(await roster.Register(seed.Form, by));
            Rostered.Accepted(await roster.Confirm(experts[^1]));
        }
        var story = new Mobilised(host)
        {
            Roster = roster, Action = action, Experts = experts, Names = names,
            HungarianDeputy = await host.Join($"Helyettes Hanna {n}", roster.Hungarian.Office, roster.Hungarian.OfficeReference, "deputy"), DutchDeputy = await host.Join($"Waarnemer Wim {n}", roster.Dutch.Office, roster.Dutch.OfficeReference, "deputy"),
        };
        var activity = (await action.Now()).Activities.Single().Id.Value.ToString();
        story.Panel = Rostered.Accepted(await story.Do<OpenPanel, string>(story.Officer, (open, occasion) => open.Run(new() { Action = action.Reference, Activity = activity }, occasion, default)));
        Rostered.Accepted(await story.Do<SetProfile, string>(story.Officer, (set, occasion) => set.Run(story.Panel, new() { Min = "3", Max = "3", Rules = [new() { Rule = "countries", Number = "3" }], Wanted = [new() { Concept = "return" }], Weights = ["5", "0", "0", "0", "0"] }, occasion, default)));
        foreach (var at in (int[])[0, 2, 4]) Rostered.Accepted(await story.Do<ChooseSeat, string>(story.Officer, (choose, occasion) => choose.Run(story.Panel, PanelAct.Lock, new() { Expert = experts[at] }, occasion, default)));
        Rostered.Accepted(await story.Do<ComposePanel, string>(story.Officer, (compose, occasion) => compose.Run(story.Panel, occasion, default)));
        Rostered.Accepted(await story.Do<ProposePanel, string>(story.Officer, (propose, occasion) => propose.Run(story.Panel, occasion, default)));
        return story;
    }

    public CallForm CallForm() => new() { From = From, Until = Until, Languages = ["en"], Language = "en", Terms = "Show how offers are read.", ClosesOn = Closes, Host = Host.Office.Value.ToString() };

    public async Task<Mobilised> Called()
    {
        Rostered.Accepted(await Do<CallHomes, string>(Officer, (call, occasion) => call.Run(Panel, CallForm(), occasion, default)));
        return this;
    }

    public Task<Call> CallTo(Official focal) => host.Read(db => db.Set<Call>().AsNoTracking().Where(call => call.Office == focal.Office).OrderByDescending(call => call.Reference).FirstAsync());

    public Task<Seat> SeatOf(int expert) => host.Read(db => db.Set<Seat>().AsNoTracking().Where(seat => seat.Expert == Experts[expert]).OrderByDescending(seat => seat.Reference).FirstAsync());

    public Task<MissionFile> MissionOf(int expert) => host.Read(db => db.Set<MissionFile>().AsNoTracking().SingleAsync(mission => mission.Expert == Experts[expert]));

    public Task<Mobilisation> Mobilisation() => host.Read(db => db.Set<Mobilisation>().AsNoTracking().SingleAsync(each => each.Panel == Panel));

    public Task<Panel> Table() => host.Read(db => db.Set<Panel>().AsNoTracking().SingleAsync(panel => panel.Reference == Panel));

    public async Task<Outcome<string>> Nominate(Official focal, params NominationLine[] lines)
    {
        var call = await CallTo(focal);
        return await Do<AnswerCall, string>(focal, (answer, occasion) => answer.Nominate(call.Reference, new() { Nominations = [.. lines] }, occasion, default));
    }

    public async Task<Outcome<string>> Sign(Official by, int expert, string decision = ReleaseLine.Yes, string? conditions = null)
    {
        var (seat, call) = (await SeatOf(expert), await CallOf(expert));
        return await Do<ReleaseSeats, string>(by, (release, occasion) => release.Sign(call, new() { Seats = [new() { Seat = seat.Reference, Decision = decision, Conditions = conditions, Reason = "Needed at home." }] }, occasion, default));
    }

    public async Task<Outcome<string>> Countersign(Official by, int expert, string decision = ReleaseLine.Yes)
    {
        var (seat, call) = (await SeatOf(expert), await CallOf(expert));
        return await Do<ReleaseSeats, string>(by, (release, occasion) => release.Countersign(call, new() { Seats = [new() { Seat = seat.Reference, Decision = decision }] }, occasion, default));
    }

    /// <summary>The Hungarian named, released by two, seen by the host.</summary>
    public async Task<Mobilised> Welcomed()
    {
        await Called();
        Rostered.Accepted(await Nominate(Roster.Hungarian, new NominationLine { Expert = Experts[0], Replacement = Experts[1] }));
        Rostered.Accepted(await Sign(Roster.Hungarian, 0, conditions: "Back by Friday."));
        Rostered.Accepted(await Countersign(HungarianDeputy, 0));
        Rostered.Accepted(await Do<AskHost, string>(Officer, (ask, occasion) => ask.Run(Panel, occasion, default)));
        var (mobilisation, seat) = (await Mobilisation(), await SeatOf(0));
        Rostered.Accepted(await Do<AnswerHost, string>(Host, (answer, occasion) => answer.Run(mobilisation.Reference, new() { Seats = [new() { Seat = seat.Reference, Decision = HostLine.Accept }] }, occasion, default)));
        return this;
    }

    /// <summary>And confirmed by the expert, by the mailed link.</summary>
    public async Task<Mobilised> Confirmed()
    {
        await Welcomed();
        using var expert = host.Anyone();
        var page = await (await expert.Open(await Roster.LinkTo(Email(0)))).Press("confirm");
        Assert.Contains("Your mission file is open", page.Text);
        return this;
    }

    public async Task<Mobilised> Prepared()
    {
        await Confirmed();
        var mission = await MissionOf(0);
        for (var at = 0; at < mission.Items.Count; at++)
        {
            var item = at;
            Rostered.Accepted(await Do<KeepMission, string>(Officer, (keep, occasion) => keep.Settle(mission.Reference, new() { At = item }, occasion, default)));
        }
        return this;
    }

    public Task<Outcome<string>> Keep(MissionAct act) => Mission((keep, mission, occasion) => keep.Run(mission, act, occasion, default));

    public async Task<Outcome<string>> Mission(Func<KeepMission, string, Occasion, Task<Outcome<string>>> act)
    {
        var mission = await MissionOf(0);
        return await Do<KeepMission, string>(Officer, (keep, occasion) => act(keep, mission.Reference, occasion));
    }

    public async Task<Outcome<TValue>> Do<TOperation, TValue>(Official by, Func<TOperation, Occasion, Task<Outcome<TValue>>> act) where TOperation : notnull
    {
        var occasion = await Roster.As(by);
        return await host.Ask<TOperation, Outcome<TValue>>(operation => act(operation, occasion));
    }

    private async Task<string> CallOf(int expert)
    {
        var seat = await SeatOf(expert);
        return (await host.Read(db => db.Set<Call>().AsNoTracking().SingleAsync(call => call.Id == seat.Call))).Reference;
    }
}

/// <summary>An expert about to be entered.</summary>
internal sealed record ExpertFormSeed(int At, Passerelle.Roster.ExpertForm Form);
