using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Requests;

namespace Passerelle.Tests.App.Requests;

public sealed class DeferralTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_deferred_request_comes_back_and_can_be_decided_again()
    {
        var story = await Appraised.Decided(host, DecisionKind.Defer, "The plan is not adopted yet.");
        Assert.Null((await story.Sign(story.Signatory)).Problem);
        host.Clock.Advance(TimeSpan.FromDays(30));
        using var officer = await host.SignIn(story.Officer.Email);
        var page = await officer.Open($"/en/requests/{story.Reference}/decision");

        page = await page.Press("Take up again", ("Again.Reason", ""));
        Assert.Equal("Say what has changed since it was deferred", Assert.Single(page.Findings));
        page = await page.Press("Take up again", ("Again.Reason", "The plan has been adopted."));

        Assert.Contains("The plan has been adopted.", page.Text);
        Assert.Null((await story.Decide(DecisionKind.Approve, "Now it can be done.")).Problem);
        Assert.Null((await story.Sign(story.Signatory)).Problem);
        var verification = (await host.Ask<History, Outcome<Verification>>(history => history.Verify(story.Reference, CancellationToken.None))).Value;
        Assert.Null(verification.Break);
        Assert.Empty(host.Errors);
    }
}
