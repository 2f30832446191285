using System.Net;
using Passerelle.Directory.Appoint;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Journal;

namespace Passerelle.Tests.App.Directory;

public sealed class OfficeTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_administrator_opens_an_office_and_puts_somebody_into_it()
    {
        var keeper = await host.Appoint("Opening Keeper", Role.Administrator);
        using var visitor = await host.SignIn(keeper.Email);

        var page = await visitor.Open("/en/institutions/open");
        page = await page.Press("Enter the institution", ("Form.Names[en]", "Ministry of Trials"), ("Kind", "ministry"), ("Country", "VN"));
        page = await page.Press("Open the office", ("Form.Names[en]", "Trials Desk"), ("Email", "trials@ministry.example"), ("Language", "en"), ("Roles", new[] { Role.Requester }));
        Assert.Equal("Trials Desk", page.Heading);
        page = await (await page.Follow("Invite a person")).Press("Send the invitation", ("Name", "Tran Trial"), ("Email", "tran@ministry.example"), ("Language", "en"));
        var person = page.Document.QuerySelectorAll("option").Single(option => option.TextContent.StartsWith("Tran Trial")).GetAttribute("value")!;
        page = await page.Press("Give the mandate", ("Person", person), ("Capacity", "Holder"), ("From", "2026-01-15"));

        Assert.Equal("Trials Desk", page.Heading);
        Assert.Contains("Tran Trial", page.Text);
        Assert.Contains("Mandate given by Opening Keeper", page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_office_has_one_holder_at_a_time()
    {
        var holder = await host.Appoint("First Holder", Role.Requester);

        var second = await Give(holder, await host.Appoint("Second Holder", Role.Service), Capacity.Holder, null);
        var deputy = await Give(holder, await host.Appoint("Willing Deputy", Role.Service), Capacity.Deputy, null);

        Assert.Equal(("From", "directory.mandate.holder.open"), (second.Problem!.Findings[0].Field, second.Problem.Findings[0].Key));
        Assert.Null(deputy.Problem);
    }

    [Fact]
    public async Task Somebody_acts_only_until_a_stated_day()
    {
        var holder = await host.Appoint("Absent Holder", Role.Requester);

        var given = await Give(holder, await host.Appoint("Endless Actor", Role.Service), Capacity.Acting, null);

        Assert.Equal("directory.mandate.until.needed-for-acting", given.Problem?.Findings[0].Key);
    }

    [Fact]
    public async Task A_mandate_that_ended_yesterday_opens_nothing_today()
    {
        var keeper = await host.Appoint("Lasting Keeper", Role.Administrator);
        var lapsed = await host.Join("Lapsed Deputy", keeper.Office, keeper.OfficeReference, "deputy", new(2026, 1, 1), new(2026, 1, 14));
        using var visitor = await host.SignIn(lapsed.Email);

        var page = await visitor.Open("/en/offices");

        Assert.Equal((HttpStatusCode.Forbidden, "This page is not open to you"), (page.Status, page.Heading));
        Assert.Contains("none today", page.Text);
    }

    [Fact]
    public async Task A_mandate_is_ended_with_its_reason_and_the_case_of_the_office_verifies()
    {
        var keeper = await host.Appoint("Ending Keeper", Role.Administrator);
        var office = await host.Appoint("Leaving Holder", Role.Requester);
        using var visitor = await host.SignIn(keeper.Email);

        var page = await (await (await visitor.Open($"/en/offices/{office.OfficeReference}")).Follow("End the mandate")).Press("End the mandate", ("LastDay", "2026-01-14"), ("Reason", "Moved to another ministry"));

        Assert.Contains("Mandate ended by Ending Keeper", page.Text);
        Assert.Contains("Reason: Moved to another ministry", page.Text);
        Assert.Empty(await host.Ask<OfficesDesk, IReadOnlyList<OfficeHolder>>(desk => desk.Holders(office.Office, new(2026, 1, 15), CancellationToken.None)));
        var verification = (await host.Ask<History, Outcome<Verification>>(history => history.Verify(office.OfficeReference, CancellationToken.None))).Value;
        Assert.Equal((4, null), (verification.Facts, verification.Break));
    }

    [Fact]
    public async Task Only_an_administrator_appoints()
    {
        var requester = await host.Appoint("Hopeful Requester", Role.Requester);

        var given = await Give(requester, requester, Capacity.Deputy, null, await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(requester.Account, new(2026, 1, 15), CancellationToken.None)));

        Assert.Equal(ProblemKind.Refused, given.Problem?.Kind);
    }

    [Theory]
    [InlineData("/ar/offices"), InlineData("/fr/people"), InlineData("/ru/offices/open"), InlineData("/es/institutions/open"), InlineData("/pt/account"), InlineData("/ar/account/security"), InlineData("/fr/account/tokens"), InlineData("/ru/account/second-step")]
    public async Task Every_page_speaks_the_language_of_its_address(string path)
    {
        using var visitor = await host.SignIn((await host.Appoint($"Reader {path.Replace('/', ' ').Trim()}", Role.Administrator)).Email);

        var page = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("[directory.", page.Document.DocumentElement.TextContent);
        Assert.Empty(host.Errors);
    }

    private Task<Outcome<MandateId>> Give(Official office, Official person, Capacity capacity, DateOnly? until, Viewer? by = null) =>
        host.Ask<GiveMandate, Outcome<MandateId>>(give => give.Run(new() { Office = office.OfficeReference, Person = person.Reference, Capacity = capacity, From = new(2026, 1, 15), Until = until },
            new(by ?? Viewer.System, host.Clock.GetUtcNow(), Channel.Command), CancellationToken.None));
}
