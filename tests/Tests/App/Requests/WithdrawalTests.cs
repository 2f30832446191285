using System.Net;
using System.Text;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Requests;
using Passerelle.Requests.AskBack;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Tests.App.Requests;

/// <summary>A co-requester leaves after submission: the case goes on without it, and out of its sight.</summary>
public sealed class WithdrawalTests(TestHost host) : IClassFixture<TestHost>
{
    private const string reason = "Our parliament has closed the budget of the year.";
    private const string after = "FOLLOWING-2208";

    [Fact]
    public async Task The_case_goes_on_and_history_and_letters_say_who_left_and_why()
    {
        var story = await Left();

        Appraised.Accepted(await story.FindEligible());
        using var lead = await host.SignIn(story.Lead.Email);
        var page = await lead.Open($"/en/requests/{story.Reference}");
        Assert.Contains("Paul Partenaire", page.Text);
        Assert.Contains("left the request", page.Text);
        Assert.Contains(reason, page.Text);
        Expected.Matches("party-withdrew.en.txt", Plain(await story.LetterTo(story.Lead, "requests.letter.party-withdrew"), story));
        Expected.Matches("party-withdrew.ar.txt", Plain(await story.LetterTo(story.ArabicPartner, "requests.letter.party-withdrew"), story));
        Expected.Matches("you-withdrew.fr.txt", Plain(await story.LetterTo(story.Partner, "requests.letter.you-withdrew"), story));
        Assert.NotEmpty(await story.LetterTo(story.Officer, "requests.letter.party-withdrew"));
        Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(story.Reference, CancellationToken.None))).Value.Break);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Who_left_reads_what_happened_until_then_and_nothing_that_follows()
    {
        var story = await Left();
        using var former = await host.SignIn(story.Partner.Email);
        var before = await former.Open($"/fr/requests/{story.Reference}");
        await Follow(story);

        var now = await former.Open($"/fr/requests/{story.Reference}");
        var shown = await story.EverythingShownTo(story.Partner);
        var list = await former.Open("/en/requests");
        var tasks = await former.Open("/en/tasks");
        using var api = await story.Api(story.Partner);
        var row = await api.GetJson("/api/v1/requests/");

        Assert.Equal(before.Text, now.Text);
        Assert.DoesNotContain(after, shown);
        Assert.DoesNotContain(story.Reference, list.Text + tasks.Text + row);
        Assert.DoesNotContain(after, list.Text + tasks.Text + row);
        foreach (var path in (string[])["files", "changes", "check", "part", "edit/need", "withdraw"])
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await former.Open($"/en/requests/{story.Reference}/{path}")).Status));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync($"/api/v1/requests/{story.Reference}")).StatusCode);
        foreach (var file in await Files(story)) Assert.Equal(HttpStatusCode.NotFound, (await former.Http.GetAsync($"/en/requests/{story.Reference}/files?handler=Content&file={file}")).StatusCode);
        Assert.Contains(after, await story.EverythingShownTo(story.ArabicPartner));
        Assert.DoesNotContain(await host.Letters(), letter => letter.To.Mailboxes.Any(box => box.Address == story.Partner.OfficeEmail) && letter.TextBody!.Contains(after));
    }

    [Fact]
    public async Task The_lead_does_not_leave_its_own_request_and_nobody_leaves_twice()
    {
        var story = await Left();

        var again = await Leave(story, story.Partner);
        var lead = await story.Do<WithdrawParty>(story.Lead, (leave, occasion) => leave.Run(story.Reference, story.Lead.Office, reason, occasion, default));
        var other = await story.Do<WithdrawParty>(story.Lead, (leave, occasion) => leave.Run(story.Reference, story.ArabicPartner.Office, reason, occasion, default));

        Assert.Equal(ProblemKind.NotFound, again.Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, lead.Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, other.Problem?.Kind);
    }

    /// <summary>Submitted by three, then left by the partner that writes French, on its own page.</summary>
    private async Task<Appraised> Left()
    {
        var story = await Appraised.Submitted(host);
        host.Clock.Advance(TimeSpan.FromHours(2));
        using var partner = await host.SignIn(story.Partner.Email);
        var page = await partner.Open($"/en/requests/{story.Reference}/withdraw");
        page = await page.Press("Leave this joint request", ("Form.Reason", ""));
        Assert.Equal("Give a reason", Assert.Single(page.Findings));
        page = await page.Press("Leave this joint request", ("Form.Reason", reason));
        Assert.Equal((HttpStatusCode.OK, $"/en/requests/{story.Reference}"), (page.Status, page.Address));
        Assert.Contains("Your office has left this request", page.Text);
        return story;
    }

    /// <summary>Asked back, answered, a file attached, found eligible: every text of it carries the marker.</summary>
    private async Task Follow(Appraised story)
    {
        Appraised.Accepted(await story.Do<AskBackRequest>(story.Officer, (ask, occasion) => ask.Run(story.Reference, new($"Which ministry pays? {after}", occasion.Today.AddDays(9)), occasion, default)));
        var lead = await story.As(story.Lead);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(after));
        Appraised.Accepted(await host.Ask<AttachFile, Outcome<Passerelle.Platform.Files.StoredFile>>(attach => attach.Run(story.Reference, $"{after}.txt", content, content.Length, lead, default)));
        Appraised.Accepted(await story.Do<ResubmitRequest>(story.Lead, (resubmit, occasion) => resubmit.Run(story.Reference, $"The labour ministry. {after}", occasion, default)));
        Appraised.Accepted(await story.FindEligible());
    }

    private Task<Outcome<string>> Leave(Appraised story, Official partner) => story.Do<WithdrawParty>(partner, (leave, occasion) => leave.Run(story.Reference, partner.Office, reason, occasion, default));

    private Task<List<Guid>> Files(Appraised story) => host.Read(db => Task.FromResult(db.Set<Request>().Single(request => request.Reference == story.Reference).Files.Select(file => file.Value).ToList()));

    private static string Plain(string letter, Appraised story) =>
        System.Text.RegularExpressions.Regex.Replace(letter.Replace(story.Reference, "REQ-2026-0000"), @"(Lea Lead|Paul Partenaire|Amal Sharik) \d+", "$1");
}
