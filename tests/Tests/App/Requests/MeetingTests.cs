using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Requests;
using Passerelle.Requests.Declare;
using Passerelle.Requests.Meet;

namespace Passerelle.Tests.App.Requests;

/// <summary>Each test has a house of its own: the committee is all offices that sit on it.</summary>
public sealed class MeetingTests(TestDatabases databases) : IAsyncLifetime
{
    private readonly TestHost host = new(databases);

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_meeting_from_its_agenda_to_the_signed_letters_with_one_office_recused()
    {
        var sitting = await Sitting.Before(host, 3, withRequester: true);
        var story = sitting.Story;
        using var officer = await host.SignIn(story.Officer.Email);

        var page = await (await officer.Open("/en/meetings/new")).Press("Plan a meeting", ("Form.Day", "2026-01-20"), ("Form.Place", "Room 2, Vienna"), ("Form.Chair", story.Chair.Office.Value.ToString()), ("Form.Requests", new[] { story.Reference }));
        sitting.Known(page.Address.Split('/')[^1]);
        Assert.Contains($"On the agenda of {sitting.Reference}", (await officer.Open($"/en/requests/{story.Reference}")).Text);
        page = await page.Press("Send the agenda");
        Assert.Equal(4, (await host.Letters()).Count(letter => letter.Subject?.StartsWith("Steering committee on 20 January 2026") == true));

        // Derived when the agenda was sent: a member's office belongs to the ministry that asks.
        page = await officer.Open($"/en/requests/{story.Reference}/conflicts");
        Assert.Contains("Step 1: Next door belongs to Authority of Lea Lead", page.Text);
        Assert.Contains("Step 2: Authority of Lea Lead", page.Text);
        page = await (await page.Follow("Decide on this conflict")).Press("Record", ("Form.Act", "Mitigate"), ("Form.Measure", "The office leaves the room."), ("Form.Reason", "It keeps the file of the ministry."));
        Assert.Contains("Mitigated", page.Text);

        host.Clock.Advance(TimeSpan.FromDays(5));
        using var keeper = await host.SignIn(story.Officer.Email);
        page = await keeper.Open($"/en/meetings/{sitting.Reference}/attendance");
        page = await page.Press("Record who came", [.. Enumerable.Range(0, 4).Select(i => ($"Form.Offices[{i}].Present", (object)true)), ("Form.Chair", story.Chair.Office.Value.ToString())]);
        Assert.Equal($"/en/meetings/{sitting.Reference}", page.Address);
        page = await page.Follow("Record the item");
        Assert.Contains("is recused. Step 1: Next door belongs to", page.Text);
        Assert.Equal(3, page.Document.QuerySelectorAll("input[type=radio][value=For]").Length);
        page = await page.Press("Record the item", [("Form.Discussion", "They spoke about the host."), ("Form.Put", true), ("Form.Asked", true), ("Form.Motion.Kind", "ApproveWithConditions"), ("Form.Motion.Reasons", "It is their own need."),
            ("Form.Motion.Conditions", "By June."), .. Enumerable.Range(0, 3).Select(i => ($"Form.Ballots[{i}].Ballot", (object)(i == 2 ? "Abstains" : "For")))]);
        Assert.Contains("The motion carries.", page.Document.Body!.TextContent);

        page = await keeper.Open($"/en/meetings/{sitting.Reference}/minutes");
        foreach (var part in new[] { "Next door", "is recused", "Step 1", "Accepted measure: The office leaves the room.", "2 for, 0 against, 1 abstaining; 3 of 3 offices", "at least 50 per cent", "Draft: the chair has not approved it", "They spoke about the host." }) Assert.Contains(part, page.Text);
        Assert.Empty(page.Buttons);

        using var chair = await host.SignIn(story.Chair.Email);
        page = await (await chair.Open($"/en/meetings/{sitting.Reference}/minutes")).Press("Approve the minutes");
        Assert.Contains("Minutes approved", page.Text);
        Assert.Equal(4, (await host.Letters()).Count(letter => letter.Subject?.StartsWith("Minutes of the steering committee") == true));

        Assert.Equal("decided", await sitting.Status());
        Assert.Null((await story.Sign(story.Signatory)).Problem);
        Assert.Contains("By June.", await story.LetterTo(story.Lead, "requests.letter.approved-with-conditions"));
        Assert.Contains("The office leaves the room.", (await keeper.Open($"/en/requests/{story.Reference}")).Text);
        using var lead = await host.SignIn(story.Lead.Email);
        var theirs = await lead.Open($"/en/requests/{story.Reference}");
        Assert.Contains("By June.", theirs.Text);
        Assert.DoesNotContain("leaves the room", theirs.Document.DocumentElement.OuterHtml);
        foreach (var reference in new[] { story.Reference, sitting.Reference }) Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(reference, default))).Value.Break);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Without_a_quorum_nothing_is_decided_and_the_case_waits_for_another_meeting()
    {
        var sitting = await Sitting.Held(host, 5, present: 2);

        var outcome = await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For);

        Assert.Equal(MotionOutcome.NoQuorum, outcome.Value);
        Assert.Equal("with-committee", await sitting.Status());
        Assert.Null((await sitting.Approve(sitting.Members[0])).Problem);
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        Assert.Contains("There was no quorum, nothing is decided: 2 for, 0 against, 0 abstaining; 2 of 5 offices", (await officer.Open($"/en/meetings/{sitting.Reference}/minutes")).Text);
        Assert.Contains(sitting.Story.Reference, (await officer.Open("/en/meetings/new")).Text);
    }

    [Fact]
    public async Task A_recused_office_does_not_count_for_the_quorum()
    {
        var sitting = await Sitting.Held(host, 2, present: 1, withRequester: true);

        Assert.Equal(MotionOutcome.Carried, (await sitting.Vote(DecisionKind.Approve, Ballot.For)).Value);
    }

    [Fact]
    public async Task A_tie_decides_nothing_and_the_vote_can_be_taken_again()
    {
        var sitting = await Sitting.Held(host, 4);

        Assert.Equal(MotionOutcome.Tied, (await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.Against, Ballot.Against)).Value);
        Assert.Equal("with-committee", await sitting.Status());
        Assert.Equal(MotionOutcome.Carried, (await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For, Ballot.Against)).Value);

        Assert.Equal("decided", await sitting.Status());
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        var minutes = (await officer.Open($"/en/meetings/{sitting.Reference}/minutes")).Text;
        Assert.Contains("The vote was tied, nothing is decided: 2 for, 2 against", minutes);
        Assert.Contains("The motion carried: 3 for, 1 against", minutes);
    }

    [Fact]
    public async Task A_recused_office_has_no_vote()
    {
        var sitting = await Sitting.Held(host, 2, withRequester: true);

        var outcome = await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For);

        Assert.Equal(("Ballots[2].Ballot", "requests.meet.recused-has-no-vote"), (outcome.Problem!.Findings.Single().Field, outcome.Problem.Findings[0].Key));
        Assert.Equal("with-committee", await sitting.Status());
    }

    [Fact]
    public async Task Who_declares_an_interest_before_the_vote_is_recused_too()
    {
        var sitting = await Sitting.Held(host, 3);
        Appraised.Accepted(await sitting.Story.Declare(sitting.Members[1], Interest.Money, "Their adviser is our contractor."));

        var outcome = await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For);
        Assert.Equal("requests.meet.recused-has-no-vote", Assert.Single(outcome.Problem!.Findings).Key);
        Assert.Equal(MotionOutcome.Carried, (await sitting.Vote(DecisionKind.Approve, Ballot.For, null, Ballot.For)).Value);

        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        Assert.Contains("Declared: Money or a contract. Their adviser is our contractor.", (await officer.Open($"/en/meetings/{sitting.Reference}/minutes")).Text);
    }

    [Fact]
    public async Task A_second_decision_is_told_what_the_first_was()
    {
        var sitting = await Sitting.Held(host, 3);
        Assert.Equal(MotionOutcome.Carried, (await sitting.Vote(DecisionKind.Decline, Ballot.For, Ballot.For, Ballot.Against)).Value);

        var again = await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For);
        var written = await sitting.Story.Decide(DecisionKind.Approve, "Changed our minds.");

        Assert.Equal((ProblemKind.Conflict, "requests.decide.already"), (again.Problem!.Kind, again.Problem.Findings[0].Key));
        Assert.Equal((ProblemKind.Conflict, "requests.decide.already"), (written.Problem!.Kind, written.Problem.Findings[0].Key));
    }

    [Fact]
    public async Task Minutes_do_not_change_after_their_approval_and_are_not_approved_unread()
    {
        var sitting = await Sitting.Held(host, 3);
        using var chair = await host.SignIn(sitting.Members[0].Email);
        await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.Against, Ballot.Abstains);
        var reading = await chair.Open($"/en/meetings/{sitting.Reference}/minutes");
        await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.Abstains);

        var stale = await reading.Press("Approve the minutes");
        Assert.Equal((HttpStatusCode.Conflict, "The minutes changed while you were reading. Read them again, then approve."), (stale.Status, Assert.Single(stale.Findings)));
        Assert.Equal(ProblemKind.Refused, (await sitting.Approve(sitting.Members[1])).Problem?.Kind);
        var approved = await stale.Press("Approve the minutes");
        Assert.Contains("Minutes approved", approved.Text);

        var late = await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For);
        Assert.Equal((ProblemKind.Conflict, "platform.flow.not-from-here"), (late.Problem!.Kind, late.Problem.Findings[0].Key));
        Assert.Equal(ProblemKind.Conflict, (await sitting.Approve(sitting.Members[0])).Problem?.Kind);
    }

    [Fact]
    public async Task A_later_judgement_does_not_rewrite_what_the_minutes_say_of_a_recusal()
    {
        var sitting = await Sitting.Held(host, 2, withRequester: true);
        Assert.Equal(MotionOutcome.Carried, (await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For)).Value);

        foreach (var conflict in await host.Read(db => Task.FromResult(db.Set<Conflict>().Select(conflict => conflict.Id).ToList())))
            Appraised.Accepted(await sitting.Story.Do<JudgeConflict>(sitting.Story.Officer, (judge, occasion) => judge.Run(sitting.Story.Reference, new() { Conflict = conflict.Value, Act = ConflictAct.Dismiss, Reason = "The desk moved." }, occasion, default)));

        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        var minutes = (await officer.Open($"/en/meetings/{sitting.Reference}/minutes")).Text;
        Assert.Contains("is recused. Step 1", minutes);
        Assert.Contains("2 of 2 offices entitled to vote", minutes);
    }

    [Fact]
    public async Task A_case_on_an_agenda_can_still_be_decided_in_writing()
    {
        var sitting = await Sitting.Called(host, 3);

        Assert.Null((await sitting.Story.Decide(DecisionKind.Approve, "By circulation.")).Problem);
        host.Clock.Advance(TimeSpan.FromDays(5));
        Appraised.Accepted(await sitting.Attend(sitting.Members));
        var late = await sitting.Vote(DecisionKind.Decline, Ballot.For, Ballot.For, Ballot.For);

        Assert.Equal("requests.decide.already", late.Problem!.Findings[0].Key);
        Assert.Equal("decided", await sitting.Status());
    }

    [Fact]
    public async Task An_officer_records_a_decision_only_for_a_meeting()
    {
        var sitting = await Sitting.Called(host, 3);

        Assert.Equal(ProblemKind.Refused, (await sitting.Story.Do<Passerelle.Requests.Decide.DecideRequest>(sitting.Story.Officer, (decide, occasion) => decide.Run(sitting.Story.Reference, new() { Kind = DecisionKind.Approve }, occasion, default))).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For)).Problem?.Kind);
    }

    [Fact]
    public async Task A_cancelled_meeting_tells_the_committee_and_frees_its_cases()
    {
        var sitting = await Sitting.Called(host, 3);
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        Assert.DoesNotContain(sitting.Story.Reference, (await officer.Open("/en/meetings/new")).Text);
        var page = await officer.Open($"/en/meetings/{sitting.Reference}");

        page = await page.Press("Cancel the meeting", ("Form.Reason", ""));
        Assert.Equal("Say why the meeting is cancelled", Assert.Single(page.Findings));
        page = await page.Press("Cancel the meeting", ("Form.Reason", "The chair is ill."));

        Assert.Contains("The chair is ill.", page.Text);
        Assert.Equal(3, (await host.Letters()).Count(letter => letter.TextBody?.Contains("The chair is ill.") == true));
        Assert.Contains(sitting.Story.Reference, (await officer.Open("/en/meetings/new")).Text);
        Assert.Equal(ProblemKind.Conflict, (await sitting.Send()).Problem?.Kind);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_changed_agenda_has_to_be_sent_again()
    {
        var sitting = await Sitting.Called(host, 3);
        using var officer = await host.SignIn(sitting.Story.Officer.Email);

        var page = await (await officer.Open($"/en/meetings/{sitting.Reference}/change")).Press("Save", ("Form.Place", "https://meet.example/room"), ("Form.Remote", true));

        Assert.Contains("Planned", page.Text);
        Assert.Equal(ProblemKind.Conflict, (await sitting.Attend(sitting.Members)).Problem?.Kind);
        Assert.Null((await sitting.Send()).Problem);
        Assert.Equal(3, (await host.Letters()).Count(letter => letter.Subject?.StartsWith("Steering committee from afar") == true && letter.TextBody?.Contains("https://meet.example/room") == true));
    }

    [Fact]
    public async Task A_deferred_case_lasts_until_its_day_and_stands_on_the_next_agenda_when_it_is_taken_up_again()
    {
        var sitting = await Sitting.Held(host, 1);
        var form = sitting.Motion(DecisionKind.Defer, Ballot.For);
        var occasion = await sitting.Story.As(sitting.Story.Officer);
        var without = await host.Ask<RecordItem, Outcome<MotionOutcome?>>(record => record.Run(sitting.Reference, sitting.Story.Reference, form, occasion, default));
        Assert.Equal(("Motion.Until", "requests.decide.until-needed"), (without.Problem!.Findings.Single().Field, without.Problem.Findings[0].Key));
        form.Motion.Until = new(2026, 3, 31);
        Assert.Equal(MotionOutcome.Carried, (await host.Ask<RecordItem, Outcome<MotionOutcome?>>(record => record.Run(sitting.Reference, sitting.Story.Reference, form, occasion, default))).Value);
        Appraised.Accepted(await sitting.Story.Sign(sitting.Story.Signatory));

        Assert.Contains("31 March 2026", await sitting.Story.LetterTo(sitting.Story.Lead, "requests.letter.deferred-until"));
        using var lead = await sitting.Story.Api(sitting.Story.Lead);
        Assert.Equal("2026-03-31", (await lead.GetJson($"/api/v1/requests/{sitting.Story.Reference}")).GetProperty("dueOn").GetString());
        Appraised.Accepted(await sitting.Story.Do<Passerelle.Requests.Decide.TakeUpAgain>(sitting.Story.Officer, (take, again) => take.Run(sitting.Story.Reference, "The plan is adopted.", again, default)));
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        Assert.Contains(sitting.Story.Reference, (await officer.Open("/en/meetings/new")).Text);
    }

    [Fact]
    public async Task The_papers_and_the_minutes_are_one_document_as_page_and_as_file()
    {
        var sitting = await Sitting.Held(host, 2, withRequester: true);
        await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For);
        using var member = await host.SignIn(sitting.Members[1].Email);

        var papers = (await member.Open($"/en/meetings/{sitting.Reference}/papers")).Text;
        foreach (var part in new[] { "Fair recruitment", "48 offers", "Ten criteria, version 1", "Weighted mean: 3.00 = (3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3) / 10. Threshold: 2.00.", "To be approved.", "Does it overlap with your own work?", "Supports", "Step 1" })
            Assert.Contains(part, papers);
        foreach (var (file, part) in new[] { ($"/meetings/{sitting.Reference}/papers.docx", "Weighted mean: 3.00"), ($"/requests/{sitting.Story.Reference}/paper.docx", "Does it overlap"), ($"/meetings/{sitting.Reference}/minutes.docx", "is recused") })
        {
            using var answer = await member.Http.GetAsync($"/en{file}");
            Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType?.MediaType);
            await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
            using var words = new StreamReader(await archive.GetEntry("word/document.xml")!.OpenAsync());
            Assert.Contains(part, await words.ReadToEndAsync());
        }
        foreach (var language in new[] { "fr", "es", "pt", "ar", "ru" })
            foreach (var page in new[] { "", "/papers", "/minutes", $"/items/{sitting.Story.Reference}" })
            {
                using var officer = await host.SignIn(sitting.Story.Officer.Email);
                var seen = await officer.Open($"/{language}/meetings/{sitting.Reference}{page}");
                Assert.Equal((page, HttpStatusCode.OK), (page, seen.Status));
                Assert.DoesNotContain("[requests.", seen.Document.DocumentElement.TextContent);
            }
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Nobody_outside_the_facility_and_the_committee_learns_that_there_is_a_meeting()
    {
        var sitting = await Sitting.Held(host, 2);
        foreach (var outsider in new[] { sitting.Story.Lead, sitting.Story.Appraisers[0], sitting.Story.Services[0] })
        {
            using var visitor = await host.SignIn(outsider.Email);
            using var api = await sitting.Story.Api(outsider);
            foreach (var page in new[] { "", $"/{sitting.Reference}", $"/{sitting.Reference}/papers", $"/{sitting.Reference}/minutes", $"/{sitting.Reference}/papers.docx", $"/{sitting.Reference}/minutes.docx", $"/{sitting.Reference}/attendance", $"/{sitting.Reference}/items/{sitting.Story.Reference}" })
                Assert.Equal((page, HttpStatusCode.NotFound), (page, (await visitor.Http.GetAsync($"/en/meetings{page}")).StatusCode));
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync($"/en/requests/{sitting.Story.Reference}/paper.docx")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync($"/api/v1/meetings/{sitting.Reference}")).StatusCode);
            Assert.Equal("[]", await api.Http.GetStringAsync("/api/v1/meetings/"));
            Assert.DoesNotContain("MTG-", await sitting.Story.EverythingShownTo(outsider));
        }
    }

    [Fact]
    public async Task Every_form_of_a_meeting_says_all_that_is_wrong_at_once()
    {
        var sitting = await Sitting.Before(host, 3);
        using var api = await sitting.Story.Api(sitting.Story.Officer);
        var meetings = "/api/v1/meetings";
        Assert.Equal(["Chair", "Day", "Place", "Requests"], await Wrong(api.Http.PostAsJsonAsync(meetings, new { day = "2026-01-14", place = " ", chair = Guid.Empty, requests = new[] { "REQ-1999-0001" } })));
        Assert.Equal(["Chair", "Day", "Place"], await Wrong(api.Http.PostAsJsonAsync(meetings, new { place = new string('x', 301) })));
        await sitting.Plan();
        var own = $"{meetings}/{sitting.Reference}";
        Assert.Equal(HttpStatusCode.Conflict, (await api.Http.PostAsJsonAsync($"{own}/attendance", new { })).StatusCode);
        Appraised.Accepted(await sitting.Send());
        Assert.Equal([""], await Wrong(api.Http.PostAsJsonAsync($"{own}/attendance", new { })));
        host.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["", "Offices[0].Present", "Offices[0].Who"], await Wrong(api.Http.PostAsJsonAsync($"{own}/attendance", new { offices = new[] { new { office = Guid.Empty, who = new string('x', 301) } } })));
        Assert.Equal(["Chair", "Offices[0].Who"], await Wrong(api.Http.PostAsJsonAsync($"{own}/attendance", new { offices = new[] { new { office = sitting.Members[1].Office.Value, present = true } } })));
        Appraised.Accepted(await sitting.Attend([sitting.Members[0], sitting.Members[1]]));
        var item = $"{own}/items/{sitting.Story.Reference}";
        Assert.Equal(["Discussion"], await Wrong(api.Http.PostAsJsonAsync(item, new { })));
        Assert.Equal(["Ballots[0].Ballot", "Motion.Kind", "Motion.Reasons"], await Wrong(api.Http.PostAsJsonAsync(item, new { put = true, asked = true })));
        Assert.Equal(["Asked", "Ballots[1].Ballot", "Ballots[2].Ballot", "Ballots[3].Ballot", "Motion.Conditions", "Motion.ReferTo", "Motion.Until"], await Wrong(api.Http.PostAsJsonAsync(item, new
        {
            put = true, byConsensus = true, motion = new { kind = "approve", reasons = "Yes.", conditions = "If.", until = "2026-02-01", referTo = "Elsewhere" },
            ballots = new[] { (sitting.Members[0].Office.Value, "for"), (sitting.Members[1].Office.Value, "against"), (sitting.Members[2].Office.Value, "for"), (Guid.Empty, "for") }.Select(line => new { office = line.Item1, ballot = line.Item2 }),
        })));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.PostAsJsonAsync($"{own}/items/REQ-1999-0001", new { discussion = "Where?" })).StatusCode);
        using var member = await sitting.Story.Api(sitting.Members[1]);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Http.PostAsJsonAsync(meetings, new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Http.PostAsJsonAsync($"{own}/minutes", new { version = 1 })).StatusCode);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task What_a_meeting_waits_for_stands_in_the_lists_of_those_who_can_do_it()
    {
        var sitting = await Sitting.Before(host, 2);
        await sitting.Plan();
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        using var chair = await host.SignIn(sitting.Members[0].Email);
        Assert.Contains("Send the agenda", (await officer.Open("/en/tasks")).Text);
        Appraised.Accepted(await sitting.Send());
        Assert.DoesNotContain("Record who came", (await officer.Open("/en/tasks")).Text);
        host.Clock.Advance(TimeSpan.FromDays(5));
        using var later = await host.SignIn(sitting.Story.Officer.Email);
        Assert.Contains("Record who came", (await later.Open("/en/tasks")).Text);
        Appraised.Accepted(await sitting.Attend(sitting.Members));
        Assert.Contains("Record the items of the meeting", (await later.Open("/en/tasks")).Text);
        await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For);
        using var again = await host.SignIn(sitting.Members[0].Email);
        Assert.Contains("Approve the minutes", (await again.Open("/en/tasks")).Text);
        Assert.DoesNotContain("Approve the minutes", (await later.Open("/en/tasks")).Text);
    }

    private static async Task<IReadOnlyList<string>> Wrong(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)];
    }
}
