using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Panels;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Seasons;
using Passerelle.Platform;
using Passerelle.Tests.App.Roster;

namespace Passerelle.Tests.App.Panels;

/// <summary>Many panels at once, begun, looked at, stopped and accepted as an officer does.</summary>
public sealed class SeasonTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Panels_of_the_same_days_share_nobody_and_each_table_is_accepted_by_itself()
    {
        var story = await ComposedTests.Story.Begin(host);
        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(story.Panel, story.Profile(2, ("countries", "2")), occasion, default)));
        var second = await Another(story, story.Profile(3, ("per-country", "1")));
        using var visitor = await host.SignIn(story.Officer.Email);
        var form = await visitor.Open("/en/panels/season");
        Assert.Contains(story.Panel, form.Text);
        Assert.Contains(second, form.Text);

        var running = await form.Press("Compose them together", ("Panels", new[] { story.Panel, second }), ("Seconds", "30"), ("Fairness", "3"));
        var reference = running.Address.Split('/')[^1];
        var season = await Done(reference);

        Assert.Equal((SeasonStatus.Solved, "optimal"), (season.Status, season.Answer!.Status));
        Assert.Equal(season.Answer.Bound, season.Answer.Worth);
        var tables = season.Answer.Tables.ToDictionary(table => table.Panel, table => table.Answer!.Chairs.Select(chair => chair.Expert).ToList());
        Assert.Equal((2, 3), (tables[story.Panel].Count, tables[second].Count));
        Assert.Empty(tables[story.Panel].Intersect(tables[second]));
        Assert.Equal(5, season.Answer.Shares.Sum(share => share.Seats));
        Assert.Equal(5, season.Answer.Loads[1]);

        var page = await visitor.Open($"/en/panels/season/{reference}");
        Assert.Null(page.Document.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Contains("2 of 2 panels are staffed", page.Text);
        Assert.Equal(PanelStatus.Draft, (await story.Now()).Status);
        var accepted = await page.Press(story.Panel);
        Assert.Contains($"{story.Panel} has taken its table.", accepted.Document.Body!.TextContent);

        var panel = await story.Now();
        Assert.Equal((PanelStatus.Composed, reference), (panel.Status, panel.Answer!.Season));
        Assert.Equal(tables[story.Panel].Order(), panel.Sitting.Order());
        Assert.Equal(panel.Answer.Worth, panel.Answer.Chairs.Sum(chair => chair.Score.Total));
        Assert.Contains("Composed together with other panels", (await visitor.Open($"/en/panels/{story.Panel}")).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_panel_changed_since_the_season_began_keeps_what_it_has_and_one_that_is_impossible_says_so()
    {
        var story = await ComposedTests.Story.Begin(host);
        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(story.Panel, story.Profile(2), occasion, default)));
        var impossible = await Another(story, story.Profile(2, ("international", "2")));
        var reference = Rostered.Accepted(await Begin(story, [story.Panel, impossible], "10"));
        var season = await Done(reference);
        Assert.Null(season.Answer!.Tables.Single(table => table.Panel == impossible).Answer);
        Assert.Contains("international", season.Answer.Tables.Single(table => table.Panel == impossible).Conflict);
        Assert.Equal(2, season.Answer.Tables.Single(table => table.Panel == story.Panel).Answer!.Chairs.Count);

        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(story.Panel, story.Profile(3), occasion, default)));

        Assert.Equal("panels.season.changed-since", (await Accept(story, reference, story.Panel)).Problem!.Findings[0].Key);
        Assert.Equal("panels.season.no-table", (await Accept(story, reference, impossible)).Problem!.Findings[0].Key);
        Assert.Equal("panels.season.no-table", (await Accept(story, reference, "PAN-1999-0001")).Problem!.Findings[0].Key);
        using var visitor = await host.SignIn(story.Officer.Email);
        foreach (var language in (string[])["en", "fr", "es", "pt", "ar", "ru"])
        {
            var page = await visitor.Open($"/{language}/panels/season/{reference}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("[panels.", page.Text);
        }
    }

    [Fact]
    public async Task What_cannot_be_begun_is_said_at_its_field()
    {
        var story = await ComposedTests.Story.Begin(host);
        await Refused(new() { Panels = [], Seconds = "10", Fairness = "3" }, "Panels", "panels.season.none-chosen");
        await Refused(new() { Panels = ["PAN-1999-0001"], Seconds = "10", Fairness = "3" }, "Panels", "panels.season.not-open");
        await Refused(new() { Panels = [.. Enumerable.Range(1, BeginForm.MostPanels + 1).Select(at => $"PAN-{at}")], Seconds = "10", Fairness = "3" }, "Panels", "panels.season.too-many");
        foreach (var seconds in (string[])["", "x", "11", "-10", "99999999999"]) await Refused(new() { Panels = [story.Panel], Seconds = seconds, Fairness = "3" }, "Seconds", "panels.season.seconds");
        foreach (var fairness in (string[])["", "x", "-1", "11", "2.5"]) await Refused(new() { Panels = [story.Panel], Seconds = "10", Fairness = fairness }, "Fairness", "panels.profile.number");
        await story.Compose(story.Profile(2));
        Rostered.Accepted(await story.Do<Passerelle.Panels.Choose.ProposePanel>((propose, occasion) => propose.Run(story.Panel, occasion, default)));
        await Refused(new() { Panels = [story.Panel], Seconds = "10", Fairness = "3" }, "Panels", "panels.season.not-open");

        async Task Refused(BeginForm form, string field, string key)
        {
            var begun = await story.Do<BeginSeason>((begin, occasion) => begin.Run(form, occasion, default));
            Assert.Contains(begun.Problem!.Findings, finding => finding.Field == field && finding.Key == key);
        }
    }

    [Fact]
    public async Task While_it_runs_the_page_renews_itself_and_who_stops_it_keeps_what_was_found()
    {
        var story = await ComposedTests.Story.Begin(host);
        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(story.Panel, story.Profile(2), occasion, default)));
        // A season as it stands before its node has begun to work.
        var officer = await story.Roster.As(story.Officer);
        var panel = await story.Now();
        var season = new Season { Id = ITypedId<Passerelle.Panels.Public.SeasonId>.New(officer.At), Reference = "SEA-2025-9001", BegunAt = officer.At, Panels = [new(panel.Reference, panel.Version)], Seconds = 10, Fairness = 0 };
        await host.Read(async db =>
        {
            db.Set<Season>().Add(season);
            return await db.Save(officer, [season.Fact("panels.season-begun", null)], default);
        });
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open("/en/panels/season/SEA-2025-9001");
        Assert.Equal("3", page.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));

        var stopping = await page.Press("Stop and keep the best found");
        Assert.Contains("Stopping", stopping.Text);
        using var stopped = new CancellationTokenSource();
        Rostered.Accepted(await host.Ask<SolveSeason, Outcome<string>>(solve => solve.Run(season.Id, officer.By, new Progress<Passerelle.Panels.Public.PanelProgress>(), stopped.Token)));

        var done = await Done("SEA-2025-9001");
        Assert.True(done.Answer!.Stopped);
        Assert.Equal(2, done.Answer.Tables.Single().Answer!.Chairs.Count);
        Assert.NotNull((await story.Do<StopSeason>((stop, occasion) => stop.Run("SEA-2025-9001", occasion, default))).Problem);
    }

    [Fact]
    public async Task A_season_whose_node_went_down_ends_by_itself()
    {
        var story = await ComposedTests.Story.Begin(host);
        var officer = await story.Roster.As(story.Officer);
        var season = new Season { Id = ITypedId<Passerelle.Panels.Public.SeasonId>.New(officer.At), Reference = "SEA-2025-9002", BegunAt = officer.At.AddMinutes(-10), Panels = [new(story.Panel, 1)], Seconds = 10, Fairness = 0 };
        await host.Read(async db =>
        {
            db.Set<Season>().Add(season);
            return await db.Save(officer, [season.Fact("panels.season-begun", null)], default);
        });

        await host.Sweep("end-seasons");

        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open("/en/panels/season/SEA-2025-9002");
        Assert.Contains("could not be computed", page.Text);
        Assert.Null(page.Document.QuerySelector("meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task Nobody_but_officers_and_auditors_can_know_of_a_season_and_an_auditor_begins_none()
    {
        var story = await ComposedTests.Story.Begin(host);
        var reference = Rostered.Accepted(await Begin(story, [story.Panel], "10"));
        await Done(reference);
        using var focal = await host.SignIn(story.Roster.Hungarian.Email);
        foreach (var address in (string[])["season", $"season/{reference}"]) Assert.Equal(HttpStatusCode.NotFound, (await focal.Open($"/en/panels/{address}")).Status);
        using var api = await story.Roster.Api(story.Roster.Hungarian);
        foreach (var address in (string[])["", $"/{reference}"]) Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync($"/api/v1/seasons{address}")).StatusCode);
        var auditor = await host.Appoint($"Aude Season {Rostered.Next()}", Role.Auditor);
        using var looks = await host.SignIn(auditor.Email);
        Assert.Equal(HttpStatusCode.OK, (await looks.Open($"/en/panels/season/{reference}")).Status);
        using var asks = await story.Roster.Api(auditor);
        Assert.Equal(HttpStatusCode.Forbidden, (await asks.Http.PostAsJsonAsync("/api/v1/seasons", new { panels = new[] { story.Panel }, seconds = "10", fairness = "1" })).StatusCode);
    }

    private async Task<string> Another(ComposedTests.Story story, ProfileForm profile)
    {
        var activity = (await story.Now()).Activity.Value.ToString();
        var reference = Rostered.Accepted(await story.Do<OpenPanel>((open, occasion) => open.Run(new() { Action = story.Action.Reference, Activity = activity }, occasion, default)));
        Rostered.Accepted(await story.Do<SetProfile>((set, occasion) => set.Run(reference, profile, occasion, default)));
        return reference;
    }

    private static Task<Outcome<string>> Begin(ComposedTests.Story story, string[] panels, string seconds) =>
        story.Do<BeginSeason>((begin, occasion) => begin.Run(new() { Panels = [.. panels], Seconds = seconds, Fairness = "3" }, occasion, default));

    private static Task<Outcome<string>> Accept(ComposedTests.Story story, string season, string panel) => story.Do<AcceptTable>((accept, occasion) => accept.Run(season, new() { Panel = panel }, occasion, default));

    private async Task<Season> Done(string reference)
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(100))
        {
            var season = await host.Read(db => db.Set<Season>().AsNoTracking().SingleAsync(each => each.Reference == reference));
            if (season.Status != SeasonStatus.Running) return season;
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(2), "The season did not end.");
        }
    }
}
