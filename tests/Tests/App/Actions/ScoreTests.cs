using System.Net;
using System.Net.Http.Json;
using Passerelle.Actions.Score;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Actions;

public sealed class ScoreTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Scores_at_formulation_stand_beside_those_of_the_request_with_the_difference_in_words()
    {
        var action = await Formulated.Begun(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await officer.Open($"/en/actions/{action.Reference}/criteria");
        var fields = Enumerable.Range(0, 10).SelectMany(i => new (string, object)[] { ($"Form.Criteria[{i}].Value", i == 0 ? "4" : i == 1 ? "1" : "3"), ($"Form.Criteria[{i}].Justification", $"Reason {i + 1}.") }).ToArray();

        page = await page.Press("Save the scores", fields);

        Assert.Contains("The scores are saved.", page.Text);
        Assert.Contains("better by 1", page.Text);
        Assert.Contains("worse by 2", page.Text);
        Assert.Contains("the same", page.Text);
        Assert.Contains("Reason 10.", page.Text);
        Assert.Equal(10, (await action.Now()).ScoredAt(ScoringMoment.Formulation)!.Scores.Count);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_score_without_its_reason_is_refused_at_its_field_and_the_rest_is_kept()
    {
        var action = await Formulated.Begun(host);
        using var officer = await host.SignIn(action.Officer.Email);

        var page = await (await officer.Open($"/en/actions/{action.Reference}/criteria")).Press("Save the scores", ("Form.Criteria[3].Value", "2"), ("Form.Criteria[3].Justification", "Written at length."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(18, page.Findings.Count);
        Assert.Contains("Written at length.", page.Document.QuerySelector("[name='Form.Criteria[3].Justification']")!.TextContent);
        Assert.Empty((await action.Now()).Scorings);
        using var api = await action.Story.Api(action.Officer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Http.PutAsJsonAsync($"/api/v1/actions/{action.Reference}/criteria", new { criteria = new[] { new { criterion = "ownership", value = 9, justification = "x" } } })).StatusCode);
    }

    [Fact]
    public async Task Those_who_asked_and_the_public_never_see_a_score()
    {
        var action = await Formulated.Signed(host);
        Appraised.Accepted(await action.Do<ScoreAction>(action.Officer, (score, occasion) => score.Run(action.Reference, new()
        {
            Criteria = [.. Facility.CriteriaOn(new(2026, 1, 15))!.Criteria.Select(criterion => new CriterionForm { Criterion = criterion.Id, Value = 2, Justification = "SECRET-SCORE" })],
        }, occasion, CancellationToken.None)));
        Appraised.Accepted(await action.Advance(Passerelle.Actions.ActionAct.Agree));

        using var lead = await host.SignIn(action.Story.Lead.Email);
        using var leadApi = await action.Story.Api(action.Story.Lead);
        foreach (var visitor in new[] { lead, host.Anyone() })
            Assert.DoesNotContain("SECRET-SCORE", (await visitor.Open($"/en/actions/{action.Reference}")).Document.DocumentElement.OuterHtml);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Open($"/en/actions/{action.Reference}/criteria")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await leadApi.Http.GetAsync($"/api/v1/actions/{action.Reference}/criteria")).StatusCode);
        Assert.DoesNotContain("SECRET-SCORE", (await lead.Open($"/en/requests/{action.Story.Reference}")).Document.DocumentElement.OuterHtml);
        Assert.Equal(ProblemKind.NotFound, (await action.Do<ScoreAction>(action.Story.Lead, (score, occasion) => score.Run(action.Reference, new(), occasion, CancellationToken.None))).Problem?.Kind);
    }
}
