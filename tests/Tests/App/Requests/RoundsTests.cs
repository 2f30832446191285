using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;

namespace Passerelle.Tests.App.Requests;

/// <summary>A request returned several times: each time its changes are shown, and the facility's clock rests meanwhile.</summary>
public sealed class RoundsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Each_return_shows_its_own_changes_of_texts_and_of_choices()
    {
        var (lead, officer) = (await host.AppointIn("ministry", "SN", "Rokhaya Lead", Role.Requester), await host.Appoint("Odin Officer", Role.Officer));
        var asking = await Asking.Submitted(host, lead, "Returned twice");
        Appraised.Accepted(await asking.AskBack(officer, "First question?"));
        await asking.Write("results", "FIRST-6601 result.");
        Appraised.Accepted(await asking.Answer("First answer."));
        Appraised.Accepted(await asking.AskBack(officer, "Second question?"));
        await asking.Write("commitment", "SECOND-6602 rooms.", ["diaspora"]);
        Appraised.Accepted(await asking.Answer("Second answer."));

        var page = await asking.Page(officer, "/changes");

        var (second, first) = (page.Text.IndexOf("Return 2", StringComparison.Ordinal), page.Text.IndexOf("Return 1", StringComparison.Ordinal));
        Assert.True(second >= 0 && first > second, page.Text);
        Assert.Contains("SECOND-6602", page.Text[second..first]);
        Assert.Contains("Areas concerned", page.Text[second..first]);
        Assert.Contains("Second question?", page.Text[second..first]);
        Assert.Contains("FIRST-6601", page.Text[first..]);
        Assert.DoesNotContain("SECOND-6602", page.Text[first..]);
        Assert.DoesNotContain("Areas concerned", page.Text[first..]);
        Assert.Contains(page.Document.QuerySelectorAll("ins"), inserted => inserted.TextContent.Contains("FIRST-6601"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_facility_s_clock_rests_while_the_request_is_with_its_requester()
    {
        var (lead, officer) = (await host.AppointIn("ministry", "SN", "Rama Lead", Role.Requester), await host.Appoint("Olli Officer", Role.Officer));
        var asking = await Asking.Submitted(host, lead, "A clock");
        var submitted = (await asking.Read()).SubmittedOn!.Value;
        host.Clock.Advance(TimeSpan.FromDays(4));
        Appraised.Accepted(await asking.AskBack(officer, "What of the clock?", 20));
        Assert.Contains("own time rests", (await asking.Page(lead)).Text);
        host.Clock.Advance(TimeSpan.FromDays(15));
        Appraised.Accepted(await asking.Answer("It rested."));

        var due = (await asking.Read()).DueOn;

        // Fourteen days, four of them gone before the question: ten are left, from the day of the answer.
        Assert.Equal(submitted.AddDays(4 + 15 + 10), due);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_case_is_read_by_the_rules_of_the_day_it_was_submitted()
    {
        var now = host.Clock.GetUtcNow();
        try
        {
            host.Clock.AdjustTime(new(2015, 12, 30, 9, 0, 0, TimeSpan.Zero));
            var (ministry, city, officer) = (await host.AppointIn("ministry", "SN", "Fatou Earlier", Role.Requester), await host.AppointIn("local-authority", "SN", "Cire Earlier", Role.Requester), await host.Appoint("Obi Earlier", Role.Officer));
            var asking = await Asking.Submitted(host, ministry, "Before the boundary");
            var early = await Asking.Draft(host, city, "A city too early");
            var refused = await early.Submit();
            host.Clock.AdjustTime(new(2016, 1, 4, 9, 0, 0, TimeSpan.Zero));

            var page = await asking.Page(officer, "/eligibility");
            var wrong = await asking.FindEligible(officer, Facility.Phase("phase-3")!.Rules);
            Appraised.Accepted(await asking.FindEligible(officer, Facility.Phase("phase-2")!.Rules));
            var afterwards = await early.Submit();

            Assert.Contains("The lead institution is a national authority or a regional organisation.", refused.Problem!.Findings.Single().Args[0].ToString());
            Assert.Contains("The rules of Phase II apply", page.Text);
            Assert.DoesNotContain("of any branch", page.Text);
            Assert.Equal("Met[who-government]", wrong.Problem!.Findings.Single().Field);
            Assert.Equal("phase-2", (await asking.Read()).Eligibility!.Phase);
            // A city may lead from the day the next phase begins; now only its letter of support is missing.
            Assert.Contains("letter of support", afterwards.Problem!.Findings.Single().Args[0].ToString());
            var shown = await asking.Page(ministry);
            Assert.Contains("The lead institution is a national authority or a regional organisation.", shown.Text);
            Assert.Contains("Requests received in the first two phases", shown.Text);
            Assert.DoesNotContain("Looked at.", shown.Text);
            Assert.Contains("Looked at.", (await asking.Page(officer)).Text);
        }
        finally
        {
            host.Clock.AdjustTime(now);
        }
        Assert.Empty(host.Errors);
    }
}
