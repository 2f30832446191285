using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Appraise;

namespace Passerelle.Tests.App.Requests;

public sealed class CriteriaVersionTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateOnly from = new(2031, 1, 1);

    [Fact]
    public async Task A_decision_is_read_again_with_the_criteria_of_its_day_after_others_came_into_force()
    {
        var first = Facility.CriteriaSet("ten-criteria", 1)!;
        Facility.Enter(first with
        {
            Version = 2, From = from, Names = first.Names.Write("en", "Criteria renewed"), Threshold = 3.5m,
            Criteria = [.. first.Criteria.Select(criterion => criterion.Number == 9 ? criterion with { Names = criterion.Names.Write("en", "Added value of the facility"), Weight = 3, Threshold = 4 } : criterion)],
        });
        var old = await Appraised.Decided(host, DecisionKind.Approve, "It was needed.");
        // The appraisal of another begins on the last day of the old criteria and is decided when the new are in force.
        host.Clock.Advance(new DateTime(2030, 12, 31) - host.Clock.GetUtcNow().Date);
        var between = await Appraised.Eligible(host);
        await between.Assign();
        host.Clock.Advance(TimeSpan.FromDays(20));
        await Finish(between);
        var renewed = await Appraised.Decided(host, DecisionKind.Approve, "It is needed.");

        foreach (var (story, set, ninth, mean) in new[]
        {
            (old, "Ten criteria, version 1", first.Criterion(9)!.Names.Best("en"), "3.00 = (3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3) / 10"),
            (between, "Ten criteria, version 1", first.Criterion(9)!.Names.Best("en"), "3.00 = (3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3) / 10"),
            (renewed, "Criteria renewed, version 2", "Added value of the facility", "3.00 = (3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 × 3 + 3) / 12"),
        })
        {
            using var officer = await host.SignIn(story.Officer.Email);
            var paper = (await officer.Open($"/en/requests/{story.Reference}/decision")).Text;
            Assert.Contains(set, paper);
            Assert.Contains($"9. {ninth}", paper);
            Assert.Contains(mean, paper);
            Assert.Equal(story == renewed, paper.Contains("The weighted mean of 3.00 lies below the threshold of 3.50."));
            Assert.Equal(story == renewed, paper.Contains("Criterion 9, Added value of the facility: the agreed score 3 lies below the threshold of 4."));
        }
        using var api = await renewed.Api(renewed.Officer);
        var shown = (await api.GetJson($"/api/v1/requests/{renewed.Reference}/paper")).GetProperty("weighing");
        Assert.Equal((3m, 3.5m), (shown.GetProperty("mean").GetDecimal(), shown.GetProperty("threshold").GetDecimal()));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Where_two_appraisers_are_far_apart_a_third_is_asked_who_reads_neither_before_handing_in()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        Assert.Null((await story.HandIn(story.Appraisers[0], 1, "LOW-2201 it is.")).Problem);
        var third = await host.Appoint($"Thea Third {story.Reference}", Role.Appraiser);
        Assert.Equal("requests.third.not-apart", (await Ask(story, third)).Problem!.Findings[0].Key);
        Assert.Null((await story.HandIn(story.Appraisers[1], 4, "HIGH-2202 it is.")).Problem);
        using var officer = await host.SignIn(story.Officer.Email);
        var page = await officer.Open($"/en/requests/{story.Reference}/consensus");
        Assert.Contains("differ by 3.00; from 1.50 on", page.Text);

        Assert.Equal("requests.appraise.not-an-appraiser", Assert.Single((await Ask(story, story.Appraisers[0])).Problem!.Findings).Key);
        page = await page.Press("Ask a third appraiser", ("Third.Office", third.Office.Value.ToString()));
        Assert.DoesNotContain("Record the consensus", page.Buttons);
        Appraised.Accepted(await story.Declare(third, Interest.None));
        var read = await story.EverythingShownTo(third);
        foreach (var word in new[] { "LOW-2201", "HIGH-2202" }) Assert.DoesNotContain(word, read);
        Assert.NotNull((await story.Do<RecordConsensus>(story.Officer, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, default))).Problem);

        Assert.Null((await story.HandIn(third, 3)).Problem);

        Assert.Contains("HIGH-2202", await story.EverythingShownTo(third));
        page = await officer.Open($"/en/requests/{story.Reference}/consensus");
        Assert.DoesNotContain("Ask a third appraiser", page.Buttons);
        page = await page.Press("Record the consensus", [.. story.Agreement().Criteria.Index().Select(agreed => ($"Form.Criteria[{agreed.Index}].Value", (object)"3")), .. story.Agreement().Criteria.Index().Select(agreed => ($"Form.Criteria[{agreed.Index}].Text", (object)"The middle.")),
            ("Form.NotReached", true), ("Form.Recommendation", "To be discussed.")]);
        Assert.Equal("Say who holds what, and why no agreement was reached", Assert.Single(page.Findings));
        page = await page.Press("Record the consensus", ("Form.Dissent", "The first holds that it repeats what is done."));
        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        page = await officer.Open($"/en/requests/{story.Reference}/consensus");
        Assert.Contains("No consensus was reached", page.Text);
        Assert.Contains("The first holds that it repeats what is done.", page.Text);
        Assert.Empty(host.Errors);
    }

    private static Task<Outcome<string>> Ask(Appraised story, Official whom) => story.Do<AskThird>(story.Officer, (ask, occasion) => ask.Run(story.Reference, new() { Office = whom.Office.Value }, occasion, default));

    private static async Task Finish(Appraised story)
    {
        foreach (var appraiser in story.Appraisers) Appraised.Accepted(await story.HandIn(appraiser, 3));
        Appraised.Accepted(await story.Do<RecordConsensus>(story.Officer, (record, occasion) => record.Run(story.Reference, story.Agreement(), occasion, default)));
        Appraised.Accepted(await story.Consult());
        foreach (var service in story.Services) Appraised.Accepted(await story.Opine(service, Opinion.Supports));
        Appraised.Accepted(await story.Close());
        Appraised.Accepted(await story.Decide(DecisionKind.Approve, "It was needed too."));
    }
}
