using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Passerelle.Platform;
using Passerelle.Requests;

namespace Passerelle.Tests.App.Requests;

public sealed partial class ConsultationTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_letters_shown_are_the_letters_sent_and_their_links_are_made_by_the_act_only()
    {
        var story = await Appraised.Consenting(host);
        var due = (await story.As(story.Officer)).Today.AddDays(20);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/consult");

        page = await page.Press("See the letters", [.. story.Services.Index().SelectMany(service => new (string, object)[]
        {
            ($"Form.Services[{service.Index}].Office", service.Item.Office.Value.ToString()), ($"Form.Services[{service.Index}].Question", "Does it overlap\nwith your own work?"), ($"Form.Services[{service.Index}].DueOn", $"{due:yyyy-MM-dd}"),
        })]);
        Assert.Contains($"Your opinion on request {story.Reference}, by {due:d MMMM yyyy}", page.Text);
        Assert.DoesNotContain("/link/", page.Document.DocumentElement.OuterHtml);
        Assert.Empty(await LettersTo(story.Services[0]));
        page = await page.Press("Send the letters");

        Assert.Equal($"/en/requests/{story.Reference}", page.Address);
        var letter = Assert.Single(await LettersTo(story.Services[0]));
        Assert.Matches(Link(), letter.TextBody);
        Assert.Contains("> Does it overlap", letter.TextBody);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Every_problem_of_the_round_is_named_at_once()
    {
        var story = await Appraised.Consenting(host);
        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/consult");

        page = await page.Press("See the letters", ("Form.Services[0].Office", story.Services[0].Office.Value.ToString()), ("Form.Services[0].DueOn", "2026-01-15"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Write the question", page.Findings);
        Assert.Contains("Ask at least 2 services", page.Findings);
        Assert.Contains(page.Findings, finding => finding.StartsWith("Choose a day from"));
    }

    [Fact]
    public async Task A_service_answers_by_the_link_it_was_mailed_once_and_a_forged_link_opens_nothing()
    {
        var story = await Asked();
        var address = Link().Match((await LettersTo(story.Services[0]))[0].TextBody!).Groups[1].Value;
        using var visitor = host.Anyone();
        var page = await visitor.Open(address);
        Assert.Contains("Does it overlap with your own work?", page.Text);

        page = await page.Press("Give the opinion", ("Form.Interest", "None"), ("Opinion", "Objects"));
        Assert.Equal("Say what you object to, and what would remove the objection", Assert.Single(page.Findings));
        page = await page.Press("Give the opinion", ("Text", "It repeats the twinning project."));

        Assert.Contains("Your opinion is recorded. Thank you.", page.Text);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Open(address)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.Open(address.Replace("/link/", "/requests/opinion/by-link/"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/en/requests/opinion/by-link/bm90LWEtc2VjcmV0LWF0LWFsbA")).Status);
        Assert.Contains("It repeats the twinning project.", await story.EverythingShownTo(story.Officer));
        Assert.DoesNotContain("It repeats the twinning project.", await story.EverythingShownTo(story.Lead));
        Assert.DoesNotContain("It repeats the twinning project.", await story.EverythingShownTo(story.Services[1]));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_opinion_is_given_once()
    {
        var story = await Asked();
        Assert.Null((await story.Opine(story.Services[0], Opinion.Supports)).Problem);

        var again = await story.Opine(story.Services[0], Opinion.Objects, "On second thoughts.");

        Assert.Equal((ProblemKind.Conflict, "requests.consult.already-answered"), (again.Problem!.Kind, again.Problem.Findings[0].Key));
    }

    [Fact]
    public async Task Silence_is_recorded_as_silence_and_a_late_opinion_is_told_so()
    {
        var story = await Asked();
        Assert.Null((await story.Opine(story.Services[0], Opinion.NoObjection)).Problem);

        var early = await story.Close();
        Assert.Equal((ProblemKind.Invalid, "requests.consult.may-still-answer"), (early.Problem!.Kind, Assert.Single(early.Problem.Findings).Key));

        host.Clock.Advance(TimeSpan.FromDays(12));
        var late = await story.Opine(story.Services[1], Opinion.Supports);
        Assert.Equal((ProblemKind.Conflict, "requests.consult.too-late"), (late.Problem!.Kind, late.Problem.Findings[0].Key));
        Assert.Null((await story.Close()).Problem);

        using var visitor = await host.SignIn(story.Officer.Email);
        var page = await visitor.Open($"/en/requests/{story.Reference}/consultation");
        Assert.Contains("Silent Counted as no objection.", page.Text);
        Assert.Contains("recorded the silence of a service", (await visitor.Open($"/en/requests/{story.Reference}")).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_three_days_before_the_last_day()
    {
        var story = await Asked();
        Assert.Null((await story.Opine(story.Services[1], Opinion.Supports)).Problem);

        await host.Sweep("keep-clocks");
        Assert.Single(await LettersTo(story.Services[0]));
        host.Clock.Advance(TimeSpan.FromDays(7));
        await host.Sweep("keep-clocks");
        await host.Sweep("keep-clocks");

        Assert.Equal(["Your", "Reminder:"], (await LettersTo(story.Services[0])).Select(letter => letter.Subject!.Split(' ')[0]));
        Assert.Single(await LettersTo(story.Services[1]));
    }

    private async Task<Appraised> Asked()
    {
        var story = await Appraised.Consenting(host);
        Assert.Null((await story.Consult()).Problem);
        return story;
    }

    private async Task<IReadOnlyList<MimeMessage>> LettersTo(Official official) =>
        [.. (await host.Letters()).Where(letter => letter.To.Mailboxes.Single().Address == $"office.{official.Email}" && letter.Subject!.Contains("opinion", StringComparison.OrdinalIgnoreCase))];

    [GeneratedRegex(@"\(https?://[^/]+(/en/link/[\w-]+)\)")]
    private static partial Regex Link();
}
