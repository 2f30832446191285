using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Formulate;
using Passerelle.Directory.Public;
using Passerelle.Panels;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Platform;
using Passerelle.Roster.Public;
using Passerelle.Tests.App.Actions;
using Passerelle.Tests.App.Roster;
using Panel = Passerelle.Panels.Panel;

namespace Passerelle.Tests.App.Panels;

/// <summary>A panel for a training of an Action, composed from experts brought in by the operations that people use.</summary>
public sealed class ComposedTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly string[] homes = ["HU", "NL", "SE", "PT", "IE", "GR"];

    [Fact]
    public async Task A_composed_panel_meets_every_rule_of_its_profile_and_is_proven_best()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "3"), ("per-country", "1"), ("women", "1"), ("public", "1")));

        var panel = await story.Now();
        var seated = await story.Seated(panel);
        Assert.Equal(PanelStatus.Composed, panel.Status);
        Assert.Equal("optimal", panel.Answer!.Status);
        Assert.Equal(panel.Answer.Bound, panel.Answer.Worth);
        Assert.Equal(3, seated.Count);
        Assert.Equal(3, seated.Select(expert => expert.HomeCountry).Distinct().Count());
        Assert.Contains(seated, expert => expert.Sector == Sector.Public);
        Assert.Equal(panel.Answer.Worth, panel.Answer.Chairs.Sum(chair => chair.Score.Total));
        Assert.Empty(panel.Answer.Missed);
    }

    [Fact]
    public async Task Whoever_lapsed_withdrew_or_has_an_interest_is_never_proposed_and_cannot_be_locked_in()
    {
        var story = await Story.Begin(host);
        var withdrawn = await story.Roster.Confirmed($"Wanda Withdrawn {Rostered.Next()}", "SE");
        Rostered.Accepted(await host.Ask<Passerelle.Roster.Own.WithdrawExpert, Outcome<string>>(withdraw => withdraw.Run(withdrawn, story.Roster.Self(withdrawn), default)));
        var form = Rostered.Form($"Ira Interested {Rostered.Next()}", "PT");
        (form.Interests, form.Competences[0].Level) = ("PH", "5");
        var interested = await story.Roster.Register(form);
        Rostered.Accepted(await story.Roster.Confirm(interested));
        var unconfirmed = await story.Roster.Register(Rostered.Form($"Una Unconfirmed {Rostered.Next()}", "IE"));

        await story.Compose(story.Profile(5));
        var panel = await story.Now();
        foreach (var expert in (string[])[withdrawn, interested, unconfirmed])
        {
            Assert.DoesNotContain(expert, panel.Sitting);
            Assert.DoesNotContain(panel.Answer!.Chairs, chair => chair.Spares.Any(spare => spare.Expert == expert));
            Assert.Equal("panels.seat.obstacle", (await story.Choose(PanelAct.Lock, expert)).Problem?.Findings[0].Key);
            Assert.NotEmpty((await story.Why(expert)).Value.Obstacles);
        }
    }

    [Fact]
    public async Task After_a_decline_the_others_keep_their_chairs_and_the_one_who_declined_is_not_asked_again()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "2")));
        Rostered.Accepted(await story.Do<ProposePanel>((propose, occasion) => propose.Run(story.Panel, occasion, default)));
        var before = (await story.Now()).Sitting;

        Rostered.Accepted(await story.Choose(PanelAct.Exclude, before[0]));
        Assert.True((await story.Now()).IsStale);
        Assert.Equal("panels.panel.rule.settled", (await story.Do<ProposePanel>((propose, occasion) => propose.Run(story.Panel, occasion, default))).Problem?.Findings[0].Key);
        await story.Compose(null);

        var after = await story.Now();
        Assert.DoesNotContain(before[0], after.Sitting);
        Assert.Superset(before.Skip(1).ToHashSet(), after.Sitting.ToHashSet());
        // What keeping people is wished for is no part of what the panel is worth.
        Assert.Equal(after.Answer!.Worth, after.Answer.Chairs.Sum(chair => chair.Score.Total));
    }

    [Fact]
    public async Task Somebody_locked_in_sits_there_and_somebody_left_out_is_told_of_with_a_price()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(2));
        var panel = await story.Now();
        var other = story.Experts.First(expert => !panel.Sitting.Contains(expert));
        var why = (await story.Why(other)).Value;
        Assert.Empty(why.Obstacles);
        Assert.Equal(("possible", true), (why.Explanation!.Status, why.Explanation.Price >= 0));

        Rostered.Accepted(await story.Choose(PanelAct.Lock, other));
        await story.Compose(null);
        var locked = await story.Now();
        Assert.Contains(other, locked.Sitting);
        Assert.Equal(panel.Answer!.Worth - why.Explanation.Price, locked.Answer!.Worth);
    }

    [Theory, InlineData("en", "Impossible as it is asked"), InlineData("fr", "Impossible tel que demandé"), InlineData("ar", "مستحيلة كما طُلبت")]
    public async Task An_impossible_profile_says_which_rules_cannot_be_met_together(string language, string heading)
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "3"), ("per-country", "1"), ("international", "3")));
        var panel = await story.Now();
        Assert.Equal((PanelStatus.Draft, "infeasible"), (panel.Status, panel.Answer!.Status));
        Assert.Contains("international", panel.Answer.Conflict);
        Assert.DoesNotContain("countries", panel.Answer.Conflict);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/{language}/panels/{story.Panel}");
        Assert.Contains(heading, page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_page_shows_the_table_and_its_buttons_work_without_a_script()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(2, ("newcomers", "1")));
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/panels/{story.Panel}");
        var panel = await story.Now();
        Assert.Equal(2, page.Document.QuerySelectorAll("figure svg circle").Length);
        foreach (var expert in panel.Sitting) Assert.Contains(expert, page.Text);
        Assert.Contains("The best there is, proven", page.Text);

        var action = await visitor.Open($"/en/actions/{story.Action.Reference}");
        Assert.NotNull(action.Document.QuerySelector($"a[href='/en/panels/{story.Panel}']"));
        Assert.Contains(story.Panel, (await visitor.Open("/en/panels")).Text);
        var proposed = await page.Press("Propose the panel");
        Assert.Contains("Proposed", proposed.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Nobody_but_officers_and_auditors_can_know_of_a_panel()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(2));
        using (var stranger = host.Anyone())
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Http.GetAsync($"/api/v1/panels/{story.Panel}")).StatusCode);
            Assert.DoesNotContain("EXP-", (await stranger.Open($"/en/panels/{story.Panel}")).Text);
        }
        foreach (var official in (Official[])[story.Action.Story.Lead, story.Roster.Hungarian, story.Action.Story.Chair])
        {
            using var visitor = await host.SignIn(official.Email);
            foreach (var address in (string[])["panels", $"panels/{story.Panel}", $"panels/{story.Panel}/profile", $"panels/new?action={story.Action.Reference}"])
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/en/{address}")).Status);
            Assert.DoesNotContain(story.Panel, (await visitor.Open($"/en/actions/{story.Action.Reference}")).Text);
            using var api = await story.Roster.Api(official);
            foreach (var address in (string[])["", $"/{story.Panel}", $"/{story.Panel}/why-not/{story.Experts[0]}"])
                Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync($"/api/v1/panels{address}")).StatusCode);
        }
        using var auditor = await host.SignIn((await host.Appoint($"Aude Auditor {Rostered.Next()}", Role.Auditor)).Email);
        var page = await auditor.Open($"/en/panels/{story.Panel}");
        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.Buttons.Contains("Propose the panel")));
    }

    [Fact]
    public async Task The_Journal_knows_members_by_reference_and_never_by_name()
    {
        var story = await Story.Begin(host);
        await story.Compose(story.Profile(3));
        var sitting = (await story.Now()).Sitting;
        Rostered.Accepted(await story.Choose(PanelAct.Exclude, sitting[0]));
        var facts = await host.Read(db => db.Journal.AsNoTracking().Where(entry => entry.Subject == story.Panel).OrderBy(entry => entry.At).ToListAsync());
        var written = JsonSerializer.Serialize(facts);
        Assert.Contains(sitting[0], written);
        foreach (var name in story.Names) Assert.DoesNotContain(name, written);
    }

    [Theory]
    [InlineData("Min", "0", "panels.profile.number"), InlineData("Min", "x", "panels.profile.number"), InlineData("Max", "31", "panels.profile.number"), InlineData("Max", "1", "panels.profile.max.below")]
    [InlineData("Rules[0].Rule", "size", "panels.profile.rule.unknown"), InlineData("Rules[0].Number", "-1", "panels.profile.number"), InlineData("Rules[0].Wish", "0", "panels.profile.number")]
    [InlineData("Rules[1].Of", "zz", "panels.profile.of.unknown"), InlineData("Rules[1].Of", "", "panels.profile.of.missing"), InlineData("Rules[2].Rule", "countries", "panels.profile.rule.twice")]
    [InlineData("Wanted[0].Concept", "juggling", "panels.profile.concept.unknown"), InlineData("Wanted[1].Concept", "return", "panels.profile.concept.twice"), InlineData("Wanted[0].Weight", "11", "panels.profile.number")]
    [InlineData("Weights[4]", "", "panels.profile.number"), InlineData("Weights[0]", "11", "panels.profile.number")]
    public void What_cannot_be_accepted_of_a_profile_is_said_at_its_field(string field, string value, string key)
    {
        var form = new ProfileForm
        {
            Min = "2", Max = "4", Rules = [new() { Rule = "countries", Number = "2" }, new() { Rule = "language", Of = "en", Number = "2" }, new() { Rule = "women", Number = "1" }],
            Wanted = [new() { Concept = "return", Weight = "2" }, new()], Weights = ["1", "1", "1", "1", "1"],
        };
        Assert.Null(form.Read().Problem);
        switch (field)
        {
            case "Min": form.Min = value; break;
            case "Max": form.Max = value; break;
            case "Rules[0].Rule": form.Rules[0].Rule = value; break;
            case "Rules[0].Number": form.Rules[0].Number = value; break;
            case "Rules[0].Wish": form.Rules[0].Wish = value; break;
            case "Rules[1].Of": form.Rules[1].Of = value; break;
            case "Rules[2].Rule": form.Rules[2].Rule = value; break;
            case "Wanted[0].Concept": form.Wanted[0].Concept = value; break;
            case "Wanted[1].Concept": form.Wanted[1].Concept = value; break;
            case "Wanted[0].Weight": form.Wanted[0].Weight = value; break;
            case "Weights[4]": form.Weights[4] = value; break;
            default: form.Weights[0] = value; break;
        }
        Assert.Contains(form.Read().Problem!.Findings, finding => finding.Field == field && finding.Key == key);
    }

    [Fact]
    public void Every_template_is_a_profile_for_a_type_of_activity_that_there_is()
    {
        foreach (var type in Templates.Types)
        {
            Assert.True(type == "any" || Facility.ActivityTypes.Any(known => known.Code == type), type);
            Assert.True(Templates.For(type, null).Max > 0);
        }
    }

    internal sealed class Story
    {
        private readonly TestHost host;

        private Story(TestHost host) => this.host = host;

        public required Formulated Action { get; init; }

        public required Rostered Roster { get; init; }

        public required IReadOnlyList<string> Experts { get; init; }

        public required IReadOnlyList<string> Names { get; init; }

        public string Panel { get; private set; } = "";

        public Official Officer => Roster.Officer;

        public static async Task<Story> Begin(TestHost host)
        {
            var (roster, action) = (await Rostered.In(host), await Formulated.Planned(host));
            var (experts, names) = (new List<string>(), new List<string>());
            foreach (var (at, home) in homes.Index())
            {
                names.Add($"Zebedee Seatson {Rostered.Next()}");
                var form = Rostered.Form(names[^1], home);
                (form.Sector, form.Gender, form.Experience, form.Competences[0].Level) = (at % 2 == 0 ? "public" : "academia", at % 2 == 0 ? "female" : "male", at % 3 == 0 ? "PH" : "SN", $"{1 + at % 5}");
                experts.Add(await roster.Register(form));
                Rostered.Accepted(await roster.Confirm(experts[^1]));
            }
            var story = new Story(host) { Action = action, Roster = roster, Experts = experts, Names = names };
            var activity = (await action.Now()).Activities.Single().Id.Value.ToString();
            story.Panel = Rostered.Accepted(await story.Do<OpenPanel>((open, occasion) => open.Run(new() { Action = action.Reference, Activity = activity }, occasion, default)));
            return story;
        }

        public ProfileForm Profile(int size, params (string Rule, string Number)[] rules) => new()
        {
            Min = $"{size}", Max = $"{size}", Rules = [.. rules.Select(rule => new RuleLine { Rule = rule.Rule, Number = rule.Number })], Wanted = [new() { Concept = "return" }], Weights = ["5", "1", "1", "1", "1"],
        };

        public async Task Compose(ProfileForm? profile)
        {
            if (profile is not null) Rostered.Accepted(await Do<SetProfile>((set, occasion) => set.Run(Panel, profile, occasion, default)));
            Rostered.Accepted(await Do<ComposePanel>((compose, occasion) => compose.Run(Panel, occasion, default)));
        }

        public Task<Outcome<string>> Choose(PanelAct act, string expert) => Do<ChooseSeat>((choose, occasion) => choose.Run(Panel, act, new() { Expert = expert }, occasion, default));

        public async Task<Outcome<WhyNot>> Why(string expert)
        {
            var occasion = await Roster.As(Officer);
            return await host.Ask<AskWhyNot, Outcome<WhyNot>>(ask => ask.Run(Panel, expert, occasion, default));
        }

        public async Task<Outcome<string>> Do<TOperation>(Func<TOperation, Occasion, Task<Outcome<string>>> act) where TOperation : notnull
        {
            var occasion = await Roster.As(Officer);
            return await host.Ask<TOperation, Outcome<string>>(operation => act(operation, occasion));
        }

        public Task<Panel> Now() => host.Read(db => db.Set<Panel>().AsNoTracking().SingleAsync(panel => panel.Reference == Panel));

        public async Task<IReadOnlyList<Passerelle.Roster.Expert>> Seated(Panel panel)
        {
            var found = new List<Passerelle.Roster.Expert>();
            foreach (var expert in panel.Sitting) found.Add(await Roster.Find(expert));
            return found;
        }
    }
}
