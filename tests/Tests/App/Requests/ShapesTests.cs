using System.Net;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Edit;
using Passerelle.Requests.Replace;
using Passerelle.Requests.Withdraw;

namespace Passerelle.Tests.App.Requests;

/// <summary>Five shapes in which requests really come, each from draft to submission and one event beyond.</summary>
public sealed partial class ShapesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_ministry_and_an_association_ask_together_and_the_association_alone_in_its_country_is_told_the_rule()
    {
        var ministry = await host.AppointIn("ministry", "SN", "Mina Ministry", Role.Requester);
        var association = await host.AppointIn("civil-society", "SN", "Asta Association", Role.Requester);
        var stranger = await host.AppointIn("civil-society", "CI", "Ivo Stranger", Role.Requester);
        var officer = await host.Appoint("Odile Officer", Role.Officer);
        var asking = await Asking.Draft(host, ministry, "Diaspora savings", association, stranger);
        foreach (var other in new[] { association, stranger }) Appraised.Accepted(await asking.Sign(other));

        var refused = await asking.Submit();
        var page = await asking.Page(ministry, "/check");
        Appraised.Accepted(await host.Act<WithdrawParty, string>(stranger, (leave, occasion) => leave.Run(asking.Reference, stranger.Office, "We cannot.", occasion, default)));
        Appraised.Accepted(await asking.Submit());
        Appraised.Accepted(await asking.AskBack(officer, "Which savings?"));

        Assert.Contains("Civil society, universities", refused.Problem!.Findings.Single().Args[0].ToString());
        Assert.Contains("Ivo Stranger", refused.Problem.Findings.Single().Args[1].ToString());
        Assert.Contains("Not met", page.Text);
        Assert.Contains("Which savings?", (await asking.Page(association)).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Five_governments_ask_and_one_of_them_is_replaced_by_another_office_of_its_country()
    {
        var governments = new List<Official>();
        foreach (var country in (string[])["PH", "ID", "VN", "LA", "KH"]) governments.Add(await host.AppointIn("ministry", country, $"Gov {country}", Role.Requester));
        var (heir, foreign) = (await host.AppointIn("agency", "VN", "Vera Heir", Role.Requester), await host.AppointIn("agency", "TH", "Thea Foreign", Role.Requester));
        var officer = await host.Appoint("Otto Officer", Role.Officer);
        var asking = await Asking.Submitted(host, governments[0], "Five of us", [.. governments.Skip(1)]);
        var old = governments[2];

        var wrong = await Replace(asking, old, foreign, officer);
        Appraised.Accepted(await Replace(asking, old, heir, officer));
        Appraised.Accepted(await asking.AskBack(officer, "AFTER-3301?"));
        using var visitor = host.Anyone();
        var signing = await visitor.Open(await asking.LinkTo(heir));
        Assert.Equal("Safe departures", signing.Document.QuerySelector("textarea[name='Form.Priorities']")!.TextContent.Trim());
        signing = await signing.Press("sign", ("Form.MandateHolder", "The new director"));
        Assert.Contains("Signed", signing.Text);

        Assert.Equal("requests.replace.same-country", wrong.Problem!.Findings.Single().Key);
        var request = await asking.Read();
        var (gone, come) = (request.Parties.Single(party => party.Office == old.Office), request.Parties.Single(party => party.Office == heir.Office));
        Assert.Equal((PartyStatus.Replaced, PartyStatus.Signed), (gone.Status, come.Status));
        Assert.Equal(request.TextHash, gone.SignedText);
        Assert.NotNull(gone.SignedAt);
        Assert.Equal(old.Office, come.Replaces);
        var former = await asking.Page(old);
        Assert.Contains("put another office in the place of one", former.Text);
        Assert.DoesNotContain("AFTER-3301", former.Text);
        Assert.Contains("AFTER-3301", (await asking.Page(heir)).Text);
        Expected.Matches("invitation-late.en.txt", await LetterTo(heir, "Invitation to join"));
        Expected.Matches("party-replaced.en.txt", await LetterTo(old, "takes the place"));
        Assert.Contains("Takes part since", (await asking.Page(governments[0])).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_city_alone_needs_a_letter_of_support_where_the_phase_says_so()
    {
        var city = await host.AppointIn("local-authority", "CR", "Cira City", Role.Requester);
        var officer = await host.Appoint("Orla Officer", Role.Officer);
        var asking = await Asking.Draft(host, city, "Newcomers in our city");

        var refused = await asking.Submit();
        using var visitor = await host.SignIn(city.Email);
        var files = await visitor.Open($"/en/requests/{asking.Reference}/files");
        files = await files.Press("Attach", ("Form.File", new Upload("support.txt", "text/plain", "The minister supports the city."u8.ToArray())), ("Form.Support", true));
        Assert.Contains("Letter of support", files.Text);
        Appraised.Accepted(await asking.Submit());
        var eligibility = await asking.Page(officer, "/eligibility");
        Appraised.Accepted(await asking.FindEligible(officer, [.. Facility.PhaseOn(new(2026, 1, 15))!.Rules, "support-letter"]));

        Assert.Contains("letter of support", refused.Problem!.Findings.Single().Args[0].ToString());
        Assert.Contains("A city or local authority attaches a letter of support", eligibility.Text);
        Assert.Contains("A city or local authority attaches a letter of support", (await asking.Page(city)).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Ten_institutions_of_three_countries_are_led_by_a_regional_secretariat_and_an_eleventh_joins_late()
    {
        var secretariat = await host.AppointIn("regional-organisation", null, "Rita Secretariat", Role.Requester);
        var members = new List<Official>();
        foreach (var n in Enumerable.Range(0, 9)) members.Add(await host.AppointIn(n % 3 == 2 ? "university" : "ministry", ((string[])["SN", "CI", "BF"])[n / 3], $"Member {n} of ten", Role.Requester));
        var (late, officer) = (await host.AppointIn("ministry", "ML", "Lara Late", Role.Requester), await host.Appoint("Olaf Officer", Role.Officer));
        var asking = await Asking.Submitted(host, secretariat, "A region asks", [.. members]);
        Appraised.Accepted(await asking.AskBack(officer, "EARLIER-3302?"));
        Appraised.Accepted(await asking.Answer("EARLIER-3303."));
        host.Clock.Advance(TimeSpan.FromDays(1));

        Appraised.Accepted(await asking.Invite(late, officer));
        var unsigned = await asking.Read();
        Appraised.Accepted(await asking.Sign(late));
        Appraised.Accepted(await asking.AskBack(officer, "LATER-3304?"));

        Assert.Equal(["SN", "CI", "BF"], unsigned.Countries);
        Assert.Equal(["SN", "CI", "BF", "ML"], (await asking.Read()).Countries);
        var page = await asking.Page(late);
        Assert.Contains($"Your office takes part since {host.Clock.GetUtcNow():d MMMM yyyy}", page.Text);
        Assert.Contains("LATER-3304", page.Text);
        var everything = page.Text + (await asking.Page(late, "/changes")).Text + await Api(asking, late);
        Assert.DoesNotContain("EARLIER-330", everything);
        Assert.Contains("EARLIER-3303", (await asking.Page(members[0], "/changes")).Text);
        Assert.Contains("International body", (await asking.Page(members[0])).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task The_lead_of_a_network_of_prosecutors_leaves_and_a_member_leads_on()
    {
        var network = await host.AppointIn("regional-network", null, "Nora Network", Role.Requester);
        var prosecutors = new List<Official>();
        foreach (var country in (string[])["CR", "PA", "HN"]) prosecutors.Add(await host.AppointIn("prosecutor", country, $"Prosecutor {country}", Role.Requester));
        var unsigned = await host.AppointIn("prosecutor", "GT", "Prosecutor GT", Role.Requester);
        var officer = await host.Appoint("Oskar Officer", Role.Officer);
        var asking = await Asking.Submitted(host, network, "Smuggling cases", [.. prosecutors]);
        Appraised.Accepted(await asking.Invite(unsigned));

        var wrong = await HandOver(asking, network, unsigned);
        var notLead = await HandOver(asking, prosecutors[0], prosecutors[1]);
        using var visitor = await host.SignIn(network.Email);
        var page = await visitor.Open($"/en/requests/{asking.Reference}/withdraw");
        page = await page.Press("Withdraw the request", ("Form.Reason", "The network is dissolved."), ("Form.Successor", prosecutors[1].Office.Value.ToString()));
        Appraised.Accepted(await asking.AskBack(officer, "AFTER-3305?"));
        Appraised.Accepted(await asking.Answer("By the new lead.", prosecutors[1]));

        Assert.Equal(("Successor", "requests.hand-over.choose"), (wrong.Problem!.Findings.Single().Field, wrong.Problem.Findings.Single().Key));
        Assert.Equal(ProblemKind.Refused, notLead.Problem?.Kind);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var request = await asking.Read();
        Assert.Equal((RequestStatus.Submitted, prosecutors[1].Office), (request.Status, request.Lead));
        Assert.Equal(prosecutors[1].Office, request.LeadParty.Office);
        var former = await asking.Page(network);
        Assert.Contains("handed the lead to another office", former.Text);
        Expected.Matches("lead-handed-over.en.txt", await LetterTo(prosecutors[1], "now leads"));
        Assert.DoesNotContain("AFTER-3305", former.Text);
        Assert.Equal(ProblemKind.NotFound, (await HandOver(asking, network, prosecutors[0])).Problem?.Kind);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task What_a_mandate_says_is_checked_and_a_member_whose_mandate_runs_out_sees_nothing_of_what_follows()
    {
        var (lead, other) = (await host.AppointIn("ministry", "GE", "Lela Lead", Role.Requester), await host.AppointIn("ministry", "MD", "Mihai Mandate", Role.Requester));
        var officer = await host.Appoint("Oona Officer", Role.Officer);
        var asking = await Asking.Draft(host, lead, "With a mandate", other);
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

        var upside = await asking.Sign(other, new(null, null, today, today.AddDays(-1)));
        var later = await asking.Sign(other, new(null, null, today.AddDays(1), null));
        Appraised.Accepted(await asking.Sign(other, new("The deputy minister", "Labour only", today, today.AddDays(20))));
        Appraised.Accepted(await asking.Submit());
        Assert.Contains("The deputy minister", (await asking.Page(officer)).Text);
        Assert.Contains("Labour only", (await asking.Page(officer)).Text);
        host.Clock.Advance(TimeSpan.FromDays(7));
        await host.Sweep("expire-mandates");
        await host.Sweep("expire-mandates");
        Assert.Single(await LettersTo(other), letter => letter.Subject!.StartsWith("A mandate in request"));
        Assert.Equal(HttpStatusCode.OK, (await asking.Page(other)).Status);
        host.Clock.Advance(TimeSpan.FromDays(14));
        await host.Sweep("expire-mandates");
        Appraised.Accepted(await asking.AskBack(officer, "AFTER-3306?"));

        Assert.Equal("requests.mandate.until-before-from", upside.Problem!.Findings.Single().Key);
        Assert.Equal("Mandate.From", later.Problem!.Findings.Single().Field);
        var request = await asking.Read();
        Assert.Equal(PartyStatus.Expired, request.Parties.Single(party => party.Office == other.Office).Status);
        Assert.Equal(["GE"], request.Countries);
        var page = await asking.Page(other);
        Assert.Contains("recorded that a mandate has ended", page.Text);
        Assert.DoesNotContain("AFTER-3306", page.Text);
        Assert.DoesNotContain(await LettersTo(other), letter => letter.TextBody!.Contains("AFTER-3306"));
        Expected.Matches("mandate-ends.en.txt", await LetterTo(other, "ends on"));
        Expected.Matches("mandate-expired.en.txt", await LetterTo(other, "has ended"));
        Assert.Equal(HttpStatusCode.NotFound, (await asking.Page(other, "/mandate")).Status);
        Appraised.Accepted(await asking.Invite(other, officer));
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_mandate_passes_to_another_person_on_its_page_and_a_wrong_one_is_named_at_its_field()
    {
        var (lead, other) = (await host.AppointIn("ministry", "GE", "Lika Lead", Role.Requester), await host.AppointIn("ministry", "MD", "Maria Mandate", Role.Requester));
        var asking = await Asking.Submitted(host, lead, "Passing on", other);
        using var visitor = await host.SignIn(other.Email);
        var page = await visitor.Open($"/en/requests/{asking.Reference}/mandate");

        page = await page.Press("Save the mandate", ("Form.MandateHolder", ""), ("Form.Mandate.Until", "2026-01-01"), ("Form.Mandate.Deputy", new string('x', 200)));
        Assert.Equal(3, page.Findings.Count);
        page = await page.Press("Save the mandate", ("Form.MandateHolder", "The acting minister"), ("Form.Mandate.Until", "2036-06-30"), ("Form.Mandate.Deputy", "The head of cabinet"));

        Assert.Contains("The mandate is recorded.", page.Text);
        Assert.Contains("The acting minister", (await asking.Page(lead)).Text);
        Assert.Contains("said who holds the mandate now", (await asking.Page(lead)).Text);
        Assert.Equal(PartyStatus.Signed, (await asking.Read()).Parties.Single(party => party.Office == other.Office).Status);
    }

    private Task<Outcome<string>> Replace(Asking asking, Official old, Official by, Official officer) =>
        host.Act<ReplaceParty, string>(officer, (replace, occasion) => replace.Run(asking.Reference, new(old.Office.Value, by.Office.Value, "The ministry was split."), occasion, default));

    private Task<Outcome<string>> HandOver(Asking asking, Official by, Official to) =>
        host.Act<HandOverLead, string>(by, (hand, occasion) => hand.Run(asking.Reference, new(to.Office.Value, "The network is dissolved."), occasion, default));

    private async Task<string> Api(Asking asking, Official reader)
    {
        var secret = await host.Act<Passerelle.Directory.Tokens.CreateToken, string>(reader, (create, occasion) => create.Run(new() { Name = "Test", Days = 30 }, occasion, default));
        using var visitor = host.Anyone();
        visitor.Http.DefaultRequestHeaders.Authorization = new("Bearer", secret.Value);
        return $"{await visitor.GetJson($"/api/v1/requests/{asking.Reference}")}";
    }

    /// <summary>Subject and text of the one letter to somebody whose subject says so, without what differs from run to run.</summary>
    private async Task<string> LetterTo(Official official, string subject)
    {
        var letter = Assert.Single(await LettersTo(official), letter => letter.Subject!.Contains(subject));
        return Varying().Replace($"{letter.Subject}\n\n{letter.TextBody}", found => found.Value.StartsWith("REQ") ? "REQ-2026-0000" : found.Value.StartsWith("http") ? "https://…" : "1 January 2026");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"REQ-\d+-\d+|https?://\S+|\d+ [A-Z][a-z]+ 20\d\d")]
    private static partial System.Text.RegularExpressions.Regex Varying();

    private async Task<IReadOnlyList<MimeKit.MimeMessage>> LettersTo(Official official) => [.. (await host.Letters()).Where(letter => letter.To.Mailboxes.Any(box => box.Address == official.OfficeEmail))];
}
