using System.Net;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Seeing;
using Passerelle.Requests;
using Passerelle.Requests.Decide;
using Passerelle.Requests.Declare;

namespace Passerelle.Tests.App.Requests;

/// <summary>What an office may read from the moment in which a conflict of interest recuses it.</summary>
public sealed class RecusalTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_recused_office_reads_what_happened_until_then_why_it_is_recused_and_nothing_that_follows()
    {
        var story = await Appraised.BeforeCommittee(host);
        var member = await Join("Conny Committee", story);
        using var reader = await host.SignIn(member.Email);
        Assert.Contains("Fair recruitment", (await reader.Open($"/en/requests/{story.Reference}")).Text);
        Assert.Equal(HttpStatusCode.OK, (await reader.Open($"/en/requests/{story.Reference}/decision")).Status);

        Appraised.Accepted(await story.Declare(member, Interest.Money, "Their adviser is our contractor."));
        Assert.Null((await story.Decide(DecisionKind.Approve, "Only the others may read this reason.")).Problem);

        var page = await reader.Open($"/en/requests/{story.Reference}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("A conflict of interest keeps your office from this case", page.Text);
        Assert.Contains("Declared: Money or a contract. Their adviser is our contractor.", page.Text);
        Assert.DoesNotContain("recorded the decision", page.Text);
        foreach (var below in (string[])["/decision", "/consensus", "/consultation", "/conflicts", "/complementarity", "/paper.docx", "/changes"])
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Open($"/en/requests/{story.Reference}{below}")).Status);
        foreach (var list in (string[])["/en/requests", "/en/tasks"]) Assert.Null((await reader.Open(list)).Document.QuerySelector($"a[href$='/requests/{story.Reference}']"));
        Assert.DoesNotContain("Only the others may read this reason.", await story.EverythingShownTo(member));
        var viewer = (await story.As(member)).By;
        Assert.False(viewer.Sees(await Load(story)));
        // Everybody else of the committee reads on.
        Assert.True((await story.As(story.Chair)).By.Sees(await Load(story)));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_office_found_free_of_conflict_reads_the_case_again()
    {
        var story = await Appraised.BeforeCommittee(host);
        var member = await Join("Fred Free", story);
        Appraised.Accepted(await story.Declare(member, Interest.Another, "We once shared a building."));
        Assert.Equal(ProblemKind.NotFound, (await Decide(story, member)).Problem?.Kind);

        Appraised.Accepted(await Judge(story, member, ConflictAct.Dismiss));

        using var reader = await host.SignIn(member.Email);
        Assert.Contains("Fair recruitment", (await reader.Open($"/en/requests/{story.Reference}")).Text);
        // What it had declared counts; it decides.
        Assert.Null((await Decide(story, member)).Problem);
    }

    [Fact]
    public async Task An_excluded_appraiser_reads_the_request_no_more()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        using var reader = await host.SignIn(story.Appraisers[0].Email);
        Appraised.Accepted(await story.Declare(story.Appraisers[0], Interest.Family, "My sister runs the desk."));
        Assert.Contains("Fair recruitment", (await reader.Open($"/en/requests/{story.Reference}")).Text);

        Appraised.Accepted(await Judge(story, story.Appraisers[0], ConflictAct.Exclude));

        var page = await reader.Open($"/en/requests/{story.Reference}");
        Assert.Contains("A conflict of interest keeps your office from this case", page.Text);
        Assert.DoesNotContain("48 offers", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Open($"/en/requests/{story.Reference}/assessment")).Status);
    }

    [Fact]
    public async Task An_office_that_joins_the_committee_later_reads_a_case_from_which_another_is_recused()
    {
        var story = await Appraised.BeforeCommittee(host);
        var recused = await Join("Ruth Recused", story);
        Appraised.Accepted(await story.Declare(recused, Interest.Post, "I was deputy minister there."));
        var late = await host.Appoint($"Late Comer {story.Reference}", Role.Committee);
        Assert.False((await story.As(late)).By.Sees(await Load(story)));

        await host.Sweep("reseat-committee");

        Assert.True((await story.As(late)).By.Sees(await Load(story)));
        Assert.False((await story.As(recused)).By.Sees(await Load(story)));
        var facts = await Seated();
        await host.Sweep("reseat-committee");
        Assert.True(facts > 0);
        Assert.Equal(facts, await Seated());

        Task<int> Seated() => host.Read(db => db.Journal.CountAsync(fact => fact.CaseReference == story.Reference && fact.Kind == "requests.committee-seated"));
    }

    [Fact]
    public async Task The_minutes_keep_from_a_recused_office_what_was_said_and_are_not_approved_by_it()
    {
        var sitting = await Sitting.Called(host, 3);
        await host.Sweep("reseat-committee");
        Appraised.Accepted(await sitting.Story.Declare(sitting.Members[1], Interest.Money, "Their adviser is our contractor."));
        host.Clock.Advance(TimeSpan.FromDays(5));
        // The recused office leads the meeting.
        var taken = await sitting.Story.Do<Passerelle.Requests.Meet.TakeAttendance>(sitting.Story.Officer, (take, occasion) => take.Run(sitting.Reference, new()
        {
            Chair = sitting.Members[1].Office.Value,
            Offices = [.. sitting.Members.Select(member => new Passerelle.Requests.Meet.AttendanceLine { Office = member.Office.Value, Present = true, Who = member.Email })],
        }, occasion, default));
        Appraised.Accepted(taken);
        Assert.Null((await sitting.Vote(DecisionKind.Approve, Ballot.For, null, Ballot.For)).Problem);

        using var recused = await host.SignIn(sitting.Members[1].Email);
        using var api = await sitting.Story.Api(sitting.Members[1]);
        foreach (var shown in new[]
        {
            (await recused.Open($"/en/meetings/{sitting.Reference}")).Text, (await recused.Open($"/en/meetings/{sitting.Reference}/minutes")).Text, (await recused.Open($"/en/meetings/{sitting.Reference}/papers")).Text,
            await api.Http.GetStringAsync($"/api/v1/meetings/{sitting.Reference}"),
        })
        {
            Assert.DoesNotContain("They spoke about the host.", shown);
            Assert.DoesNotContain("It is their own need.", shown);
        }
        Assert.Contains("Your office is recused from this case", (await recused.Open($"/en/meetings/{sitting.Reference}")).Text);
        Assert.Equal(ProblemKind.Refused, (await sitting.Approve(sitting.Members[1])).Problem?.Kind);
        Assert.Null((await sitting.Approve(sitting.Members[2])).Problem);
        var leaked = await host.Read(db => db.Journal.Where(fact => fact.CaseReference == sitting.Reference && fact.Data!.Contains("They spoke about the host.")).ToListAsync());
        Assert.NotEmpty(leaked);
        Assert.All(leaked, fact => Assert.DoesNotContain("role:committee", fact.Readers));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Who_is_recused_when_the_case_comes_before_the_committee_gets_another_letter_than_the_others()
    {
        var story = await Appraised.Consenting(host);
        var office = await story.Open(story.Lead, Role.Committee);
        Appraised.Accepted(await story.Consult());
        foreach (var service in story.Services) Appraised.Accepted(await story.Opine(service, Opinion.Supports));

        Appraised.Accepted(await story.Close());

        var id = (await Load(story)).Id.Value;
        var letters = await host.Read(db => db.Letters.AsNoTracking().Where(letter => letter.CaseId == id).ToListAsync());
        Assert.Equal("requests.letter.recused", Assert.Single(letters, letter => letter.To.Office == office.Value).Template);
        Assert.Contains(letters, letter => letter.To.Office == story.Chair.Office.Value && letter.Template == "requests.letter.paper-ready");
    }

    /// <summary>An office that sits on the committee from now on; the schedule has looked since.</summary>
    private async Task<Official> Join(string name, Appraised story)
    {
        var member = await host.Appoint($"{name} {story.Reference}", Role.Committee);
        await host.Sweep("reseat-committee");
        return member;
    }

    private Task<Outcome<string>> Decide(Appraised story, Official by) =>
        story.Do<DecideRequest>(by, (decide, occasion) => decide.Run(story.Reference, new() { Kind = DecisionKind.Approve, Reasons = "It is needed.", TakenOn = occasion.Today }, occasion, default));

    private async Task<Outcome<string>> Judge(Appraised story, Official concerned, ConflictAct act)
    {
        var request = await Load(story);
        var conflict = await host.Read(db => db.Set<Conflict>().SingleAsync(conflict => conflict.Request == request.Id && conflict.Office == concerned.Office && conflict.Status == ConflictStatus.Open));
        return await story.Do<JudgeConflict>(story.Officer, (judge, occasion) => judge.Run(story.Reference, new() { Conflict = conflict.Id.Value, Act = act, Reason = "Looked into." }, occasion, default));
    }

    private Task<Request> Load(Appraised story) => host.Read(db => db.Set<Request>().AsNoTracking().SingleAsync(request => request.Reference == story.Reference));
}
