using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Passerelle.Platform;
using Passerelle.Roster;
using Passerelle.Roster.Calendar;
using Passerelle.Roster.Public;
using Passerelle.Roster.Rotation;

namespace Passerelle.Tests.App.Roster;

public sealed class CalendarTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task What_an_expert_enters_on_their_own_page_counts_at_once_and_can_be_taken_out()
    {
        var story = await Rostered.In(host);
        var form = Rostered.Form($"Cal Endar {Rostered.Next()}");
        var reference = await story.Register(form);
        Rostered.Accepted(await story.Confirm(reference));
        Assert.Contains(reference, await story.Proposable(new(2026, 3, 2), new(2026, 3, 6)));
        using var anyone = host.Anyone();
        var page = await anyone.Open(await story.LinkTo(form.Email!));

        var entered = await page.Press("Enter a time", ("Period.Kind", "away"), ("Period.From", "2026-03-05"), ("Period.Until", "2026-03-20"));
        Assert.DoesNotContain(reference, await story.Proposable(new(2026, 3, 2), new(2026, 3, 6)));
        Assert.Contains(reference, await story.Proposable(new(2026, 3, 21), new(2026, 3, 25)));
        Assert.Equal(12, entered.Document.QuerySelectorAll("figure.year > ul > li").Length);
        Assert.NotEmpty(entered.Document.QuerySelectorAll("figure.year > ul rect.away"));

        await entered.Press("Take it out");
        Assert.Contains(reference, await story.Proposable(new(2026, 3, 2), new(2026, 3, 6)));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_officer_and_the_office_at_home_enter_times_nobody_else_does()
    {
        var story = await Rostered.In(host);
        var reference = await story.Register(Rostered.Form($"Home Kept {Rostered.Next()}"), story.Hungarian);
        Rostered.Accepted(await story.Confirm(reference));
        using var officer = await host.SignIn(story.Officer.Email);
        var page = await officer.Open($"/en/roster/{reference}");
        var saved = await page.Press("Enter a time", ("Period.Kind", "free"), ("Period.From", "2026-05-01"), ("Period.Until", "2026-05-31"));
        Assert.Contains("The calendar is saved.", saved.Document.Body!.TextContent);
        Assert.Contains(reference, await story.Proposable(new(2026, 5, 4), new(2026, 5, 8)));
        // Whoever has said when they are free is free then only.
        Assert.DoesNotContain(reference, await story.Proposable(new(2026, 6, 1), new(2026, 6, 5)));

        using var home = await story.Api(story.Hungarian);
        Assert.Equal(HttpStatusCode.OK, (await home.Http.PostAsJsonAsync($"/api/v1/experts/{reference}/periods", new { kind = "away", from = "2026-05-06", until = "2026-05-07" })).StatusCode);
        Assert.DoesNotContain(reference, await story.Proposable(new(2026, 5, 4), new(2026, 5, 8)));
        using var other = await story.Api(story.Dutch);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.PostAsJsonAsync($"/api/v1/experts/{reference}/periods", new { kind = "away", from = "2026-05-06", until = "2026-05-07" })).StatusCode);
    }

    [Theory]
    [InlineData("maybe", "2026-03-01", "2026-03-02", "Kind", "roster.calendar.kind"), InlineData("", "2026-03-01", "2026-03-02", "Kind", "roster.calendar.kind"), InlineData("away", "", "2026-03-02", "From", "roster.form.period.both")]
    [InlineData("away", "2026-03-01", null, "Until", "roster.form.period.both"), InlineData("away", "2026-03-05", "2026-03-02", "Until", "roster.form.period.backwards"), InlineData("free", "2026-02-30", "2026-03-02", "From", "roster.form.day.form")]
    [InlineData("free", "1/3/2026", "2026-03-02", "From", "roster.form.day.form")]
    public async Task What_is_no_time_is_said_at_its_field(string kind, string from, string? until, string field, string key)
    {
        var story = await Rostered.In(host);
        var reference = await story.Register(Rostered.Form($"Wrong Time {Rostered.Next()}"));
        var officer = await story.As(story.Officer);
        var changed = await host.Ask<ChangePeriods, Outcome<string>>(change => change.Run(reference, new() { Kind = kind, From = from, Until = until }, officer, default));
        Assert.Contains(changed.Problem!.Findings, finding => finding.Field == field && finding.Key == key);
    }

    [Fact]
    public async Task The_half_that_is_never_sent_is_seen_by_state_and_by_name_each_reader_their_own()
    {
        var story = await Rostered.In(host);
        var (never, sent) = (await story.Confirmed($"Nora Never {Rostered.Next()}", "NL"), await story.Confirmed($"Sam Sent {Rostered.Next()}", "NL"));
        var foreign = await story.Register(Rostered.Form($"Hanna Home {Rostered.Next()}"), story.Hungarian);
        var id = (await story.Find(sent)).Id;
        var officer = await story.As(story.Officer);
        await host.Read(async db =>
        {
            var desk = new RosterDesk(new(db));
            await desk.Sent(id, new("ACT-2025-0001", "A mission", "PH", new(2025, 9), 3), officer.At, default);
            await desk.Asked(id, officer.Today, default);
            await desk.Declined(never, officer.Today, DeclineReason.Workload, "ACT-2025-0002", default);
            return await db.SaveDraft(default);
        });

        var seen = Rostered.Accepted(await host.Ask<SeeRotation, Outcome<RotationSeen>>(see => see.Run("nl", 1, officer, default)));
        var state = seen.States.Single(each => each.Country == "NL");
        Assert.Contains(never, seen.Rows.Select(row => row.Reference));
        Assert.DoesNotContain(sent, seen.Rows.Select(row => row.Reference));
        Assert.DoesNotContain(foreign, seen.Rows.Select(row => row.Reference));
        Assert.Equal((seen.Everybody, seen.Never, seen.Lately), (state.Experts, state.Never, state.Lately));
        Assert.Equal((1, 1, 1), (state.Lately, state.Declined, state.Experts - state.Never));
        Assert.Equal(new PartialDate(2025, 9), state.LastSent);

        using var visitor = await host.SignIn(story.Officer.Email);
        foreach (var language in (string[])["en", "fr", "es", "pt", "ar", "ru"])
        {
            var page = await visitor.Open($"/{language}/roster/rotation?country=NL");
            Assert.Contains("Nora Never", page.Text);
            Assert.DoesNotContain("[roster.", page.Text);
        }
        Assert.Contains("Too much work at home.", (await visitor.Open($"/en/roster/{never}")).Text);
        using var hungarian = await story.Api(story.Hungarian);
        var own = await hungarian.GetJson("/api/v1/experts/rotation");
        Assert.Equal(["HU"], own.GetProperty("states").EnumerateArray().Select(each => each.GetProperty("country").GetString()));
        Assert.DoesNotContain(never, JsonSerializer.Serialize(own));
        using var stranger = host.Anyone();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Http.GetAsync("/api/v1/experts/rotation")).StatusCode);
    }
}
