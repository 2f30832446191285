using System.Net;
using Passerelle.Directory.Public;
using Passerelle.Directory.Settings;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Consult;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Directory;

/// <summary>A facility changes its way of working without a developer.</summary>
public sealed class SettingsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string consultation = "requests.request.consultation";

    [Fact]
    public async Task A_stage_is_switched_off_with_three_cases_in_view_and_each_goes_on()
    {
        var before = await Appraised.Consenting(host);
        var inside = await Appraised.Consenting(host);
        Assert.Null((await inside.Consult()).Problem);
        var after = await Appraised.BeforeCommittee(host);
        using var keeper = await host.SignIn((await host.Appoint("Stage Keeper", Role.Administrator)).Email);

        var page = await keeper.Open("/en/settings/workflow");
        page = await page.Press("See what would follow", ("Form.Stages", new[] { "requests.request.ask-back" }), ("Form.Reason", "Too few cases for a round of letters."));
        Assert.Contains(inside.Reference, page.Text);
        Assert.Contains("Is inside the stage: it can go through to its end, or be passed on at once", page.Text);
        Assert.Contains(before.Reference, page.Text);
        Assert.Contains("Will pass the stage by", page.Text);
        Assert.DoesNotContain(after.Reference, page.Text);
        page = await page.Press("Confirm the change");
        Assert.Equal("/en/settings", page.Address);
        Assert.Contains("Too few cases for a round of letters.", page.Text);

        Assert.Equal(ProblemKind.Conflict, (await before.Consult()).Problem?.Kind);
        using var officer = await host.SignIn(before.Officer.Email);
        page = await (await officer.Open($"/en/requests/{before.Reference}")).Follow("Bring to the committee");
        page = await page.Press("Bring to the committee");
        Assert.Contains("The case is with the committee.", page.Text);
        Assert.Null((await inside.Do<PassOn>(inside.Officer, (pass, occasion) => pass.Run(inside.Reference, occasion, CancellationToken.None))).Problem);
        Assert.Contains((await host.Letters()).Where(letter => letter.Subject!.Contains(inside.Reference)), letter => letter.Subject!.Contains("no longer needed") && letter.To.Mailboxes.Single().Address == $"office.{inside.Services[0].Email}");
        foreach (var story in new[] { before, inside, after }) Assert.Null((await story.Decide(DecisionKind.Approve, "It fits.")).Problem);

        page = await (await keeper.Open("/en/settings/workflow")).Press("See what would follow", ("Form.Stages", new[] { "requests.request.ask-back", "requests.meeting.agenda", consultation }), ("Form.Reason", "Back to the usual way."));
        await page.Press("Confirm the change");
        Assert.Null((await (await Appraised.Consenting(host)).Consult()).Problem);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_act_is_given_to_another_role_and_no_longer_to_the_first()
    {
        var story = await Appraised.Eligible(host);
        var keeper = await host.Appoint("Hands Keeper", Role.Administrator);
        await story.Assign();
        foreach (var appraiser in story.Appraisers) Assert.Null((await story.HandIn(appraiser, 3)).Problem);
        Assert.Null((await Change(keeper, form => form.Holders["requests.request.record-consensus"] = Role.Signatory)).Problem);

        var officer = await story.Do<Passerelle.Requests.Appraise.RecordConsensus>(story.Officer, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, CancellationToken.None));
        var signatory = await story.Do<Passerelle.Requests.Appraise.RecordConsensus>(story.Signatory, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, CancellationToken.None));

        Assert.Equal(ProblemKind.Refused, officer.Problem?.Kind);
        Assert.Null(signatory.Problem);
        Assert.Null((await Change(keeper, form => form.Holders["requests.request.record-consensus"] = Role.Officer)).Problem);
    }

    [Fact]
    public async Task A_committee_may_meet_without_an_agenda_sent_before_and_its_conflicts_are_derived_all_the_same()
    {
        var keeper = await host.Appoint("Agenda Keeper", Role.Administrator);
        var sitting = await Sitting.Before(host, 3, withRequester: true);
        await sitting.Plan();
        using var officer = await host.SignIn(sitting.Story.Officer.Email);
        using var visitor = await host.SignIn(keeper.Email);
        var form = await Form(keeper);
        var page = await (await visitor.Open("/en/settings/workflow")).Press("See what would follow", ("Form.Stages", form.Stages.Where(stage => stage != "requests.meeting.agenda").ToArray()), ("Form.Reason", "We meet at short notice."));
        Assert.Contains(sitting.Reference, page.Text);
        await page.Press("Confirm the change");

        Assert.DoesNotContain("Send the agenda", (await officer.Open($"/en/meetings/{sitting.Reference}")).Buttons);
        Assert.Equal(ProblemKind.Conflict, (await sitting.Send()).Problem?.Kind);
        host.Clock.Advance(TimeSpan.FromDays(5));
        Appraised.Accepted(await sitting.Attend(sitting.Members));
        Assert.Equal("requests.meet.recused-has-no-vote", Assert.Single((await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For, Ballot.For)).Problem!.Findings).Key);
        Assert.Null((await sitting.Vote(DecisionKind.Approve, Ballot.For, Ballot.For, Ballot.For)).Problem);

        Assert.Null((await Change(keeper, again => again.Stages.Add("requests.meeting.agenda"))).Problem);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Planning_a_meeting_and_writing_fiches_are_given_to_other_roles_and_no_longer_to_the_first()
    {
        var keeper = await host.Appoint("Second Hands Keeper", Role.Administrator);
        var (officer, signatory, editor) = (await host.Appoint("Orla Officer", Role.Officer), await host.Appoint("Sten Signatory", Role.Signatory), await host.Appoint("Ed Editor", Role.Editor));
        Assert.Null((await Change(keeper, form => (form.Holders["requests.meeting.send-agenda"], form.Holders["library.publication.write"]) = (Role.Signatory, Role.Officer))).Problem);
        var meeting = new Meeting { Id = MeetingId.From(Guid.CreateVersion7(host.Clock.GetUtcNow())), Reference = "MTG-2026-0099", Day = new(2026, 3, 2), Place = "Room 1", Remote = false, Chair = officer.Office, Agenda = [new("REQ-2026-0099", Passerelle.Platform.Texts.LocalizedText.Empty)] };

        Assert.Equal((true, false), (await Offers(signatory), await Offers(officer)));
        Assert.Equal((true, false), (Passerelle.Library.PublicationFlow.WriterOffice((await Occasion(officer)).By) is not null, Passerelle.Library.PublicationFlow.WriterOffice((await Occasion(editor)).By) is not null));

        Assert.Null((await Change(keeper, form => (form.Holders["requests.meeting.send-agenda"], form.Holders["library.publication.write"]) = (Role.Officer, Role.Editor))).Problem);
        Assert.Equal((false, true), (await Offers(signatory), await Offers(officer)));

        async Task<bool> Offers(Official who) => MeetingFlow.Table.Offers(MeetingAct.SendAgenda, meeting, (await Occasion(who)).By);
    }

    [Fact]
    public async Task What_the_tables_do_not_allow_cannot_be_chosen()
    {
        var keeper = await host.Appoint("Bold Keeper", Role.Administrator);

        var changed = await Change(keeper, form =>
        {
            form.Holders["requests.request.decide"] = Role.Requester;
            form.Clocks["requests.request.submitted"] = "soon";
            form.Clocks["requests.request.appraised"] = "0";
            form.Silence["requests.consultation.asked"] = "consent";
            form.Reason = " ";
            form.From = new(2025, 1, 1);
        });

        Assert.Equal(["Clocks[requests.request.appraised]", "Clocks[requests.request.submitted]", "From", "Holders[requests.request.decide]", "Reason", "Silence[requests.consultation.asked]"],
            changed.Problem!.Findings.Select(finding => finding.Field).Order());
        Assert.Equal("directory.settings.nothing-changed", (await Change(keeper, _ => { })).Problem?.Findings[0].Key);
    }

    [Fact]
    public async Task Two_who_change_at_once_never_overwrite_each_other()
    {
        var keeper = await host.Appoint("First Keeper", Role.Administrator);
        var form = await Form(keeper);
        Assert.Null((await Change(keeper, other => other.Clocks["requests.request.submitted"] = "7")).Problem);
        form.Clocks["requests.request.submitted"] = "9";

        var late = await Run(keeper, form);

        Assert.Equal((ProblemKind.Conflict, "directory.settings.changed-meanwhile"), (late.Problem!.Kind, late.Problem.Findings[0].Key));
        Assert.Null((await Change(keeper, other => other.Clocks["requests.request.submitted"] = "10")).Problem);
    }

    [Fact]
    public async Task A_clock_counts_in_the_working_days_of_the_office_that_has_to_act()
    {
        var keeper = await host.Appoint("Clock Keeper", Role.Administrator);
        await host.Ask<ChangeCalendar, Outcome<string>>(async change => await change.Run(new() { Home = "AT", From = Today, Reason = "The team sits in Vienna.", Base = (await Form(keeper)).Base }, await Occasion(keeper), CancellationToken.None));

        var story = await Appraised.Submitted(host);

        using var officer = await host.SignIn(story.Officer.Email);
        var due = WorkingDays.After(Today, 10, "AT", Passerelle.Platform.Flows.Workflow.AsBuilt).To;
        var page = (await officer.Open($"/en/requests/{story.Reference}")).Text;
        Assert.Contains($"{due:d MMMM yyyy}", page);
        Assert.Contains("10 working days after 15 January 2026 (Austria); not counted: 4 weekend days", page);
    }

    [Fact]
    public async Task A_letter_is_put_in_the_facilitys_own_words_from_a_day_on_and_keeps_what_it_must_carry()
    {
        var keeper = await host.Appoint("Letter Keeper", Role.Administrator);
        using var visitor = await host.SignIn(keeper.Email);
        var page = await (await visitor.Open("/en/settings/letters")).Follow("Your opinion on request {0}, by {3}");

        page = await page.Press("Record these words", ("Form.Body", "Dear colleague, **{1}** needs you by {9}."), ("Form.Reason", "Warmer."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(page.Findings, finding => finding.Contains("{9}"));
        Assert.Contains(page.Findings, finding => finding.Contains("{link}"));
        page = await page.Press("Record these words", ("Form.Body", "Dear colleague, **{1}** needs you by {3}. {link}"));
        Assert.Empty(page.Findings);

        var story = await Appraised.Consenting(host);
        Assert.Null((await story.Consult()).Problem);
        var letter = (await host.Letters()).Last(letter => letter.To.Mailboxes.Single().Address == $"office.{story.Services[0].Email}");
        Assert.Contains("Dear colleague, ", letter.TextBody);
        // No case opens to whoever keeps the directory.
        Assert.DoesNotContain("48 offers", (await visitor.Open("/en/settings/letters?template=requests.letter.consulted&in=en")).Text);
    }

    [Theory]
    [InlineData("/en/settings")]
    [InlineData("/en/settings/workflow")]
    [InlineData("/en/settings/letters")]
    [InlineData("/en/settings/calendar")]
    public async Task A_requester_does_not_read_how_the_facility_is_set_up(string path)
    {
        using var visitor = await host.SignIn((await host.Appoint($"Curious Requester of {path.Split('/')[^1]}", Role.Requester)).Email);

        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Open(path)).Status);
    }

    private DateOnly Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

    private async Task<Occasion> Occasion(Official official) =>
        new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(official.Account, Today, CancellationToken.None)), host.Clock.GetUtcNow(), Channel.Page);

    private async Task<WorkflowForm> Form(Official keeper)
    {
        var last = await host.Ask<ReadSettings, SettingsRead>(read => read.Last(CancellationToken.None));
        var form = await host.Ask<IEnumerable<Passerelle.Platform.Flows.IAdjustableFlow>, WorkflowForm>(flows => Task.FromResult(WorkflowForm.Of(last.Choices.Workflow, flows, last.Last, Today)));
        form.Reason = $"{keeper.Email} had a reason.";
        return form;
    }

    private async Task<Outcome<string>> Change(Official keeper, Action<WorkflowForm> change)
    {
        var form = await Form(keeper);
        change(form);
        return await Run(keeper, form);
    }

    private async Task<Outcome<string>> Run(Official keeper, WorkflowForm form)
    {
        var occasion = await Occasion(keeper);
        return await host.Ask<ChangeWorkflow, Outcome<string>>(change => change.Run(form, occasion, CancellationToken.None));
    }
}
