using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Actions;

public sealed class PlanTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_broken_rule_quotes_itself_and_its_source_and_is_set_aside_with_a_reason()
    {
        var action = await Formulated.Begun(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await officer.Open($"/en/actions/{action.Reference}/plan");

        page = await page.Press("Save the plan", ("Form.Activities[0].Type", "expert-mission"), ("Form.Activities[0].Title", "A long mission"), ("Form.Activities[0].Planned", "2026-06"), ("Form.Activities[0].Days", 7), ("Form.Activities[0].Experts", 2));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Length in days: 5 at most (Practice of TAIEX: an event lasts at most five days). Here: 7.", Assert.Single(page.Findings));
        Assert.Equal("true", page.Document.QuerySelector("[name='Form.Activities[0].Days']")!.GetAttribute("aria-invalid"));
        Assert.Equal("A long mission", page.Document.QuerySelector("[name='Form.Activities[0].Title']")!.GetAttribute("value"));
        Assert.Empty((await action.Now()).Activities);

        page = await page.Press("Save the plan", ("Form.Activities[0].Overrides[0].Reason", "The island has one boat a week."));

        Assert.Equal($"/en/actions/{action.Reference}", page.Address);
        Assert.Contains("Exception: Length in days: 5 at most", page.Text);
        Assert.Contains("The island has one boat a week.", page.Text);
        var kept = Assert.Single((await action.Now()).Activities[0].Overrides);
        Assert.Equal(("max-days", 5m, 7m, action.Officer.Office.Value, new DateOnly(2026, 1, 15)), (kept.Rule, kept.Limit, kept.Value, kept.Office, kept.On));
        Assert.Contains("The island has one boat a week.", await host.Read(db => db.Journal.Where(fact => fact.Subject == action.Reference && fact.Kind == "actions.overridden").Select(fact => fact.Data).SingleAsync()));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_reason_holds_as_far_as_it_was_given_and_no_further()
    {
        var action = await Formulated.Begun(host);
        var line = Formulated.Training();
        (line.Days, line.Overrides) = (7, [new() { Rule = "max-days", Reason = "Two groups, one after the other." }]);
        Appraised.Accepted(await action.Plan(line));
        (line.Id, line.Overrides) = ((await action.Now()).Activities[0].Id.Value, []);

        line.Days = 6;
        Appraised.Accepted(await action.Plan(line));
        Assert.Single((await action.Now()).Activities[0].Overrides);

        line.Days = 8;
        var further = await action.Plan(line);
        Assert.Equal(("Activities[0].Days", "actions.plan.breach"), (Assert.Single(further.Problem!.Findings).Field, further.Problem.Findings[0].Key));

        line.Days = 5;
        Appraised.Accepted(await action.Plan(line));
        Assert.Empty((await action.Now()).Activities[0].Overrides);
    }

    [Theory]
    [InlineData("2026-02-10", "actions.plan.breach")]
    [InlineData("2026-02", "actions.plan.breach")]
    [InlineData("2026-03", null)]
    public async Task A_lead_time_is_counted_from_today_until_there_is_an_agreement(string planned, string? finding)
    {
        var action = await Formulated.Begun(host);

        var outcome = await action.Plan(Formulated.Training(planned: planned));

        Assert.Equal(finding, outcome.Problem?.Findings.Single().Key);
        if (finding is not null) Assert.Equal("Activities[0].Planned", outcome.Problem!.Findings[0].Field);
    }

    [Fact]
    public async Task A_holiday_of_the_host_is_named_and_a_reason_for_it_holds_for_that_day_alone()
    {
        var action = await Formulated.Begun(host);
        using var api = await action.Story.Api(action.Officer);
        var line = Formulated.Training(planned: "2026-12-25");

        var answer = await api.Http.PutAsJsonAsync($"/api/v1/actions/{action.Reference}/plan", new { language = "en", activities = new[] { line } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("An activity begins and ends on a working day of the host country (Default of this facility). This is none: ", said);
        Assert.Contains("25 December 2026 – Christmas", said);

        line.Overrides = [new() { Rule = "working-days", Reason = "The shelter has its busiest week." }];
        Appraised.Accepted(await action.Plan(line));
        (line.Id, line.Overrides) = ((await action.Now()).Activities[0].Id.Value, []);
        Appraised.Accepted(await action.Plan(line));
        (line.Planned, line.Reason) = ("2026-12-27", "Two days later.");
        Assert.Equal("actions.plan.breach-days", Assert.Single((await action.Plan(line)).Problem!.Findings).Key);
    }

    [Fact]
    public async Task Nothing_begins_before_what_it_comes_after_is_over_and_nothing_waits_for_itself()
    {
        var action = await Formulated.Begun(host);
        var (first, second) = (Formulated.Training("First", "2026-08"), Formulated.Training("Second", "2026-07"));
        (first.Key, second.Key, second.After) = ("a", "b", "a");

        var early = await action.Plan(first, second);
        first.After = "b";
        var circle = await action.Plan(first, second);
        (first.After, second.After) = (null, "nowhere");
        var unknown = await action.Plan(first, second);
        (second.After, second.Planned) = ("a", "2026-09");

        Assert.Equal(("Activities[1].After", "actions.plan.after.early"), (Assert.Single(early.Problem!.Findings).Field, early.Problem.Findings[0].Key));
        Assert.Equal(["actions.plan.after.circle", "actions.plan.after.circle"], circle.Problem!.Findings.Select(finding => finding.Key));
        Assert.Equal("actions.plan.after.unknown", Assert.Single(unknown.Problem!.Findings).Key);
        Appraised.Accepted(await action.Plan(first, second));
        var written = (await action.Now()).Activities;
        Assert.Equal(written[0].Id, written[1].After);
    }

    [Fact]
    public async Task Lines_move_and_are_added_without_a_word_lost_and_nothing_is_saved()
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await officer.Open($"/en/actions/{action.Reference}/plan");

        page = await page.Press("add", ("Form.Activities[1].Title", "Typed in the second line"), ("Form.Activities[1].Participants", 12));
        page = await page.Press("earlier-2");
        page = await page.Press("Reckon again without saving");

        Assert.Equal("Typed in the second line", Value(page, "Form.Activities[0].Title"));
        Assert.Equal("12", Value(page, "Form.Activities[0].Participants"));
        Assert.Equal("Training of inspectors", Value(page, "Form.Activities[1].Title"));
        Assert.Equal(4, page.Document.QuerySelectorAll("[name$='.Title']").Length);
        Assert.Single((await action.Now()).Activities);

        page = await page.Press("drop-1");
        Assert.Equal("Training of inspectors", Value(page, "Form.Activities[0].Title"));
    }

    [Fact]
    public async Task The_order_of_the_lines_is_the_order_of_the_plan()
    {
        var action = await Formulated.Begun(host);
        Appraised.Accepted(await action.Plan(Formulated.Training("One"), Formulated.Training("Two")));
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await officer.Open($"/en/actions/{action.Reference}/plan");

        page = await (await page.Press("later-1")).Press("Save the plan");

        Assert.Equal(["Two", "One"], (await action.Now()).Activities.Select(activity => activity.Title.In("en")));
        Assert.Equal([1, 2], (await action.Now()).Activities.Select(activity => activity.Position));
        Assert.Equal($"/en/actions/{action.Reference}", page.Address);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_at_its_field_and_stays_as_typed()
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var plan = await officer.Open($"/en/actions/{action.Reference}/plan");

        var unread = await plan.Press("add", ("Form.Activities[0].Days", "a few"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.Status);
        Assert.Equal("a few", Value(unread, "Form.Activities[0].Days"));

        var wrong = await (await officer.Open($"/en/actions/{action.Reference}/plan")).Press("Save the plan", ("Form.Activities[0].Days", 80), ("Form.Activities[0].Planned", "2026-06"), ("Form.Activities[0].Until", "2026-07"), ("Form.Activities[1].Title", "No type"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["More days than lie between the two dates.", "Choose a type of activity from the list."], wrong.Findings);
        Assert.Equal("80", Value(wrong, "Form.Activities[0].Days"));

        // What a browser would not let pass still comes by other ways.
        using var api = await action.Story.Api(action.Officer);
        var refused = await api.Http.PutAsJsonAsync($"/api/v1/actions/{action.Reference}/plan", new { language = "en", activities = new[] { new { type = "training", title = "T", days = 0, experts = -1, participants = 9_999_999, until = "2026-05" } } });
        var said = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.All((string[])["Days", "Experts", "Participants", "Until"], field => Assert.Contains($"Activities[0].{field}", said));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_API_refuses_what_the_page_refuses_and_takes_a_whole_plan()
    {
        var action = await Formulated.Begun(host);
        using var api = await action.Story.Api(action.Officer);

        var bad = await api.Http.PutAsJsonAsync($"/api/v1/actions/{action.Reference}/plan", new { language = "en", activities = new[] { new { type = "publication", title = "A manual", remote = true, interpretation = new[] { "xx" } } } });
        var good = await api.Http.PutAsJsonAsync($"/api/v1/actions/{action.Reference}/plan", new { language = "en", activities = new[] { new { type = "webinar", title = "Online", planned = "2026-05-12", days = 1, experts = 2, participants = 40, interpretation = new[] { "vi", "id" } } } });
        var shown = await api.GetJson($"/api/v1/actions/{action.Reference}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        var said = await bad.Content.ReadAsStringAsync();
        Assert.Contains("Activities[0].Remote", said);
        Assert.Contains("Activities[0].Interpretation", said);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        var activity = shown.GetProperty("activities")[0];
        Assert.True(activity.GetProperty("remote").GetBoolean());
        Assert.Equal(["vi", "id"], activity.GetProperty("interpretation").EnumerateArray().Select(code => code.GetString()));
    }

    [Fact]
    public async Task The_picture_stands_beside_its_words_for_the_team_and_not_on_the_public_page()
    {
        var action = await Formulated.Signed(host);
        Appraised.Accepted(await action.Advance(Passerelle.Actions.ActionAct.Agree));
        using var officer = await host.SignIn(action.Officer.Email);

        var team = await officer.Open($"/en/actions/{action.Reference}");
        var anybody = await host.Anyone().Open($"/en/actions/{action.Reference}");

        Assert.NotNull(team.Document.QuerySelector("main figure svg[role=img]"));
        Assert.Contains("Training of inspectors", team.Document.QuerySelector("main table")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, anybody.Status);
        Assert.Null(anybody.Document.QuerySelector("main figure svg[role=img]"));
        Assert.Contains("4 days", anybody.Text);
        Assert.DoesNotContain("Cost to the facility", anybody.Text);
    }

    [Fact]
    public async Task Why_a_rule_was_set_aside_is_for_the_team_and_those_who_asked()
    {
        var action = await Formulated.Begun(host);
        var line = Formulated.Training();
        (line.Days, line.Overrides) = (7, [new() { Rule = "max-days", Reason = "SECRET-REASON" }]);
        Appraised.Accepted(await action.Plan(line));
        Appraised.Accepted(await action.WriteAgreement());
        foreach (var side in action.Requesters.Append(action.Story.Signatory)) Appraised.Accepted(await action.Sign(side));
        Appraised.Accepted(await action.Advance(Passerelle.Actions.ActionAct.Agree));
        using var lead = await host.SignIn(action.Story.Lead.Email);
        using var leadApi = await action.Story.Api(action.Story.Lead);

        Assert.Contains("SECRET-REASON", (await lead.Open($"/en/actions/{action.Reference}")).Text);
        Assert.Contains("SECRET-REASON", await leadApi.Http.GetStringAsync($"/api/v1/actions/{action.Reference}"));
        Assert.DoesNotContain("SECRET-REASON", (await host.Anyone().Open($"/en/actions/{action.Reference}")).Document.DocumentElement.OuterHtml);
        Assert.DoesNotContain("SECRET-REASON", await host.Anyone().Http.GetStringAsync($"/api/v1/actions/{action.Reference}"));
    }

    private static string? Value(VisitedPage page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
