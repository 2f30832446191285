using System.Net;
using System.Net.Http.Json;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Decide;

namespace Passerelle.Tests.App.Requests;

public sealed class DecisionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string reasons = "UNSIGNED-4410 It is their own need.\n\nAll three carry it.";

    [Fact]
    public async Task The_committee_decides_on_its_paper_and_sees_who_will_be_written_to()
    {
        var story = await Appraised.BeforeCommittee(host);
        using var visitor = await host.SignIn(story.Chair.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/decision");
        foreach (var part in new[] { "Eligibility", "Appraisal", "To be approved.", "Opinions of the services", "Supports", "Ten criteria" }) Assert.Contains(part, page.Text);

        page = await page.Press("Declare and go on", ("Form.Interest", "None"));
        page = await page.Press("Check and see who will be written to", ("Kind", "ApproveWithConditions"), ("Reasons", reasons));
        Assert.Equal("Write the conditions", Assert.Single(page.Findings));
        page = await page.Press("Check and see who will be written to", ("Conditions", "A common procedure by June."));
        Assert.Contains("waits for your signature", page.Text);
        page = await page.Press("Record the decision");

        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        Assert.Contains("A common procedure by June.", (await visitor.Open($"/en/requests/{story.Reference}/decision")).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_second_decision_is_told_what_was_decided_and_when()
    {
        var story = await Appraised.Decided(host, DecisionKind.Approve, reasons);
        using var api = await story.Api(story.Chair);

        var answer = await api.Http.PostAsJsonAsync($"/api/v1/requests/{story.Reference}/decision", new { kind = "decline", reasons = "Changed our minds.", takenOn = "2026-01-15" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var detail = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString();
        Assert.Matches(@"^It has been decided already: Approve, on .*15 January 2026\.$", detail);
    }

    [Fact]
    public async Task The_requesters_learn_of_the_decision_by_the_signed_letter_and_not_before()
    {
        var story = await Appraised.Decided(host, DecisionKind.Decline, reasons);
        foreach (var reader in new[] { story.Lead, story.Partner, story.Services[0], story.Appraisers[0] })
        {
            var shown = await story.EverythingShownTo(reader);
            Assert.DoesNotContain("UNSIGNED-4410", shown);
            Assert.DoesNotContain("recorded the committee", shown);
        }
        using (var api = await story.Api(story.Lead))
        {
            var seen = await api.GetJson($"/api/v1/requests/{story.Reference}");
            Assert.Equal("with-committee", seen.GetProperty("status").GetString());
            Assert.Contains("withdraw", seen.GetProperty("allowedActs").EnumerateArray().Select(act => act.GetString()));
        }

        Assert.Null((await story.Sign(story.Signatory)).Problem);

        Assert.Contains("UNSIGNED-4410", await story.EverythingShownTo(story.Lead));
        using var after = await story.Api(story.Lead);
        Assert.Equal("declined", (await after.GetJson($"/api/v1/requests/{story.Reference}")).GetProperty("status").GetString());
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_office_that_decided_does_not_sign()
    {
        var story = await Appraised.Decided(host, DecisionKind.Approve, reasons);

        var own = await story.Sign(story.Chair);
        using var chair = await host.SignIn(story.Chair.Email);
        var page = await chair.Open($"/en/requests/{story.Reference}/letter");

        Assert.Equal((ProblemKind.Refused, "requests.decide.other-office-signs"), (own.Problem!.Kind, own.Problem.Findings[0].Key));
        Assert.Empty(page.Buttons);
        Assert.Contains("signed by an office other than the one that recorded the decision", page.Text);
        Assert.Null((await story.Sign(story.Signatory)).Problem);
        Assert.Equal(ProblemKind.Conflict, (await story.Sign(story.Signatory)).Problem?.Kind);
    }

    [Fact]
    public async Task The_signatory_sees_each_letter_in_its_language_and_those_go_out()
    {
        var story = await Appraised.Decided(host, DecisionKind.ApproveWithConditions, reasons, "A common procedure by June.");
        using var visitor = await host.SignIn(story.Signatory.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/letter");
        Assert.Equal(["ar", "en", "fr"], page.Document.QuerySelectorAll("main [lang][dir]").Select(letter => letter.GetAttribute("lang")!).Distinct().Order());

        page = await page.Press("Sign and send");

        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        foreach (var (official, language) in new[] { (story.Lead, "en"), (story.Partner, "fr"), (story.ArabicPartner, "ar") })
        {
            Expected.Matches($"approved-with-conditions.{language}.txt", Plain(await story.LetterTo(official, "requests.letter.approved-with-conditions"), story));
        }
        Assert.Empty(host.Errors);
    }

    [Theory]
    [InlineData(DecisionKind.Approve, "approved")]
    [InlineData(DecisionKind.Defer, "deferred-until")]
    [InlineData(DecisionKind.Decline, "declined")]
    [InlineData(DecisionKind.Refer, "referred-to")]
    internal async Task Every_decision_has_its_letter(DecisionKind kind, string template)
    {
        var story = await Appraised.Decided(host, kind, "Because of what the paper says.");

        Assert.Null((await story.Sign(story.Signatory)).Problem);

        Expected.Matches($"{template}.en.txt", Plain(await story.LetterTo(story.Lead, $"requests.letter.{template}"), story));
    }

    [Fact]
    public async Task Every_act_is_refused_to_who_may_not_do_it()
    {
        var story = await Appraised.BeforeCommittee(host);

        foreach (var (who, kind) in new[] { (story.Officer, ProblemKind.Refused), (story.Lead, ProblemKind.Refused), (story.Appraisers[0], ProblemKind.Refused) })
            Assert.Equal(kind, (await story.Do<DecideRequest>(who, (decide, occasion) => decide.Run(story.Reference, new(), occasion, default))).Problem?.Kind);
        var stranger = await host.Appoint($"Stranger to {story.Reference}", "service");
        Assert.Equal(ProblemKind.NotFound, (await story.Do<DecideRequest>(stranger, (decide, occasion) => decide.Run(story.Reference, new(), occasion, default))).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await story.Opine(stranger, Opinion.Supports)).Problem?.Kind);
    }

    [Theory]
    [InlineData("ar"), InlineData("fr"), InlineData("ru"), InlineData("es"), InlineData("pt")]
    public async Task Every_page_of_the_way_speaks_the_language_of_its_address(string language)
    {
        var story = await Appraised.Decided(host, DecisionKind.Approve, reasons);
        using var visitor = await host.SignIn(story.Officer.Email);

        foreach (var page in new[] { "appraisers", "consensus", "consult", "consultation", "decision", "letter" })
        {
            var seen = await visitor.Open($"/{language}/requests/{story.Reference}/{page}");
            Assert.Equal((page, HttpStatusCode.OK), (page, seen.Status));
            Assert.DoesNotContain("[requests.", seen.Document.DocumentElement.TextContent);
        }
        Assert.Empty(host.Errors);
    }

    /// <summary>Without what differs from run to run: numbers and the made-up names of offices.</summary>
    private static string Plain(string letter, Appraised story) =>
        System.Text.RegularExpressions.Regex.Replace(letter.Replace(story.Reference, "REQ-2026-0000"), @"(Lea Lead|Paul Partenaire|Amal Sharik) \d+", "$1");
}
