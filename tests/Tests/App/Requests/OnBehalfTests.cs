using System.Net;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Enter;

namespace Passerelle.Tests.App.Requests;

/// <summary>A letter arrives; an officer enters it; the office that sent it reads, corrects and confirms.</summary>
public sealed class OnBehalfTests(TestHost host) : IClassFixture<TestHost>
{
    private static int count;

    [Fact]
    public async Task A_letter_is_entered_with_its_scan_and_counts_once_its_sender_has_corrected_and_confirmed_it()
    {
        var (officer, city) = (await host.Appoint("Ola Officer", Role.Officer), await host.AppointIn("ministry", "TN", "Tarek Sender", Role.Requester));
        using var visitor = await host.SignIn(officer.Email);
        var page = await visitor.Open("/en/requests/enter");
        page = await page.Press("Begin the entry", ("Form.Office", city.Office.Value.ToString()), ("Form.Arrival", "Letter"), ("Form.ReceivedOn", "2026-01-10"), ("Form.Sender", "The director general"),
            ("Form.Title", "Return and work"), ("Form.Language", "en"), ("Form.Scan", new Upload("letter.txt", "text/plain", "SCAN-4401 Dear facility"u8.ToArray())));
        Assert.EndsWith("/edit/subject", page.Address);
        var reference = page.Address.Split('/')[3];
        await Write(officer, reference, "What the letter says.");

        page = await (await visitor.Open($"/en/requests/{reference}/on-behalf")).Press("Send for confirmation");
        Assert.Contains("Unconfirmed", page.Text);
        Assert.Contains("letter.txt", page.Text);
        using var sender = host.Anyone();
        var link = await Link(city);
        var reading = await sender.Open(link);
        Assert.Contains("The director general", reading.Text);
        reading = await reading.Press("save", ("Form.Answers[need]", "What we really need."));
        Assert.Contains("Your corrections are kept", reading.Text);
        reading = await reading.Press("confirm", ("Form.MandateHolder", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reading.Status);
        reading = await reading.Press("confirm", ("Form.MandateHolder", "The director general"));

        Assert.Contains("Confirmed. Thank you", reading.Text);
        var request = await Read(reference);
        Assert.Equal((RequestStatus.Submitted, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime)), (request.Status, request.SubmittedOn));
        Assert.Equal("What we really need.", request.Answer("need").In("en"));
        page = await visitor.Open($"/en/requests/{reference}");
        Assert.Contains("confirmed by the requester", page.Text);
        Assert.Contains("The requester corrected: What is the situation", page.Text);
        Assert.Contains("confirmed the request and signed it", page.Text);
        Assert.Equal(HttpStatusCode.Gone, (await sender.Open(link)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await sender.Open(link.Replace("/link/", "/requests/confirm/by-link/"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sender.Open("/en/requests/confirm/by-link/bm90LWEtc2VjcmV0LWF0LWFsbA")).Status);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Until_it_is_confirmed_reminders_go_out_an_old_link_expires_and_a_new_one_works()
    {
        var (officer, office) = (await host.Appoint("Otis Officer", Role.Officer), await host.AppointIn("ministry", "TN", "Salma Slow", Role.Requester));
        var reference = await Entered(officer, office);
        Appraised.Accepted(await Ask(officer, reference));
        var first = await Link(office);
        await host.Sweep("remind-to-confirm");
        var before = (await host.Letters()).Count;
        foreach (var _ in Enumerable.Range(0, 5))
        {
            host.Clock.Advance(TimeSpan.FromDays(8));
            await host.Sweep("remind-to-confirm");
            await host.Sweep("remind-to-confirm");
        }

        // Other tests of this class have entered requests that wait too.
        var reminders = (await host.Letters()).Skip(before).Where(letter => letter.Subject!.Contains(reference)).ToList();
        using var sender = host.Anyone();
        var expired = await sender.Open(first);
        Assert.Equal(3, reminders.Count);
        Assert.All(reminders, letter => Assert.StartsWith("Reminder", letter.Subject));
        Assert.Equal(HttpStatusCode.Gone, expired.Status);
        Assert.Equal(RequestStatus.Unconfirmed, (await Read(reference)).Status);
        Appraised.Accepted(await Ask(officer, reference));
        var page = await (await sender.Open(await Link(office))).Press("confirm", ("Form.MandateHolder", "The head of service"));
        Assert.Contains("Confirmed. Thank you", page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Nobody_but_its_office_confirms_nobody_but_an_officer_enters_and_no_stranger_sees_it()
    {
        var (officer, office, stranger) = (await host.Appoint("Olive Officer", Role.Officer), await host.AppointIn("ministry", "TN", "Sami Sender", Role.Requester), await host.AppointIn("ministry", "TN", "Stan Stranger", Role.Requester));
        var reference = await Entered(officer, office);

        var entering = await host.Act<EnterRequest, string>(stranger, (enter, occasion) => enter.Run(new(office.Office.Value, "Mine", "en", Arrival.Phone, occasion.Today, "Me", null), occasion, default));
        var early = await Confirm(office, reference);
        Appraised.Accepted(await Ask(officer, reference));
        using var outsider = await host.SignIn(stranger.Email);

        Assert.Equal(ProblemKind.Refused, entering.Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, early.Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await Confirm(officer, reference)).Problem?.Kind);
        Assert.Equal(ProblemKind.NotFound, (await Confirm(stranger, reference)).Problem?.Kind);
        foreach (var path in (string[])["", "/on-behalf", "/files", "/check"]) Assert.Equal(HttpStatusCode.NotFound, (await outsider.Open($"/en/requests/{reference}{path}")).Status);
        using var own = await host.SignIn(office.Email);
        var check = await own.Open($"/en/requests/{reference}/check");
        Assert.Contains("Confirm the request", check.Buttons);
        Assert.Contains("Read and confirm what was entered for you", (await own.Open("/en/tasks")).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Every_problem_of_an_entry_is_named_at_once_and_a_file_is_what_it_says()
    {
        var (officer, office) = (await host.Appoint("Orin Officer", Role.Officer), await host.AppointIn("ministry", "TN", "Sara Sender", Role.Requester));

        var empty = await host.Act<EnterRequest, string>(officer, (enter, occasion) => enter.Run(new(null, "", "xx", null, occasion.Today.AddDays(1), new string('x', 300), null), occasion, default));
        var letter = await host.Act<EnterRequest, string>(officer, (enter, occasion) => enter.Run(new(office.Office.Value, "A letter", "en", Arrival.Letter, occasion.Today, "Somebody", null), occasion, default));
        var forged = await host.Act<EnterRequest, string>(officer, (enter, occasion) => enter.Run(new(office.Office.Value, "A letter", "en", Arrival.Letter, occasion.Today, "Somebody", new("letter.pdf", "not a pdf"u8.ToArray())), occasion, default));

        Assert.Equal(["Office", "Title", "Language", "Arrival", "ReceivedOn", "Sender"], empty.Problem!.Findings.Select(finding => finding.Field));
        Assert.Equal("Scan", letter.Problem!.Findings.Single().Field);
        Assert.Equal("Scan", forged.Problem!.Findings.Single().Field);
    }

    [Fact]
    public async Task What_nobody_confirms_is_closed_with_a_reason_and_its_letter_cannot_be_taken_out()
    {
        var (officer, office) = (await host.Appoint("Omer Officer", Role.Officer), await host.AppointIn("ministry", "TN", "Sonia Sender", Role.Requester));
        var entered = await host.Act<EnterRequest, string>(officer, (enter, occasion) => enter.Run(new(office.Office.Value, "A letter", "en", Arrival.Letter, occasion.Today, "Somebody", new("letter.txt", "Dear facility"u8.ToArray())), occasion, default));
        Appraised.Accepted(entered);
        var scan = (await Read(entered.Value)).OnBehalf!.Scan!.Value;

        var removed = await host.Act<AttachFile, string>(officer, (attach, occasion) => attach.Remove(entered.Value, scan, occasion, default));
        var early = await GiveUp(officer, entered.Value, "No answer.");
        Appraised.Accepted(await Ask(officer, entered.Value));
        using var visitor = await host.SignIn(officer.Email);
        var page = await (await visitor.Open($"/en/requests/{entered.Value}/on-behalf")).Press("Close the entry", ("Form.Reason", ""));
        Assert.Equal("Give a reason", Assert.Single(page.Findings));
        page = await page.Press("Close the entry", ("Form.Reason", "Three letters, no answer."));

        Assert.Equal("requests.enter.scan-stays", removed.Problem!.Findings.Single().Key);
        Assert.Equal(ProblemKind.Conflict, early.Problem?.Kind);
        Assert.Contains("The entry is closed.", page.Text);
        Assert.Equal(RequestStatus.Withdrawn, (await Read(entered.Value)).Status);
        using var own = await host.SignIn(office.Email);
        Assert.Contains("Three letters, no answer.", (await own.Open($"/en/requests/{entered.Value}")).Text);
    }

    [Theory]
    [InlineData("POST", "/on-behalf", "{\"arrival\":\"pigeon\"}")]
    [InlineData("POST", "/on-behalf", "{\"scan\":{\"name\":\"a.pdf\",\"content\":\"not base 64\"}}")]
    [InlineData("POST", "/on-behalf", "{}")]
    [InlineData("POST", "/{reference}/confirm", "{\"version\":\"one\"}")]
    [InlineData("POST", "/{reference}/give-up", "{}")]
    [InlineData("POST", "/{reference}/hand-over", "{\"successor\":\"nobody\"}")]
    [InlineData("POST", "/{reference}/parties/replace", "{}")]
    [InlineData("POST", "/{reference}/take-answer", "{}")]
    [InlineData("PUT", "/{reference}/complementarity", "{}")]
    [InlineData("PUT", "/{reference}/continues?earlier=REQ-1900-0001", null)]
    [InlineData("PUT", "/{reference}/parties/00000000-0000-0000-0000-000000000000/mandate", "{\"from\":\"soon\"}")]
    [InlineData("GET", "/demand?year=never", null)]
    public async Task Whatever_is_sent_to_the_new_addresses_is_answered_and_breaks_nothing(string method, string address, string? body)
    {
        var n = Interlocked.Increment(ref count);
        var (officer, office) = (await host.Appoint($"Obed Officer {n}", Role.Officer), await host.AppointIn("ministry", "TN", $"Senda {n}", Role.Requester));
        var reference = await Entered(officer, office);
        var secret = await host.Act<Passerelle.Directory.Tokens.CreateToken, string>(officer, (create, occasion) => create.Run(new() { Name = "Test", Days = 30 }, occasion, default));
        using var visitor = host.Anyone();
        visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret.Value);
        using var request = new HttpRequestMessage(new(method), "/api/v1/requests" + address.Replace("{reference}", reference)) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };

        var answer = await visitor.Http.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(RequestStatus.Draft, (await Read(reference)).Status);
        Assert.Empty(host.Errors);
    }

    private async Task<string> Entered(Official officer, Official office)
    {
        var entered = await host.Act<EnterRequest, string>(officer, (enter, occasion) => enter.Run(new(office.Office.Value, "Return and work", "en", Arrival.Phone, occasion.Today, "The head of service", null), occasion, default));
        Appraised.Accepted(entered);
        await Write(officer, entered.Value, "What was said on the telephone.");
        return entered.Value;
    }

    private async Task Write(Official officer, string reference, string need)
    {
        var answers = new Dictionary<string, string?> { ["need"] = need, ["objectives"] = "Work after return.", ["results"] = "A procedure.", ["strategies"] = "The plan.", ["commitment"] = "Rooms." };
        var choices = new Dictionary<string, IReadOnlyList<string>> { ["scope"] = ["national"], ["areas"] = [Facility.Areas[0].Code], ["assistance"] = [Facility.AssistanceTypes[0].Code] };
        Appraised.Accepted(await host.Act<EditRequest, Edited>(officer, (edit, occasion) => edit.Run(reference, new(10_000, answers, choices), occasion, default)));
    }

    private Task<Outcome<string>> Ask(Official officer, string reference) => host.Act<AskToConfirm, string>(officer, (ask, occasion) => ask.Run(reference, occasion, default));

    private Task<Outcome<string>> Confirm(Official by, string reference) => host.Act<ConfirmRequest, string>(by, (confirm, occasion) => confirm.Run(reference, new("The head", 10_000), occasion, default));

    private Task<Outcome<string>> GiveUp(Official by, string reference, string reason) => host.Act<GiveUp, string>(by, (give, occasion) => give.Run(reference, reason, occasion, default));

    private Task<Request> Read(string reference) => host.Read(db => Task.FromResult(db.Set<Request>().Single(request => request.Reference == reference)));

    private async Task<string> Link(Official office) =>
        new Uri(System.Text.RegularExpressions.Regex.Match((await host.Letters()).Last(letter => letter.To.Mailboxes.Any(box => box.Address == office.OfficeEmail) && letter.TextBody!.Contains("/link/")).TextBody!, @"https?://\S+/link/[\w-]+").Value).AbsolutePath;
}
