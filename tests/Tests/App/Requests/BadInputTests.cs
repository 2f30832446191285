using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Edit;

namespace Passerelle.Tests.App.Requests;

/// <summary>Whatever is sent, the answer says what was wrong in the reader's language, and nothing that somebody wrote is lost.</summary>
public sealed class BadInputTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_unsigned_request_is_not_submitted_and_the_answer_names_who_is_missing()
    {
        var story = await Appraised.Drafted(host);
        Appraised.Accepted(await story.SignOff(story.ArabicPartner));
        using var lead = await host.SignIn(story.Lead.Email);

        var page = await (await lead.Open($"/en/requests/{story.Reference}/check")).Press("Submit the request");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("has not signed yet", Assert.Single(page.Findings));
        Assert.Contains("Paul Partenaire", page.Findings[0]);
        Assert.Equal("draft", await Status(story, story.Lead));
        using var api = await story.Api(story.Lead);
        var answer = await api.Http.PostAsync($"/api/v1/requests/{story.Reference}/submit", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Paul Partenaire", await answer.Content.ReadAsStringAsync());
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_second_decision_is_told_what_was_decided_first_and_keeps_its_reasons_on_the_page()
    {
        var story = await Appraised.BeforeCommittee(host);
        using var chair = await host.SignIn(story.Chair.Email);
        Appraised.Accepted(await story.Declare(story.Chair, Interest.None));
        var late = await chair.Open($"/en/requests/{story.Reference}/decision");
        Appraised.Accepted(await story.Decide(DecisionKind.Approve, "It meets the criteria."));

        late = await late.Press(null, ("Form.Kind", "Decline"), ("Form.Reasons", "Written at length by the second"), ("Form.TakenOn", host.Clock.GetUtcNow().ToString("yyyy-MM-dd")));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("approve", late.Findings[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Written at length by the second", late.Text);
        Assert.Equal(ProblemKind.Conflict, (await story.Decide(DecisionKind.Decline, "Again.")).Problem?.Kind);
    }

    [Fact]
    public async Task A_deputy_whose_period_has_ended_can_do_nothing_and_is_told_why()
    {
        var story = await Appraised.Drafted(host);
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Appraised.Accepted(await story.SignOff(partner));
        var deputy = await host.Join($"Dora Deputy {story.Reference}", story.Lead.Office, story.Lead.OfficeReference, "deputy", until: DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime));
        using var visitor = await host.SignIn(deputy.Email);
        var check = await visitor.Open($"/en/requests/{story.Reference}/check");
        Assert.Contains("Submit the request", check.Buttons);
        host.Clock.Advance(TimeSpan.FromDays(1));

        using var back = await host.SignIn(deputy.Email);
        var page = await back.Open($"/en/requests/{story.Reference}/check");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Your time in an office has ended", page.Text);
        Assert.Contains($"Office of {story.Lead.Email.Split('@')[0].Split('.')[0]}", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ProblemKind.NotFound, (await story.Do<Passerelle.Requests.Submit.SubmitRequest>(deputy, (submit, occasion) => submit.Run(story.Reference, occasion, default))).Problem?.Kind);
        Assert.Equal("draft", await Status(story, story.Lead));
        Appraised.Accepted(await story.Submit());
    }

    [Fact]
    public async Task Of_two_who_change_one_answer_the_second_sees_what_changed_keeps_the_text_and_can_then_save()
    {
        var story = await Appraised.Drafted(host);
        using var first = await host.SignIn(story.Lead.Email);
        using var second = await host.SignIn(story.Partner.Email);
        var mine = await first.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}");
        var theirs = await second.Open($"/fr/requests/{story.Reference}/edit/{StepOf("need")}");
        await mine.Press("stay", ("Form.Answers[need]", "The lead wrote this."));

        theirs = await theirs.Press("stay", ("Form.Answers[need]", "Le partenaire a écrit ceci."));

        Assert.Equal(HttpStatusCode.Conflict, theirs.Status);
        Assert.Contains("Lea Lead", theirs.Text);
        Assert.Contains("wrote", theirs.Text);
        Assert.Equal("Le partenaire a écrit ceci.", Field(theirs, "Form.Answers[need]"));
        theirs = await theirs.Press("stay");
        Assert.Equal(HttpStatusCode.OK, theirs.Status);
        Assert.Equal("Le partenaire a écrit ceci.", Field(await first.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}"), "Form.Answers[need]"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Two_people_on_different_steps_do_not_disturb_each_other()
    {
        var story = await Appraised.Drafted(host);
        using var first = await host.SignIn(story.Lead.Email);
        using var second = await host.SignIn(story.Partner.Email);
        var one = await first.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}");
        var other = await second.Open($"/en/requests/{story.Reference}/edit/{StepOf("commitment")}");

        var saved = await Task.WhenAll(one.Press("stay", ("Form.Answers[need]", "Changed by the lead.")), other.Press("stay", ("Form.Answers[commitment]", "Changed by the partner.")));

        Assert.NotEqual(StepOf("need"), StepOf("commitment"));
        Assert.All(saved, page => Assert.Equal((HttpStatusCode.OK, $"/en/requests/{story.Reference}"), (page.Status, page.Address)));
        Assert.Contains("Changed by the lead.", saved[1].Text + (await first.Open($"/en/requests/{story.Reference}")).Text);
        Assert.Contains("Changed by the partner.", (await first.Open($"/en/requests/{story.Reference}")).Text);
    }

    [Fact]
    public async Task What_is_saved_while_somebody_types_answers_204_and_loses_nothing()
    {
        var story = await Appraised.Drafted(host);
        using var lead = await host.SignIn(story.Lead.Email);
        var page = await lead.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}");
        var far = new string('x', 9000);

        Assert.Equal(HttpStatusCode.NoContent, await Autosave(page, lead, story, "Half a sent"));
        Assert.Equal(HttpStatusCode.NoContent, await Autosave(page, lead, story, far));
        Assert.Equal(HttpStatusCode.NoContent, await Autosave(page, lead, story, ""));
        Assert.Equal(HttpStatusCode.NoContent, await Autosave(page, lead, story, "Half a sentence, and more than one could send."));

        Assert.Equal("Half a sentence, and more than one could send.", Field(await lead.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}"), "Form.Answers[need]"));
        using var partner = await host.SignIn(story.Partner.Email);
        await (await partner.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}")).Press("stay", ("Form.Answers[need]", "The partner's."));
        Assert.Equal(HttpStatusCode.Conflict, await Autosave(page, lead, story, "The lead's, typed before."));
        Assert.Equal("The partner's.", Field(await lead.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}"), "Form.Answers[need]"));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_signature_does_not_outlive_the_text_it_was_given_for()
    {
        var story = await Appraised.Drafted(host);
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Appraised.Accepted(await story.SignOff(partner));
        using var lead = await host.SignIn(story.Lead.Email);

        await (await lead.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}")).Press("stay", ("Form.Answers[need]", "Something else altogether."));

        var page = await (await lead.Open($"/en/requests/{story.Reference}/check")).Press("Submit the request");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (page.Status, page.Findings.Count));
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Assert.NotEmpty(await story.LetterTo(partner, "requests.letter.signature-void"));
        Appraised.Accepted(await story.SignOff(story.Partner));
        Appraised.Accepted(await story.SignOff(story.ArabicPartner));
        Appraised.Accepted(await story.Submit());
    }

    [Fact]
    public async Task Who_signs_a_text_that_changed_meanwhile_is_told_and_can_sign_the_new_one_without_typing_again()
    {
        var story = await Appraised.Drafted(host);
        using var anyone = host.Anyone();
        var page = await anyone.Open(await story.LinkOf(story.ArabicPartner));
        using var lead = await host.SignIn(story.Lead.Email);
        await (await lead.Open($"/en/requests/{story.Reference}/edit/{StepOf("need")}")).Press("stay", ("Form.Answers[need]", "Changed under their eyes."));

        page = await page.Press("sign", ("Form.Priorities", "أولوياتنا"), ("Form.MandateHolder", "الوزير"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Changed under their eyes.", page.Text);
        Assert.Equal("أولوياتنا", Field(page, "Form.Priorities"));
        page = await page.Press("sign");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Appraised.Accepted(await story.SignOff(story.Partner));
        Appraised.Accepted(await story.Submit());
    }

    [Theory]
    [InlineData("en", "at most 20 MB can be attached"), InlineData("fr", "20"), InlineData("ar", "20")]
    public async Task A_file_of_50_MB_is_refused_with_the_limit(string language, string limit)
    {
        var story = await Appraised.Drafted(host);
        using var lead = await host.SignIn(story.Lead.Email);
        var page = await lead.Open($"/{language}/requests/{story.Reference}/files");
        var large = new byte[50 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(large);

        page = await page.Press(page.Buttons[0], ("Form.File", new Upload("plan.pdf", "application/pdf", large)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(limit, Assert.Single(page.Findings));
        Assert.Contains("50", page.Findings[0]);
        page = await lead.Open($"/{language}/requests/{story.Reference}/files");
        Assert.DoesNotContain("plan.pdf", page.Text);
        Assert.Empty(host.Errors);
    }

    [Theory]
    [InlineData("plan.pdf", "MZ\u0090\0\u0003", "is of a kind that is not accepted")]
    [InlineData("plan.pdf", "only words", "but its content is")]
    [InlineData("plan.exe", "%PDF-1.7 words", "but its content is")]
    [InlineData("empty.pdf", "", "is empty")]
    public async Task A_file_that_is_not_what_its_name_says_is_refused(string name, string content, string says)
    {
        var story = await Appraised.Drafted(host);
        using var lead = await host.SignIn(story.Lead.Email);
        var page = await lead.Open($"/en/requests/{story.Reference}/files");

        page = await page.Press("Attach", ("Form.File", new Upload(name, "application/pdf", Encoding.Latin1.GetBytes(content))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, Assert.Single(page.Findings));
        Assert.Contains(name, page.Findings[0]);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_file_attached_to_a_draft_is_read_by_everybody_who_later_reads_the_request_and_by_nobody_else()
    {
        var story = await Appraised.Drafted(host);
        using var lead = await host.SignIn(story.Lead.Email);
        await (await lead.Open($"/en/requests/{story.Reference}/files")).Press("Attach", ("Form.File", new Upload("plan.txt", "text/plain", "What we plan."u8.ToArray())));
        using var officer = await host.SignIn(story.Officer.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open($"/en/requests/{story.Reference}/files")).Status);
        foreach (var partner in new[] { story.Partner, story.ArabicPartner }) Appraised.Accepted(await story.SignOff(partner));
        Appraised.Accepted(await story.Submit());

        var page = await officer.Open($"/en/requests/{story.Reference}");
        var link = page.Document.QuerySelectorAll("a[href*='handler=Content']").Single().GetAttribute("href")!;

        Assert.Equal("What we plan.", await officer.Http.GetStringAsync(link));
        using var appraiser = await host.SignIn(story.Appraisers[0].Email);
        Assert.Equal(HttpStatusCode.NotFound, (await appraiser.Http.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_forged_link_leads_nowhere_and_a_used_one_says_when_it_was_used()
    {
        var story = await Appraised.Drafted(host);
        var link = await story.LinkOf(story.ArabicPartner);
        using var anyone = host.Anyone();
        var page = await anyone.Open(link);
        await page.Press("sign", ("Form.Priorities", "أولوياتنا"), ("Form.MandateHolder", "الوزير"));

        var again = await anyone.Open(link.Replace("/ar/", "/en/"));
        var direct = await anyone.Open(page.Address.Replace("/ar/", "/en/"));
        var posted = await page.Press("sign", ("Form.Priorities", "أخرى"), ("Form.MandateHolder", "غيره"));
        var forged = await anyone.Open($"/en/link/{new string('A', 32)}");
        var guessed = await anyone.Open($"/en/requests/sign-off/by-link/{new string('A', 32)}");

        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains(host.Clock.GetUtcNow().ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), again.Text);
        Assert.Equal(HttpStatusCode.Conflict, direct.Status);
        Assert.Contains("Each link works once", direct.Text);
        Assert.Equal(HttpStatusCode.Conflict, posted.Status);
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
        Assert.Contains("This link leads nowhere", forged.Text);
        Assert.Equal(HttpStatusCode.NotFound, guessed.Status);
        using var lead = await host.SignIn(story.Lead.Email);
        Assert.Contains("أولوياتنا", (await lead.Open($"/en/requests/{story.Reference}")).Text);
        Assert.Empty(host.Errors);
    }

    [Theory]
    [InlineData("/xx/requests", "xx"), InlineData("/de", "de")]
    public async Task An_unknown_language_is_answered_by_a_page_that_offers_the_six(string address, string word)
    {
        using var anyone = host.Anyone();
        anyone.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        anyone.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var page = await anyone.Open(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains(word, page.Heading);
        Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(6, page.Document.QuerySelectorAll("main a[hreflang]").Length);
    }

    [Theory]
    [InlineData("en", "JSON"), InlineData("fr", "pas pu être lu"), InlineData("ar", "JSON")]
    public async Task A_garbled_body_or_a_wrong_method_is_answered_by_a_problem_in_the_callers_language(string language, string words)
    {
        var story = await Appraised.Drafted(host);
        using var api = await story.Api(story.Lead);
        api.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        api.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var garbled = await api.Http.PatchAsync($"/api/v1/requests/{story.Reference}", new StringContent("{ \"answers\": ", new MediaTypeHeaderValue("application/json")));
        var wrong = await api.Http.DeleteAsync($"/api/v1/requests/{story.Reference}");
        var unknown = await api.Http.GetAsync("/api/v1/no-such-thing");
        var plain = await api.Http.PatchAsync($"/api/v1/requests/{story.Reference}", new StringContent("need=more"));

        Assert.Equal(HttpStatusCode.BadRequest, garbled.StatusCode);
        Assert.Equal([HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound, HttpStatusCode.UnsupportedMediaType], new[] { wrong, unknown, plain }.Select(answer => answer.StatusCode));
        var titles = new List<string>();
        foreach (var answer in new[] { garbled, wrong, unknown, plain })
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            titles.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!);
        }
        Assert.Contains(words, titles[0]);
        Assert.DoesNotContain("", titles);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Without_a_token_the_API_says_how_to_send_one()
    {
        using var anyone = host.Anyone();

        var answer = await anyone.Http.GetAsync("/api/v1/requests/");

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Somebody_elses_request_is_not_found_rather_than_forbidden()
    {
        var story = await Appraised.Drafted(host);
        var stranger = await host.Appoint($"Stranger to {story.Reference}", Passerelle.Directory.Public.Role.Requester);
        using var api = await story.Api(stranger);

        var there = await api.Http.GetAsync($"/api/v1/requests/{story.Reference}");
        var nowhere = await api.Http.GetAsync("/api/v1/requests/REQ-2026-9999");
        var written = await api.Http.PatchAsJsonAsync($"/api/v1/requests/{story.Reference}", new { version = 1, answers = new { need = "Mine" }, choices = new { } });
        var submitted = await api.Http.PostAsync($"/api/v1/requests/{story.Reference}/submit", null);

        Assert.All(new[] { there, nowhere, written, submitted }, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(await Body(nowhere), await Body(there));

        static async Task<string?> Body(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString();
    }

    private static string StepOf(string question) => Passerelle.Requests.Form.RequestForm.Current.Questions.Single(each => each.Key == question).Step;

    private static string? Field(VisitedPage page, string name) =>
        page.Document.QuerySelector($"[name='{name}']") switch { AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value, AngleSharp.Html.Dom.IHtmlInputElement input => input.Value, _ => null };

    private static async Task<HttpStatusCode> Autosave(VisitedPage page, Visitor visitor, Appraised story, string text)
    {
        var form = page.Document.QuerySelectorAll("main form input[type=hidden]").Where(input => input.HasAttribute("name")).ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        form["Form.Answers[need]"] = text;
        return (await visitor.Http.PostAsync($"/en/requests/{story.Reference}/edit/{StepOf("need")}?handler=Autosave", new FormUrlEncodedContent(form))).StatusCode;
    }

    private async Task<string?> Status(Appraised story, Official reader)
    {
        using var api = await story.Api(reader);
        return (await api.GetJson($"/api/v1/requests/{story.Reference}")).GetProperty("status").GetString();
    }
}
