using System.Net;
using System.Net.Http.Json;
using Passerelle.Directory.Programmes;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;

namespace Passerelle.Tests.App.Requests;

public sealed class ConflictTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_appraiser_is_asked_before_the_criteria_are_shown()
    {
        var story = await Appraised.Eligible(host);
        await Assign(story);
        Assert.Equal("requests.declare.first", (await story.HandIn(story.Appraisers[0], 3)).Problem!.Findings[0].Key);
        using var appraiser = await host.SignIn(story.Appraisers[0].Email);

        var page = await appraiser.Open($"/en/requests/{story.Reference}/assessment");
        Assert.Empty(page.Document.QuerySelectorAll("[name='Form.Scores[0].Value']"));
        page = await page.Press("Declare and go on");
        Assert.Equal("Choose what applies; “no conflict of interest” is an answer too", Assert.Single(page.Findings));
        page = await page.Press("Declare and go on", ("Form.Interest", "Family"));
        Assert.Equal("Say what the interest is", Assert.Single(page.Findings));
        page = await page.Press("Declare and go on", ("Form.Interest", "None"));

        Assert.NotEmpty(page.Document.QuerySelectorAll("[name='Form.Scores[0].Value']"));
        Assert.Null((await story.HandIn(story.Appraisers[0], 3)).Problem);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_declared_interest_stops_the_assessment_until_another_office_answers_for_a_measure()
    {
        var story = await Appraised.Eligible(host);
        await Assign(story);
        Appraised.Accepted(await story.Declare(story.Appraisers[0], Interest.Family, "My sister runs the desk."));

        var stopped = await story.HandIn(story.Appraisers[0], 3);
        Assert.Equal((ProblemKind.Refused, "requests.appraise.conflict-stands"), (stopped.Problem!.Kind, stopped.Problem.Findings[0].Key));
        Assert.Contains("Office of Abel Appraiser", await story.LetterTo(story.Officer, "requests.letter.interest-declared"));
        Assert.DoesNotContain("My sister", await story.LetterTo(story.Officer, "requests.letter.interest-declared"));
        using var officer = await host.SignIn(story.Officer.Email);
        Assert.Contains("Decide on conflicts of interest", (await officer.Open("/en/tasks")).Text);
        var own = await Judge(story, story.Appraisers[0], ConflictAct.Mitigate, "I am careful.", "Trust me.");
        Assert.Equal(ProblemKind.Refused, own.Problem?.Kind);
        Assert.Equal(["Measure", "Reason"], (await Judge(story, story.Officer, ConflictAct.Mitigate, null, " ")).Problem!.Findings.Select(finding => finding.Field));
        Assert.Equal("Measure", Assert.Single((await Judge(story, story.Officer, ConflictAct.Dismiss, "None.", "It is another desk.")).Problem!.Findings).Field);
        Assert.Null((await Judge(story, story.Officer, ConflictAct.Mitigate, "The deputy writes it.", "She has no part in it.")).Problem);

        Assert.Null((await story.HandIn(story.Appraisers[0], 3)).Problem);
        Assert.Equal(ProblemKind.Conflict, (await Judge(story, story.Officer, ConflictAct.Mitigate, "Again.", "Once more.")).Problem?.Kind);
        Assert.Contains("> The deputy writes it.", await story.LetterTo(story.Appraisers[0], "requests.letter.conflict-mitigated"));
        var page = await officer.Open($"/en/requests/{story.Reference}");
        Assert.Contains("The deputy writes it.", page.Text);
        Assert.Contains("By Office of Olga Officer", page.Text);
    }

    [Fact]
    public async Task An_excluded_appraiser_cannot_go_on_and_has_to_be_replaced()
    {
        var story = await Appraised.Eligible(host);
        await Assign(story);
        Appraised.Accepted(await story.Declare(story.Appraisers[0], Interest.Money, "We hold shares."));
        Assert.Null((await Judge(story, story.Officer, ConflictAct.Exclude, null, "Too close.")).Problem);

        Assert.Contains("> Too close.", await story.LetterTo(story.Appraisers[0], "requests.letter.conflict-excluded"));
        Assert.Equal(ProblemKind.NotFound, (await story.HandIn(story.Appraisers[0], 3)).Problem?.Kind);
        var third = await host.Appoint($"Tessa Third {story.Reference}", Role.Appraiser);
        var kept = await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[0].Office.Value, third.Office.Value] }, occasion, default));
        Assert.Equal("requests.appraise.excluded", Assert.Single(kept.Problem!.Findings).Key);
        Assert.Null((await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[1].Office.Value, third.Office.Value] }, occasion, default))).Problem);
        Assert.Equal(ProblemKind.NotFound, (await story.HandIn(story.Appraisers[0], 3)).Problem?.Kind);
    }

    [Fact]
    public async Task A_mandate_in_the_requesting_ministry_is_found_in_two_steps_beside_the_candidate_and_again_when_chosen()
    {
        var story = await Appraised.Eligible(host);
        var former = await host.Appoint($"Fabian Former {story.Reference}", Role.Appraiser);
        await Mandate(former, story.Partner, new(2019, 3, 1), new(2022, 8, 31));
        using var officer = await host.SignIn(story.Officer.Email);

        var page = await officer.Open($"/en/requests/{story.Reference}/appraisers");
        Assert.Contains("(conflict of interest: Earlier post)", page.Text);
        Assert.Matches(@"Step 1: Fabian Former \S+ acts for Office of Fabian Former \S+\. Step 2: Fabian Former \S+ was Office of Paul Partenaire \d+ at Authority of Paul Partenaire \d+ from 1 March 2019 to 31 August 2022, and that institution asks\.", page.Text);

        Assert.Null((await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [former.Office.Value, story.Appraisers[0].Office.Value] }, occasion, default))).Problem);
        Appraised.Accepted(await story.Declare(former, Interest.None));
        Assert.Equal("requests.appraise.conflict-stands", (await story.HandIn(former, 3)).Problem!.Findings[0].Key);
        Assert.Null((await Judge(story, story.Chair, ConflictAct.Dismiss, null, "Long ago, another field.")).Problem);
        Assert.Equal(ProblemKind.Conflict, (await Judge(story, story.Chair, ConflictAct.Exclude, null, "Too late.")).Problem?.Kind);
        Assert.Contains("> Long ago, another field.", await story.LetterTo(former, "requests.letter.conflict-dismissed"));
        Assert.Null((await story.HandIn(former, 3)).Problem);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_post_stated_after_the_choice_is_found_when_the_assessment_is_handed_in()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        using var appraiser = await host.SignIn(story.Appraisers[0].Email);

        var page = await appraiser.Open("/en/account/postings");
        page = await page.Press("State an earlier post", ("Form.Name", ""), ("Form.From", "2027-01-01"), ("Form.Until", "2026-12-31"));
        Assert.Equal(4, page.Findings.Count);
        page = await page.Press("State an earlier post", ("Form.Name", $"authority of {Name(story.Lead)}"), ("Form.Function", "Adviser"), ("Form.From", "2015-01-01"), ("Form.Until", "2016-12-31"));
        Assert.Contains("Adviser", page.Text);

        Assert.Equal("requests.appraise.conflict-stands", (await story.HandIn(story.Appraisers[0], 3)).Problem!.Findings[0].Key);
        using var officer = await host.SignIn(story.Officer.Email);
        var shown = (await officer.Open($"/en/requests/{story.Reference}/conflicts")).Text;
        Assert.Contains("from 1 January 2015 to 31 December 2016", shown);
        Assert.Contains("Adviser", shown);
        using var other = await host.SignIn(story.Appraisers[1].Email);
        Assert.DoesNotContain("Adviser", (await other.Open($"/en/requests/{story.Reference}/conflicts")).Document.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Adviser", await story.EverythingShownTo(story.Lead));

        page = await appraiser.Open("/en/account/postings");
        page = await page.Press("Take back");
        Assert.DoesNotContain("Adviser", page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Only_a_posting_that_the_person_states_is_theirs_to_take_back()
    {
        var (mine, other) = (await host.Appoint("Petra Posted", Role.Appraiser), await host.Appoint("Oskar Other", Role.Appraiser));
        var story = await Appraised.Drafted(host);
        using var api = await story.Api(mine);
        using var theirs = await story.Api(other);
        var id = await (await api.Http.PostAsJsonAsync("/api/v1/me/postings", new { name = "Elsewhere", function = "Clerk", from = "2015-01-01" })).Content.ReadFromJsonAsync<Guid>();

        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Http.DeleteAsync($"/api/v1/me/postings/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Http.PostAsJsonAsync("/api/v1/me/postings", new { institution = "INS-1999-0001", function = "Clerk", from = "2015-01-01" })).StatusCode);
        Assert.Equal("[]", await theirs.Http.GetStringAsync("/api/v1/me/postings"));
        Assert.Equal(HttpStatusCode.OK, (await api.Http.DeleteAsync($"/api/v1/me/postings/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_service_that_runs_a_programme_in_the_same_country_and_area_is_shown_as_such_beside_its_opinion()
    {
        var story = await Appraised.Consenting(host);
        using var service = await host.SignIn(story.Services[0].Email);
        var address = $"/en/offices/{story.Services[0].OfficeReference}/programmes";
        var page = await (await service.Open(address)).Press("Add a programme");
        Assert.Equal(4, page.Findings.Count);
        page = await page.Press("Add a programme", ("Form.Title", "Safe routes"), ("Form.Countries", new[] { "PH", "AT" }), ("Form.Areas", new[] { Facility.Areas[0].Code }), ("Form.From", "2025-01-01"));
        Assert.Contains("Safe routes", page.Text);
        using var stranger = await host.SignIn(story.Lead.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open(address)).Status);

        Appraised.Accepted(await story.Consult());

        using var officer = await host.SignIn(story.Officer.Email);
        var shown = (await officer.Open($"/en/requests/{story.Reference}/conflicts")).Text;
        Assert.Contains("Parallel programme", shown);
        Assert.Contains("runs the programme Safe routes since 1 January 2025. Step 2: the programme and the request share a country, Philippines", shown);
        Appraised.Accepted(await story.Opine(story.Services[0], Opinion.Supports));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_programme_elsewhere_or_over_before_the_request_is_no_conflict()
    {
        var story = await Appraised.Consenting(host);
        foreach (var (country, area, until) in new[] { ("KE", Facility.Areas[0].Code, (DateOnly?)null), ("PH", Facility.Areas[1].Code, null), ("PH", Facility.Areas[0].Code, new(2025, 12, 31)) })
            Assert.Null((await Programme(story, story.Services[1], country, area, until)).Problem);
        var occasion = await story.As(story.Officer);

        Assert.Empty(await host.Ask<DeriveConflicts, IReadOnlyList<Derived>>(async derive => await derive.For(await Request(story), [story.Services[1].Office], occasion.Today, default)));
        Assert.Null((await Programme(story, story.Services[1], "PH", Facility.Areas[0].Code, new(2026, 1, 15))).Problem);
        Assert.Single(await host.Ask<DeriveConflicts, IReadOnlyList<Derived>>(async derive => await derive.For(await Request(story), [story.Services[1].Office], occasion.Today, default)));
    }

    [Fact]
    public async Task A_service_answers_by_its_link_only_after_it_was_asked_for_an_interest()
    {
        var story = await Appraised.Consenting(host);
        Appraised.Accepted(await story.Consult());
        using var service = await host.SignIn(story.Services[0].Email);
        var page = await service.Open($"/en/requests/{story.Reference}/opinion");

        page = await page.Press("Give the opinion", ("Opinion", "Supports"));
        Assert.Equal("Choose what applies; “no conflict of interest” is an answer too", Assert.Single(page.Findings));
        page = await page.Press("Give the opinion", ("Form.Interest", "Money"));
        Assert.Equal("Say what the interest is", Assert.Single(page.Findings));
        page = await page.Press("Give the opinion", ("Form.InterestText", "We would co-finance it."));

        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        using var officer = await host.SignIn(story.Officer.Email);
        Assert.Contains("Declared: Money or a contract. We would co-finance it.", (await officer.Open($"/en/requests/{story.Reference}/conflicts")).Text);
    }

    [Fact]
    public async Task An_office_of_the_committee_with_a_conflict_does_not_decide_in_writing_either()
    {
        var story = await Appraised.BeforeCommittee(host);
        Appraised.Accepted(await story.Declare(story.Chair, Interest.Post, "The chair was minister there."));

        var refused = await story.Decide(DecisionKind.Approve, "Why not.");
        Assert.Equal((ProblemKind.Refused, "requests.decide.recused"), (refused.Problem!.Kind, refused.Problem.Findings[0].Key));
        var other = await host.Appoint($"Ottilie Other {story.Reference}", Role.Committee);
        await host.Sweep("reseat-committee");
        var undeclared = await story.Do<DecideRequest>(other, (decide, occasion) => decide.Run(story.Reference, new() { Kind = DecisionKind.Approve, Reasons = "It is needed.", TakenOn = occasion.Today }, occasion, default));
        Assert.Equal("requests.declare.first", Assert.Single(undeclared.Problem!.Findings).Key);
        Appraised.Accepted(await story.Declare(other, Interest.None));
        Assert.Null((await story.Do<DecideRequest>(other, (decide, occasion) => decide.Run(story.Reference, new() { Kind = DecisionKind.Approve, Reasons = "It is needed.", TakenOn = occasion.Today }, occasion, default))).Problem);
    }

    [Fact]
    public async Task Who_has_no_part_in_a_case_declares_nothing_and_judges_nothing()
    {
        var story = await Appraised.Eligible(host);
        await Assign(story);
        Appraised.Accepted(await story.Declare(story.Appraisers[0], Interest.Another, "Neighbours."));

        Assert.Equal(ProblemKind.Refused, (await story.Declare(story.Lead, Interest.None)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await story.Declare(story.Services[0], Interest.None)).Problem?.Kind);
        foreach (var (who, kind) in new[] { (story.Lead, ProblemKind.NotFound), (story.Appraisers[1], ProblemKind.NotFound), (story.Signatory, ProblemKind.Refused) })
            Assert.Equal(kind, (await Judge(story, who, ConflictAct.Dismiss, null, "Nothing to it.")).Problem?.Kind);
        using var api = await story.Api(story.Officer);
        var id = (await api.GetJson($"/api/v1/requests/{story.Reference}/conflicts")).EnumerateArray().Single().GetProperty("id").GetGuid();
        foreach (object form in new object[] { new { }, new { act = "mitigate" }, new { act = "exclude", reason = new string('x', 2001) } })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Http.PostAsJsonAsync($"/api/v1/requests/{story.Reference}/conflicts/{id}", form)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.PostAsJsonAsync($"/api/v1/requests/{story.Reference}/conflicts/{Guid.Empty}", new { act = "dismiss", reason = "None." })).StatusCode);
        Assert.Empty(host.Errors);
    }

    private static Task Assign(Appraised story) =>
        story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [.. story.Appraisers.Select(appraiser => appraiser.Office.Value)] }, occasion, default));

    private async Task<Outcome<string>> Judge(Appraised story, Official by, ConflictAct act, string? measure, string reason)
    {
        var conflict = await host.Read(db => Task.FromResult(db.Set<Conflict>().Single(conflict => conflict.Request == db.Set<Request>().Single(request => request.Reference == story.Reference).Id)));
        return await story.Do<JudgeConflict>(by, (judge, occasion) => judge.Run(story.Reference, new() { Conflict = conflict.Id.Value, Act = act, Measure = measure, Reason = reason }, occasion, default));
    }

    private async Task<Outcome<Guid>> Programme(Appraised story, Official service, string country, string area, DateOnly? until)
    {
        var occasion = await story.As(service);
        return await host.Ask<StateProgramme, Outcome<Guid>>(state => state.Run(service.OfficeReference, new() { Title = "Of our own", Countries = [country], Areas = [area], From = new(2020, 1, 1), Until = until }, occasion, default));
    }

    private Task<Request> Request(Appraised story) => host.Read(db => Task.FromResult(db.Set<Request>().Single(request => request.Reference == story.Reference)));

    private async Task Mandate(Official person, Official at, DateOnly from, DateOnly until)
    {
        var given = await host.Ask<Passerelle.Directory.Appoint.GiveMandate, Outcome<MandateId>>(give => give.Run(
            new() { Office = at.OfficeReference, Person = person.Reference, Capacity = Passerelle.Directory.Offices.Capacity.Deputy, From = from, Until = until }, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Command), default));
        Appraised.Accepted(given);
    }

    /// <summary>As Staff made it from the name: <c>lea.lead.7@…</c>.</summary>
    private static string Name(Official official) => string.Join(' ', official.Email.Split('@')[0].Split('.'));
}
