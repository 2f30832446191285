using System.Net;
using System.Text.Json;
using Passerelle.Directory.Public;
using Passerelle.Panels;
using Passerelle.Panels.Browse;
using Passerelle.Panels.Choose;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Platform;
using Passerelle.Roster.Public;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>What an officer does when a panel is impossible, when somebody declines, and when there are two to choose from.</summary>
public sealed class ComparedTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("en", "Different countries, at least: 3 instead of 5", "Loosen it so, and compose"), InlineData("fr", "Pays différents, au moins : 3 au lieu de 5", "Assouplir ainsi, et composer")]
    [InlineData("es", "3 en lugar de 5", "Flexibilizar así y componer"), InlineData("pt", "3 em vez de 5", "Flexibilizar assim e compor"), InlineData("ar", "3 بدلًا من 5", "خفِّف هكذا ثم شكِّل"), InlineData("ru", "3 вместо 5", "Смягчить так и составить")]
    public async Task An_impossible_panel_names_its_conflict_and_the_ways_out_in_words_and_one_press_takes_a_way(string language, string way, string button)
    {
        var story = await ComposedTests.Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "5"), ("women", "1")));
        var panel = await story.Now();
        Assert.Equal(["countries", "size"], panel.Answer!.Conflict.Order());
        var at = panel.Answer.Ways!.FindIndex(each => each.Changes is [{ Rule: "countries", To: 3 }]);
        Assert.True(at >= 0, JsonSerializer.Serialize(panel.Answer.Ways));

        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/{language}/panels/{story.Panel}");
        var words = page.Text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
        Assert.Contains(way, words);
        Assert.DoesNotContain("[panels.", words);
        Assert.Contains(button, page.Buttons);

        Rostered.Accepted(await story.Do<LoosenRules>((loosen, occasion) => loosen.Run(story.Panel, new() { Way = at, Version = panel.Version }, occasion, default)));
        await story.Compose(null);
        var after = await story.Now();
        Assert.Equal((PanelStatus.Composed, "optimal", 3), (after.Status, after.Answer!.Status, after.Profile.Rule("countries")!.Number));
        Assert.Equal(1, after.Profile.Rule("women")!.Number);
    }

    [Fact]
    public async Task The_button_of_a_way_out_composes_at_once_and_a_way_of_an_older_answer_is_refused()
    {
        var story = await ComposedTests.Story.Begin(host);
        await story.Compose(story.Profile(2, ("international", "2")));
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/panels/{story.Panel}");
        Assert.Contains("Do without: From international organisations, at least: 2", page.Text);
        var version = (await story.Now()).Version;

        var done = await page.Press("Loosen it so, and compose");

        Assert.Contains("The best there is, proven", done.Text);
        Assert.Null((await story.Now()).Profile.Rule("international"));
        var late = await story.Do<LoosenRules>((loosen, occasion) => loosen.Run(story.Panel, new() { Way = 0, Version = version }, occasion, default));
        Assert.Equal(ProblemKind.Conflict, late.Problem!.Kind);
        foreach (var wrong in (int[])[-1, 0, 99])
            Assert.Equal("panels.loosen.none", (await story.Do<LoosenRules>((loosen, occasion) => loosen.Run(story.Panel, new() { Way = wrong }, occasion, default))).Problem!.Findings[0].Key);
    }

    [Fact]
    public async Task Where_everybody_has_to_speak_a_language_the_way_out_says_how_many_still_do()
    {
        var story = await ComposedTests.Story.Begin(host);
        var profile = story.Profile(2);
        profile.Rules.Add(new() { Rule = "language", Of = "ar" });
        await story.Compose(profile);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/panels/{story.Panel}");
        Assert.Contains("Do without: Speak this language at level B2 or above", page.Text);
        await page.Press("Loosen it so, and compose");
        Assert.Equal(PanelStatus.Composed, (await story.Now()).Status);
    }

    [Fact]
    public async Task After_a_decline_the_page_names_who_is_ready_keeps_the_reason_and_then_shows_who_changed()
    {
        var story = await ComposedTests.Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "2")));
        using var visitor = await host.SignIn(story.Officer.Email);
        await (await visitor.Open($"/en/panels/{story.Panel}")).Press("Propose the panel");
        var before = (await story.Now()).Answer!;
        var leaver = before.Chairs[0];
        var wrong = await story.Do<ChooseSeat>((choose, occasion) => choose.Run(story.Panel, PanelAct.Exclude, new() { Expert = leaver.Expert, Reason = "bored" }, occasion, default));
        Assert.Equal("panels.seat.reason", wrong.Problem!.Findings[0].Key);

        Rostered.Accepted(await story.Do<ChooseSeat>((choose, occasion) => choose.Run(story.Panel, PanelAct.Exclude, new() { Expert = leaver.Expert, Reason = "dates" }, occasion, default)));
        var page = await visitor.Open($"/en/panels/{story.Panel}");
        Assert.Contains("has declined", page.Text);
        Assert.Contains("The dates do not suit.", page.Text);
        foreach (var spare in leaver.Spares) Assert.Contains(spare.Expert, page.Text);
        Assert.NotEmpty(leaver.Spares);
        var again = await page.Press("Compose again with the fewest changes");

        var after = await story.Now();
        Assert.Contains("1 member left since the composition before", again.Text);
        Assert.Equal(before.Chairs.Skip(1).Select(chair => chair.Expert).Order(), after.Sitting.Where(expert => before.Chairs.Any(chair => chair.Expert == expert)).Order());
        // Nobody could have taken the chair to more worth than the first of those who were ready.
        Assert.Single(after.Sitting, expert => before.Chairs.All(chair => chair.Expert != expert));
        Assert.Equal(leaver.Spares[0].Worth, after.Answer!.Worth);
        var file = await host.Read(db => Task.FromResult(db.Set<Passerelle.Roster.Expert>().Single(expert => expert.Reference == leaver.Expert)));
        Assert.Equal((DeclineReason.Dates, after.ActionReference), (file.Declines.Single().Reason, file.Declines.Single().Record));

        var compared = await again.Follow("Set it beside the one before");
        Assert.Equal("Two panels side by side", compared.Heading);
        foreach (var expert in before.Chairs.Select(chair => chair.Expert).Union(after.Sitting)) Assert.Contains(expert, compared.Text);
        Assert.Contains($"{after.Answer.Worth:N0}", compared.Text);
        Assert.Contains($"{before.Worth:N0}", compared.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_second_panel_for_the_activity_is_an_alternative_and_strangers_compare_nothing()
    {
        var story = await ComposedTests.Story.Begin(host);
        await story.Compose(story.Profile(3, ("countries", "2")));
        var activity = (await story.Now()).Activity.Value.ToString();
        var second = Rostered.Accepted(await story.Do<OpenPanel>((open, occasion) => open.Run(new() { Action = story.Action.Reference, Activity = activity }, occasion, default)));
        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(second, story.Profile(2, ("euros", "5000")), occasion, default)));
        Rostered.Accepted(await story.Do<ComposePanel>((compose, occasion) => compose.Run(second, occasion, default)));
        var officer = await story.Roster.As(story.Officer);

        var seen = Rostered.Accepted(await host.Ask<ComparePanels, Outcome<Comparison>>(compare => compare.Run(second, null, officer.By, default)));

        Assert.Equal(($"{second}.1", $"{story.Panel}.1"), (seen.One!.Code, seen.Other!.Code));
        Assert.Equal(["countries", "euros"], seen.Rules);
        Assert.Equal((2, 3), (seen.One.Members.Count, seen.Other.Members.Count));
        Assert.True(seen.Other.Measure("countries") >= 2);
        Assert.NotNull(seen.Other.Measure("euros"));
        using var api = await story.Roster.Api(story.Officer);
        var shown = await api.GetJson($"/api/v1/panels/compare?one={second}&other={story.Panel}");
        Assert.Equal(2, shown.GetProperty("one").GetProperty("members").GetArrayLength());
        foreach (var address in (string[])[$"one={second}&other=PAN-1999-0001", "one=PAN-1999-0001", ""])
            Assert.NotEqual(HttpStatusCode.OK, (await api.Http.GetAsync($"/api/v1/panels/compare?{address}")).StatusCode);
        using var auditor = await story.Roster.Api(await host.Appoint($"Aude Beside {Rostered.Next()}", Role.Auditor));
        Assert.False((await auditor.GetJson($"/api/v1/panels/compare?one={second}")).GetProperty("one").GetProperty("measures").TryGetProperty("euros", out _));
        using var focal = await host.SignIn(story.Roster.Hungarian.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await focal.Open($"/en/panels/compare?one={second}")).Status);
    }

    [Fact]
    public async Task A_panel_can_ask_for_so_many_member_states_and_so_many_peers_of_the_region()
    {
        var story = await ComposedTests.Story.Begin(host);
        var form = Rostered.Form($"Pia Peer {Rostered.Next()}", "VN");
        form.Competences[0].Level = "1";
        var peer = await story.Roster.Register(form);
        Rostered.Accepted(await story.Roster.Confirm(peer));
        Assert.Contains("HU", Facility.MemberStatesOn(new(2013, 6, 1)));
        Assert.DoesNotContain("HR", Facility.MemberStatesOn(new(2013, 6, 1)));
        Assert.Contains("HR", Facility.MemberStatesOn(new(2013, 8, 1)));
        Assert.Contains("GB", Facility.MemberStatesOn(new(2019, 1, 1)));
        Assert.DoesNotContain("GB", Facility.MemberStatesOn(new(2026, 1, 1)));
        Assert.Empty(Facility.MemberStatesOn(new(2000, 1, 1)));

        await story.Compose(story.Profile(4, ("member-states", "3"), ("peers", "1")));
        var panel = await story.Now();

        Assert.Equal("optimal", panel.Answer!.Status);
        Assert.Contains(peer, panel.Sitting);
        Assert.Equal((3, 1), (panel.Answer.Measures!["member-states"], panel.Answer.Measures["peers"]));
        using var visitor = await host.SignIn(story.Officer.Email);
        Assert.Contains("Hungary", (await visitor.Open($"/en/panels/{story.Panel}")).Text);
    }
}
