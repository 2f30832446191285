using System.Net;
using Passerelle.Requests.Appraise;

namespace Passerelle.Tests.App.Requests;

public sealed class BlindAppraisalTests(TestHost host) : IClassFixture<TestHost>
{
    private const string secret = "UNREADABLE-7319";

    [Fact]
    public async Task What_an_appraiser_writes_is_read_by_nobody_else_until_all_are_in()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        Assert.Null((await story.HandIn(story.Appraisers[0], 1, secret)).Problem);

        foreach (var other in new[] { story.Appraisers[1], story.Officer, story.Chair, story.Signatory, story.Lead, story.Services[0] })
            Assert.DoesNotContain(secret, await story.EverythingShownTo(other));
        Assert.Contains(secret, await story.EverythingShownTo(story.Appraisers[0]));

        Assert.Null((await story.HandIn(story.Appraisers[1], 4)).Problem);

        foreach (var reader in new[] { story.Appraisers[1], story.Officer })
            Assert.Contains(secret, await story.EverythingShownTo(reader));
        foreach (var other in new[] { story.Lead, story.Partner, story.Services[0] })
            Assert.DoesNotContain(secret, await story.EverythingShownTo(other));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Letters_and_facts_for_the_requesters_carry_nothing_of_the_appraisal()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        foreach (var appraiser in story.Appraisers) Assert.Null((await story.HandIn(appraiser, 2, secret)).Problem);

        Assert.DoesNotContain(await host.Letters(), letter => letter.ToString().Contains(secret));
    }

    [Fact]
    public async Task The_officer_sees_who_will_be_written_to_and_then_the_appraisers_are_asked()
    {
        var story = await Appraised.Eligible(host);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/appraisers");

        page = await page.Press("See who will be written to", ("Offices", story.Appraisers.Select(appraiser => appraiser.Office.Value.ToString()).ToArray()));
        Assert.Contains("Abel Appraiser", page.Text);
        Assert.Contains($"Please appraise request {story.Reference}", page.Text);
        page = await page.Press("Ask them to appraise");

        Assert.Equal((HttpStatusCode.OK, $"/en/requests/{story.Reference}"), (page.Status, page.Address));
        Assert.Equal(2, (await host.Letters()).Count(letter => letter.Subject == $"Please appraise request {story.Reference}"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task One_appraiser_is_not_enough_and_none_may_be_of_a_requesting_institution()
    {
        var story = await Appraised.Eligible(host);
        var cousin = await story.Open(story.Lead, "appraiser");

        var alone = await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[0].Office.Value] }, occasion, default));
        var related = await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[0].Office.Value, cousin.Value] }, occasion, default));

        Assert.Equal("requests.appraise.at-least", Assert.Single(alone.Problem!.Findings).Key);
        Assert.Equal("requests.appraise.of-requester", Assert.Single(related.Problem!.Findings).Key);
    }

    [Fact]
    public async Task Somebody_who_cannot_is_replaced_but_work_that_is_in_stays()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        var third = await host.Appoint($"Third of {story.Reference}", "appraiser");
        Assert.Null((await story.HandIn(story.Appraisers[0], 2)).Problem);

        var dropped = await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[1].Office.Value, third.Office.Value] }, occasion, default));
        var replaced = await story.Do<AssignAppraisers>(story.Officer, (assign, occasion) => assign.Run(story.Reference, new() { Offices = [story.Appraisers[0].Office.Value, third.Office.Value] }, occasion, default));

        Assert.Equal("requests.appraise.work-is-in", Assert.Single(dropped.Problem!.Findings).Key);
        Assert.Null(replaced.Problem);
        using var relieved = await host.SignIn(story.Appraisers[1].Email);
        Assert.Equal(HttpStatusCode.NotFound, (await relieved.Open($"/en/requests/{story.Reference}/assessment")).Status);
    }

    [Fact]
    public async Task A_quotation_that_does_not_stand_in_the_request_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        using var visitor = await host.SignIn(story.Appraisers[0].Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/assessment");
        (string, object)[] typed = [.. story.Sheet(3, "Clear and their own.").Scores.Index().SelectMany(each => new (string, object)[]
            { ($"Form.Scores[{each.Index}].Value", "3"), ($"Form.Scores[{each.Index}].Justification", each.Item.Justification!), ($"Form.Scores[{each.Index}].Passage", each.Index == 4 ? "words nobody wrote" : each.Item.Passage!) })];

        page = await page.Press("Hand in", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Criterion 5: these words do not stand in the request; copy them exactly", Assert.Single(page.Findings));
        Assert.Equal("words nobody wrote", page.Document.QuerySelector("#Form_Scores_4__Passage")?.TextContent.Trim());
        page = await visitor.Open($"/en/requests/{story.Reference}/assessment");
        Assert.Equal("Clear and their own.", page.Document.QuerySelector("#Form_Scores_0__Justification")?.TextContent.Trim());
        page = await page.Press("Hand in", ("Form.Scores[4].Passage", Appraised.Passage));
        Assert.Contains("Your assessment is in", page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Two_people_of_one_office_are_told_apart_and_lose_nothing()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        var colleague = await host.Join($"Colleague of {story.Reference}", story.Appraisers[0].Office, story.Appraisers[0].OfficeReference, "deputy");
        using var first = await host.SignIn(story.Appraisers[0].Email);
        using var second = await host.SignIn(colleague.Email);
        var mine = await first.Open($"/en/requests/{story.Reference}/assessment");
        var theirs = await second.Open($"/en/requests/{story.Reference}/assessment");

        await theirs.Press("Save and go on later", ("Form.Scores[0].Justification", "Written by the deputy"));
        mine = await mine.Press("Save and go on later", ("Form.Scores[0].Justification", "Written by the holder"));

        Assert.Equal(HttpStatusCode.Conflict, mine.Status);
        Assert.Contains("Written by the deputy", mine.Text);
        Assert.Equal("Written by the holder", mine.Document.QuerySelector("#Form_Scores_0__Justification")?.TextContent.Trim());
        mine = await mine.Press("Save and go on later");
        Assert.Equal("Written by the holder", mine.Document.QuerySelector("#Form_Scores_0__Justification")?.TextContent.Trim());
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Divergence_is_said_in_words_and_needs_an_agreement()
    {
        var story = await Appraised.Eligible(host);
        await story.Assign();
        Assert.Null((await story.HandIn(story.Appraisers[0], 1)).Problem);
        Assert.Null((await story.HandIn(story.Appraisers[1], 3)).Problem);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/consensus");
        Assert.Contains("On 10 criteria the appraisers are apart", page.Text);
        Assert.Contains("Apart by 2", page.Text);

        page = await page.Press("Record the consensus", [.. Enumerable.Range(0, 10).Select(at => ($"Form.Criteria[{at}].Value", (object)"2")), ("Recommendation", "Approve.")]);
        Assert.Equal(10, page.Findings.Count(finding => finding.Contains("the appraisers were apart")));
        page = await page.Press("Record the consensus", [.. Enumerable.Range(0, 10).Select(at => ($"Form.Criteria[{at}].Text", (object)"They met in the middle.")), ("Form.Criteria[2].Dissent", "The second appraiser holds to three.")]);

        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        Assert.Contains("The second appraiser holds to three.", (await visitor.Open($"/en/requests/{story.Reference}/consensus")).Text);
        Assert.Empty(host.Errors);
    }
}
