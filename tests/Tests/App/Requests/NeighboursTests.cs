using System.Net;
using Passerelle.Actions.Import;
using Passerelle.Actions.Public;
using Passerelle.Directory.Initiatives;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests;
using Passerelle.Requests.Continue;
using Passerelle.Requests.Similar;

namespace Passerelle.Tests.App.Requests;

/// <summary>What a request stands beside: the same asked before, in whatever language; what it continues; what others do.</summary>
public sealed class NeighboursTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task While_a_draft_is_written_Actions_about_the_same_appear_and_a_stranger_s_request_does_not()
    {
        await Archive();
        var (lead, stranger) = (await host.AppointIn("ministry", "SN", "Sala Writer", Role.Requester), await host.AppointIn("ministry", "SN", "Sidi Stranger", Role.Requester));
        var hidden = await Asking.Submitted(host, stranger, "HIDDEN-5501 diaspora");
        var asking = await Asking.Draft(host, lead, "Épargne des émigrés");
        await host.Sweep("refresh-search");

        var page = await asking.Page(lead, "/edit/need");
        using var visitor = await host.SignIn(lead.Email);
        var part = await visitor.Http.GetStringAsync($"/fr/requests/{asking.Reference}/edit/need?handler=Similar");
        var alike = await host.Ask<IServiceProvider, IReadOnlyList<SimilarCase>>(async services => ((FindSimilar)services.GetService(typeof(FindSimilar))!).Run(await asking.Read(), (await host.As(lead)).By));

        Assert.Contains("Is the answer there already?", page.Text);
        Assert.NotEmpty(alike);
        Assert.All(alike, each => Assert.Contains(each.InCommon, code => code is "area:diaspora" or "area:remittances"));
        Assert.All(alike, each => Assert.StartsWith("/actions/", each.Hit.Document.Href));
        Assert.Contains(alike[0].Hit.Document.Reference, page.Text);
        Assert.Contains(alike[0].Hit.Document.Reference, part);
        Assert.DoesNotContain("<html", part);
        Assert.DoesNotContain("HIDDEN-5501", page.Text + part);
        Assert.DoesNotContain(hidden.Reference, page.Text + part);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Taking_an_answer_closes_the_draft_is_told_to_who_asked_too_and_counts()
    {
        await Archive();
        var (lead, other, officer) = (await host.AppointIn("ministry", "SN", "Saly Taker", Role.Requester), await host.AppointIn("ministry", "CI", "Ines Other", Role.Requester), await host.Appoint("Olin Officer", Role.Officer));
        var asking = await Asking.Draft(host, lead, "SECRET-5502 savings", other);
        var before = (await Count(officer)).Value;
        var item = await AnyAction();
        using var visitor = await host.SignIn(lead.Email);

        var page = await visitor.Open($"/en/requests/{asking.Reference}/answer?item={item}");
        page = await page.Press("Take it as the answer and close the draft", ("Form.Item", "ACT-1999-0001"));
        Assert.Contains("Give the reference", Assert.Single(page.Findings));
        page = await page.Press("Take it as the answer and close the draft", ("Form.Item", item), ("Form.Remark", "It says all we need."));

        Assert.Contains("Answered from the library", page.Text);
        Assert.Contains("It says all we need.", page.Text);
        Assert.Contains(item, (await asking.Page(other)).Text);
        var (after, team) = ((await Count(officer)).Value, await host.SignIn(officer.Email));
        Assert.Equal((before.All.FromLibrary + 1, before.All.Asked + 1), (after.All.FromLibrary, after.All.Asked));
        Assert.Contains(after.Areas, row => row.Code == "area:diaspora" && row.FromLibrary > 0);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Open($"/en/requests/{asking.Reference}")).Status);
        var demand = await team.Open("/en/requests/demand");
        Assert.Contains("Answered from the library", demand.Text);
        Assert.DoesNotContain("SECRET-5502", demand.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/en/requests/demand")).Status);
        Assert.Equal(ProblemKind.Refused, (await Count(lead)).Problem?.Kind);
        Assert.Equal(ProblemKind.Conflict, (await host.Act<TakeAnswer, string>(lead, (take, occasion) => take.Run(asking.Reference, new(item, null), occasion, default))).Problem?.Kind);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_request_says_what_it_continues_and_both_pages_show_it_to_who_may_see_both()
    {
        await Archive();
        var (lead, stranger) = (await host.AppointIn("ministry", "SN", "Seyni Again", Role.Requester), await host.AppointIn("ministry", "SN", "Saer Stranger", Role.Requester));
        var earlier = await Asking.Submitted(host, lead, "EARLIER-5503 first");
        var foreign = await Asking.Submitted(host, stranger, "FOREIGN-5504");
        var second = await Asking.Draft(host, lead, "The second one");
        var third = await Asking.Draft(host, lead, "The third one");
        var item = await AnyAction();
        using var visitor = await host.SignIn(lead.Email);

        var looking = await visitor.Open($"/en/requests/{second.Reference}/continues?Words=EARLIER-5503");
        await looking.Press($"It continues {earlier.Reference}");
        Appraised.Accepted(await Continue(third, lead, item));
        var hidden = await Continue(second, lead, foreign.Reference);
        var itself = await Continue(second, lead, second.Reference);

        Assert.Equal("requests.continue.choose", hidden.Problem!.Findings.Single().Key);
        Assert.Equal("requests.continue.choose", itself.Problem!.Findings.Single().Key);
        Assert.Contains("EARLIER-5503 first", (await second.Page(lead)).Text);
        Assert.Contains("Continued by The second one", (await earlier.Page(lead)).Text);
        Assert.Contains("The third one", (await visitor.Open($"/en/actions/{item}")).Text);
        using var anyone = host.Anyone();
        Assert.DoesNotContain("The third one", (await anyone.Open($"/en/actions/{item}")).Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_table_is_imported_every_defect_has_its_row_and_column_and_the_second_time_changes_nothing()
    {
        var officer = await host.Appoint("Orly Officer", Role.Officer);
        const string table = "\uFEFFTitle;Donor;Countries;Areas;From;Until;Budget;Currency;Url;Key\n"
            + "\"Savings; at home\";Bank of Savings;SN, CI;diaspora;2026;2027;1250000.5;EUR;https://example.org/s;S-1\n"
            + "No country;Bank;;diaspora;;;;;;S-2\n"
            + "Wrong codes;Bank;XX;nothing;20266;2025-13;much;EURO;ftp://x;S-3\n"
            + "Too;few\n"
            + "Savings again;Bank of Savings;SN;diaspora;;;;;;S-1\n"
            + "\nBackwards;Bank;SN;diaspora;2027;2026;;;;S-5\n";

        var dry = (await Import(officer, table, dryRun: true)).Value;
        var report = (await Import(officer, table)).Value;
        var again = (await Import(officer, table)).Value;
        var changed = (await Import(officer, table.Replace("1250000.5", "1250000.6"))).Value;

        Assert.Equal((6, 1, 0, 0, 5), (report.Read, report.Created, report.Updated, report.Unchanged, report.Refused));
        Assert.Equal((1, true), (dry.Created, dry.DryRun));
        Assert.Equal((6, 0, 0, 1, 5), (again.Read, again.Created, again.Updated, again.Unchanged, again.Refused));
        Assert.Equal((0, 1, 0), (changed.Created, changed.Updated, changed.Unchanged));
        Assert.Equal(["2 3 countries", "3 4 areas", "3 4 budget", "3 4 countries", "3 4 currency", "3 4 from", "3 4 until", "3 4 url", "4 5 ", "5 6 key", "6 8 until"],
            report.Defects.Select(defect => $"{defect.Row} {defect.Line} {defect.Column}").Order(StringComparer.Ordinal));
        Assert.Contains(report.Defects, defect => defect is { Column: "budget", Found: "much" });
        Assert.Equal("directory.initiative.import.columns", (await Import(officer, "a,b\n1,2\n")).Problem!.Findings.Single().Key);
        Assert.Equal(ProblemKind.Invalid, (await Import(officer, "")).Problem?.Kind);
        var requester = await host.AppointIn("ministry", "SN", "Rama Requester", Role.Requester);
        Assert.Equal(ProblemKind.Refused, (await Import(requester, table)).Problem?.Kind);
        using var visitor = await host.SignIn(officer.Email);
        var page = await (await visitor.Open("/en/initiatives")).Press("Import", ("Form.Content", table));
        Assert.Contains("Savings; at home", page.Text);
        Assert.Contains("These codes are not known: XX", page.Text);
        using var outside = await host.SignIn(requester.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await outside.Open("/en/initiatives")).Status);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task An_initiative_is_entered_changed_and_taken_out_by_hand()
    {
        var officer = await host.Appoint("Orna Officer", Role.Officer);
        using var visitor = await host.SignIn(officer.Email);
        var page = await visitor.Open("/en/initiatives/new");

        page = await page.Press("Save", ("Form.Title", "By hand"));
        Assert.Equal(4, page.Findings.Count);
        page = await page.Press("Save", ("Form.Title", "By hand 5507"), ("Form.Donor", "A bank"), ("Form.Countries", "sn"), ("Form.Areas", "diaspora"), ("Form.Source", "A letter"));
        Assert.Contains("By hand 5507", page.Text);
        page = await page.Follow("By hand 5507");
        page = await page.Press("Save", ("Form.Donor", "Another bank"));
        Assert.Contains("Another bank", page.Text);
        page = await page.Follow("By hand 5507");
        page = await page.Press("Take out of the table", ("Reason", ""));
        Assert.Contains("Give a reason", page.Findings);
        page = await page.Press("Take out of the table", ("Reason", "It never began."));

        Assert.DoesNotContain("By hand 5507", page.Text);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Overlap_and_gap_are_named_to_who_weighs_the_request_and_the_officer_s_note_stays_with_it()
    {
        var (lead, other, officer) = (await host.AppointIn("ministry", "ML", "Mali Lead", Role.Requester), await host.AppointIn("ministry", "NE", "Niger Other", Role.Requester), await host.Appoint("Ossi Officer", Role.Officer));
        Appraised.Accepted(await Import(officer, "title,donor,countries,areas,pillars,from,until,source,key\nDIASPORA-5505,A bank,ML NE,diaspora,,2025,2026,a site,G-1\nElsewhere,A bank,BR,diaspora,,2026,2026,a site,G-2\nPast,A bank,ML,diaspora,,2012,2013,a site,G-3\n"));
        var asking = await Asking.Submitted(host, lead, "Savings of ours", other);

        var page = await asking.Page(officer, "/complementarity");
        using var visitor = await host.SignIn(officer.Email);
        page = await (await visitor.Open($"/en/requests/{asking.Reference}/complementarity")).Press("Keep the note", ("Form.Text", ""));
        Assert.Equal("Write what follows from who else is active", Assert.Single(page.Findings));
        page = await page.Press("Keep the note", ("Form.Text", "NOTE-5506: remittances are ours."));

        Assert.Contains("DIASPORA-5505", page.Text);
        Assert.DoesNotContain("Elsewhere", page.Text);
        Assert.DoesNotContain("Past", page.Text);
        Assert.Contains("Areas nobody covers", page.Text);
        Assert.Contains($"Areas nobody covers{Subjects.Name("area:remittances")}", page.Text);
        Assert.Contains("Years nobody covers2027", page.Text);
        Assert.Contains("NOTE-5506", page.Text);
        foreach (var requester in new[] { lead, other })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await asking.Page(requester, "/complementarity")).Status);
            Assert.DoesNotContain("NOTE-5506", (await asking.Page(requester)).Text);
        }
        Assert.Contains("NOTE-5506", (await asking.Page(officer)).Text);
        Assert.Contains("/complementarity", (await asking.Page(officer)).Document.DocumentElement.OuterHtml);
        Assert.Empty(host.Errors);
    }

    private async Task Archive() => Appraised.Accepted(await host.Ask<ImportActions, Outcome<ImportReport>>(import =>
        import.Run(File.ReadAllBytes(Path.Combine(House.Root, "demo/actions.json")), "actions.json", false, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import), default)));

    private Task<string> AnyAction() => host.Ask<ActionsDesk, string>(async desk => (await desk.Seen(Viewer.Anyone, default)).First(action => action.Areas.Count > 0).Reference);

    private Task<Outcome<Demand>> Count(Official by) => host.Act<CountDemand, Demand>(by, (count, occasion) => count.Run(null, occasion.By, default));

    private Task<Outcome<string>> Continue(Asking asking, Official by, string earlier) => host.Act<LinkEarlier, string>(by, (link, occasion) => link.Run(asking.Reference, earlier, occasion, default));

    private Task<Outcome<InitiativeReport>> Import(Official by, string table, bool dryRun = false) => host.Act<ImportInitiatives, InitiativeReport>(by, (import, occasion) => import.Run(new(table, "a table", dryRun), occasion, default));
}
