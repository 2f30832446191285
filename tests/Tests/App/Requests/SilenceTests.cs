using Passerelle.Directory.Public;
using Passerelle.Directory.Settings;
using Passerelle.Platform;
using Passerelle.Requests;

namespace Passerelle.Tests.App.Requests;

/// <summary>Every answer owed has a clock: a reminder before its last day, the deputies after it, and what silence means, said before it happens.</summary>
public sealed class SilenceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Who_has_not_signed_is_reminded_and_then_the_deputy_is_written_to_each_once()
    {
        var story = await Appraised.Drafted(host);
        var deputy = await host.Join("Didi Deputy", story.Partner.Office, story.Partner.OfficeReference, "deputy", new(2026, 1, 1), null);
        using var lead = await host.SignIn(story.Lead.Email);
        Assert.Contains("Until every signature is in, the request waits.", (await lead.Open($"/en/requests/{story.Reference}")).Text);

        await Sweep();
        Assert.Empty(await About(story, "Rappel"));
        host.Clock.Advance(TimeSpan.FromDays(19));
        await Sweep();
        await Sweep();
        Assert.Single(await About(story, "Rappel"));
        Assert.Empty(await To(deputy));
        host.Clock.Advance(TimeSpan.FromDays(6));
        await Sweep();
        await Sweep();

        Assert.Single(await To(deputy));
        Assert.Null((await story.SignOff(story.Partner)).Problem);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_co_requester_that_stays_silent_is_left_out_where_the_facility_says_so_and_sees_nothing_more()
    {
        await Silence("requests.party.invited", "left-out");
        var story = await Appraised.Drafted(host);
        Assert.Null((await story.SignOff(story.Partner)).Problem);
        using var silent = await host.SignIn(story.ArabicPartner.Email);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await silent.Open($"/en/requests/{story.Reference}")).Status);

        host.Clock.Advance(TimeSpan.FromDays(40));
        await Sweep();
        await Sweep();

        Assert.NotEmpty(await About(story, "يتواصل"));
        Assert.Null((await story.Submit()).Problem);
        using var lead = await host.SignIn(story.Lead.Email);
        Assert.Contains("left out", (await lead.Open($"/en/requests/{story.Reference}")).Text);
        Assert.DoesNotContain(Appraised.Need[..20], (await silent.Open($"/en/requests/{story.Reference}")).Text);
        await Silence("requests.party.invited", "waits");
    }

    [Fact]
    public async Task A_case_waits_for_every_service_where_the_facility_says_so()
    {
        await Silence("requests.consultation.asked", "waits");
        var story = await Appraised.Consenting(host);
        Assert.Null((await story.Consult()).Problem);
        Assert.Null((await story.Opine(story.Services[0], Opinion.Supports)).Problem);
        host.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal("requests.consult.must-answer", (await story.Close()).Problem?.Findings[0].Key);
        Assert.Null((await story.Opine(story.Services[1], Opinion.NoObjection)).Problem);
        Assert.Null((await story.Close()).Problem);
        await Silence("requests.consultation.asked", "no-objection");
    }

    private Task Sweep() => host.Sweep("keep-clocks");

    private async Task Silence(string clock, string meaning)
    {
        var keeper = await host.Appoint($"Silence Keeper {Guid.CreateVersion7():N}", Role.Administrator);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        var last = await host.Ask<ReadSettings, SettingsRead>(read => read.Last(CancellationToken.None));
        var form = await host.Ask<IEnumerable<Passerelle.Platform.Flows.IAdjustableFlow>, WorkflowForm>(flows => Task.FromResult(WorkflowForm.Of(last.Choices.Workflow, flows, last.Last, today)));
        (form.Silence[clock], form.Reason) = (meaning, "A test of silence.");
        var viewer = await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(keeper.Account, today, CancellationToken.None));
        Assert.Null((await host.Ask<ChangeWorkflow, Outcome<string>>(change => change.Run(form, new(viewer, host.Clock.GetUtcNow(), Channel.Page), CancellationToken.None))).Problem);
    }

    private async Task<IReadOnlyList<string>> About(Appraised story, string word) => [.. (await host.Letters()).Select(letter => letter.Subject!).Where(subject => subject.Contains(story.Reference) && subject.Contains(word))];

    private async Task<IReadOnlyList<string>> To(Official official) => [.. (await host.Letters()).Where(letter => letter.To.Mailboxes.Single().Address == official.Email && letter.Subject!.Contains("REQ-")).Select(letter => letter.Subject!)];
}
