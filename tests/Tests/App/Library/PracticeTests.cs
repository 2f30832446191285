using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Statements;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Search;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Library;

public sealed class PracticeTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly CancellationToken none = CancellationToken.None;

    [Fact]
    public async Task A_practice_goes_from_the_editors_page_over_a_second_person_to_its_readers()
    {
        var (editor, publisher) = await Two("Paged");
        using var writing = await host.SignIn(editor.Email);
        var page = await writing.Open("/en/practices/write");
        page = await page.Press("Save", ("Language", "en"), ("Title", "Contact points that know each other"), ("Problem", "Nobody knew whom to ask."), ("Conditions", "Time."), ("Steps", "Name one person."), ("Cost", "Little."),
            ("Countries", new[] { "HU", "NL" }), ("Concepts", "return"), ("Owner", editor.OfficeReference), ("ReviewBy", "2026-11-30"));
        var reference = page.Address.Split('/')[3];
        Assert.Equal($"/en/practices/{reference}/desk", page.Address);
        Assert.DoesNotContain("Mark as reviewed", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/en/practices/{reference}")).Status);

        using var reviewing = await host.SignIn(publisher.Email);
        page = await (await reviewing.Open($"/en/practices/{reference}/desk")).Follow("Mark as reviewed");
        page = await page.Press("Mark as reviewed");
        page = await (await page.Follow("Publish")).Press("Publish");

        Assert.Equal($"/en/practices/{reference}", page.Address);
        var read = await host.Anyone().Open($"/ru/practices/{reference}");
        Assert.Contains("Nobody knew whom to ask.", read.Text);
        Assert.Contains("Венгрия", read.Text);
        Assert.Contains(await host.Letters(), letter => letter.Subject == $"The practice {reference} is published" && letter.To.Mailboxes.Single().Address == editor.OfficeEmail);
        Assert.Equal(reference, (await host.Anyone().Open("/en/practices/contact-points-that-know-each-other")).Address.Split('/')[3]);
    }

    [Fact]
    public async Task Nobody_reviews_or_publishes_what_they_have_written_themselves()
    {
        var both = await host.Appoint("Both Roles", Role.Editor, Role.Publisher);
        var publisher = await host.Appoint("Second Pair", Role.Publisher);
        var reference = (await host.Act<WritePractice, PracticeHandle>(both, (write, occasion) => write.Run(Shelf.Form("Alone", both.OfficeReference), occasion, none))).Value.Reference;

        Assert.Equal(ProblemKind.Refused, (await host.Pass(both, reference, PracticeAct.Review)).Problem!.Kind);
        Assert.Null((await host.Pass(publisher, reference, PracticeAct.Review)).Problem);
        Assert.Equal(ProblemKind.Refused, (await host.Pass(both, reference, PracticeAct.Publish)).Problem!.Kind);
    }

    [Fact]
    public async Task When_its_day_has_passed_its_owner_is_written_to_once_and_renews_it()
    {
        var (editor, publisher) = await Two("Cycle");
        var owner = await host.Appoint("Owner Office", Role.Requester);
        var form = Shelf.Form("Looked at again", owner.OfficeReference);
        form.ReviewBy = new(2026, 1, 20);
        var reference = await host.Practice(editor, publisher, form);
        await host.Sweep("keep-practices");
        Assert.DoesNotContain(await host.Letters(), letter => letter.Subject == $"Does the practice {reference} still hold?");

        var start = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromDays(7));
        await host.Sweep("keep-practices");
        await host.Sweep("keep-practices");

        Assert.Equal(owner.OfficeEmail, Assert.Single(await host.Letters(), letter => letter.Subject == $"Does the practice {reference} still hold?").To.Mailboxes.Single().Address);
        Assert.Contains("Due for review since", (await host.Anyone().Open($"/en/practices/{reference}")).Text);
        using var visitor = await host.SignIn(owner.Email);
        var tasks = await visitor.Open("/en/tasks");
        Assert.Contains("Say whether the practice still holds", tasks.Text);
        var page = await (await visitor.Open($"/en/practices/{reference}")).Follow("It still holds");
        page = await page.Press("It still holds", ("ReviewBy", "2027-06-30"));
        Assert.Equal($"/en/practices/{reference}", page.Address);
        Assert.DoesNotContain("Due for review since", page.Text);
        Assert.DoesNotContain(reference, (await visitor.Open("/en/tasks")).Text);
        Assert.True(host.Clock.GetUtcNow() > start);
    }

    [Theory]
    [InlineData("Title", "", "Title", "library.practice.title-needed")]
    [InlineData("Countries", "XX", "Countries", "library.intake.countries-unknown")]
    [InlineData("Concepts", "no such thing in any tongue", "Concepts", "library.practice.concept-unknown")]
    [InlineData("Owner", "OFF-1900-0001", "Owner", "library.practice.owner-unknown")]
    [InlineData("ReviewBy", "2025-01-01", "ReviewBy", "library.practice.review-by-range")]
    [InlineData("ReviewBy", "2040-01-01", "ReviewBy", "library.practice.review-by-range")]
    [InlineData("Evidence", "rumour", "Evidence", "library.practice.evidence-unknown")]
    [InlineData("Action", "ACT-1900-0001", "Action", "library.practice.action-unknown")]
    [InlineData("Language", "de", "Language", "library.write.which-language")]
    public async Task What_is_typed_wrongly_is_said_at_its_field(string field, string value, string at, string key)
    {
        var editor = await host.Appoint($"Wrong {field} {value.Sum(letter => letter)}", Role.Editor);
        var form = Shelf.Form("Typed", editor.OfficeReference);
        object typed = field switch { "Countries" => new List<string> { value }, "ReviewBy" => DateOnly.Parse(value, System.Globalization.CultureInfo.InvariantCulture), _ => value };
        typeof(PracticeForm).GetProperty(field)!.SetValue(form, typed);

        var written = await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(form, occasion, none));

        Assert.Equal(ProblemKind.Invalid, written.Problem!.Kind);
        Assert.Equal((at, key), (written.Problem.Findings[0].Field, written.Problem.Findings[0].Key));
    }

    [Fact]
    public async Task An_unfinished_practice_may_be_kept_but_not_reviewed()
    {
        var (editor, publisher) = await Two("Half");
        var reference = (await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(new() { Language = "fr", Title = "À moitié" }, occasion, none))).Value.Reference;

        var reviewed = await host.Pass(publisher, reference, PracticeAct.Review);

        Assert.Equal("library.practice.rule.complete", reviewed.Problem!.Findings[0].Key);
    }

    [Fact]
    public async Task What_a_fiche_tells_is_taken_up_once_and_leads_back_to_it()
    {
        var fiche = await host.PublishedFiche(301, "Des visites");
        var editor = await host.Appoint("Takes Up", Role.Editor);
        using var visitor = await host.SignIn(editor.Email);
        var list = await visitor.Open("/en/practices");
        Assert.Contains("Se rendre visite", list.Text);

        var page = await list.Press($"{fiche}/p1");
        var again = await host.Act<TakeUpPractice, PracticeHandle>(editor, (take, occasion) => take.Run(new(fiche, "p1"), occasion, none));

        Assert.StartsWith("/en/practices/write?practice=PRA-", page.Address);
        var practice = await host.Read(db => db.Set<Practice>().Include(each => each.Draft).SingleAsync(each => each.Fiche == fiche));
        Assert.Equal(("On voit mieux le retour volontaire sur place.", "ACT-2020-0301", "p1"), (practice.Draft.Text.Steps.In("fr"), practice.Origin.Action, practice.Origin.Section));
        Assert.Contains("voluntary-return", practice.Draft.Text.Concepts);
        Assert.Equal(["ID"], practice.Draft.Text.Countries);
        Assert.Equal("REQ-2020-0301", practice.CaseReference);
        Assert.Equal(ProblemKind.Conflict, again.Problem!.Kind);
        Assert.DoesNotContain("Se rendre visite", (await host.Anyone().Open("/en/practices")).Text);
    }

    [Fact]
    public async Task What_was_carried_from_whom_to_whom_is_counted_drawn_and_leads_to_its_records()
    {
        var (editor, publisher) = await Two("Carrier");
        var practice = await host.Practice(editor, publisher, Shelf.Form("Carried far", editor.OfficeReference));
        var held = await host.Transfer(editor, publisher, Shelf.Carried(practice, "PH", result: "held"));
        await host.Transfer(editor, publisher, Shelf.Carried(practice, "VN", "rejected"));
        var unconfirmed = (await host.Act<WriteTransfer, StatementHandle>(editor, (write, occasion) => write.Run(Shelf.Carried(practice, "TH"), occasion, none))).Value.Reference;
        var anyone = host.Anyone();

        var page = await anyone.Open($"/en/transfers?practice={practice}");
        var shown = await anyone.Open($"/ar/practices/{practice}");

        var rows = page.Document.QuerySelectorAll("#who + div tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(["Hungary|Philippines|1|1|0|0|0|0", "Italy|Philippines|1|1|0|0|0|0", "Hungary|Viet Nam|0|0|0|0|0|1", "Italy|Viet Nam|0|0|0|0|0|1"], rows);
        var records = await page.Follow("#who + div tbody tr td a");
        Assert.Contains(held, records.Document.QuerySelector("#records + div tbody a")!.GetAttribute("href"));
        Assert.Single(records.Document.QuerySelectorAll("#records + div tbody tr"));
        Assert.Equal(2, page.Document.QuerySelectorAll("figure svg a").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Open($"/en/transfers/{unconfirmed}")).Status);
        Assert.DoesNotContain("Thailand", page.Text);
        var drawing = shown.Document.QuerySelector("figure svg[role=img]")!;
        Assert.Contains("نُقلت 1", drawing.GetAttribute("aria-label"));
        Assert.NotNull(drawing.QuerySelector("path.failed"));
        Assert.NotNull(drawing.QuerySelector("path.sure"));
        Assert.Contains("هنغاريا", drawing.TextContent);
        var json = await anyone.GetJson($"/api/v1/transfers?practice={practice}&result=held");
        Assert.Equal(held, json.GetProperty("transfers")[0].GetProperty("reference").GetString());
        Assert.Equal(1, json.GetProperty("transfers").GetArrayLength());
    }

    [Theory]
    [InlineData("From", null, "library.intake.countries-needed")]
    [InlineData("To", "", "library.intake.countries-needed")]
    [InlineData("To", "ZZ", "library.intake.countries-unknown")]
    [InlineData("On", "soon", "library.intake.date-unreadable")]
    [InlineData("SeenOn", "2001", "library.transfer.seen-before")]
    [InlineData("Evidence", " ", "library.transfer.source-needed")]
    [InlineData("Kind", "stolen", "library.transfer.kind-unknown")]
    [InlineData("Result", "maybe", "library.transfer.result-unknown")]
    [InlineData("Url", "javascript:alert(1)", "library.transfer.url-unreadable")]
    [InlineData("Practice", "PRA-1900-0001", "library.transfer.practice-unknown")]
    [InlineData("Action", "ACT-1900-0001", "library.practice.action-unknown")]
    public async Task A_transfer_that_cannot_be_is_refused_at_its_field(string field, string? value, string key)
    {
        var editor = await host.Appoint($"Transfer {field} {value?.Length}", Role.Editor);
        var practice = (await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(Shelf.Form("Still a draft", editor.OfficeReference), occasion, none))).Value.Reference;
        var form = Shelf.Carried(practice);
        if (field == "From") form.From = [];
        else typeof(TransferForm).GetProperty(field)!.SetValue(form, value);

        var written = await host.Act<WriteTransfer, StatementHandle>(editor, (write, occasion) => write.Run(form, occasion, none));

        Assert.Contains(written.Problem!.Findings, finding => finding.Field == field && finding.Key == key);
    }

    [Fact]
    public async Task A_rejection_needs_its_reason_and_a_transfer_of_an_unpublished_practice_is_not_confirmed()
    {
        var (editor, publisher) = await Two("Reasons");
        var practice = (await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(Shelf.Form("Not yet out", editor.OfficeReference), occasion, none))).Value.Reference;
        var silent = Shelf.Carried(practice, kind: "rejected");
        silent.Reason = null;

        var refused = await host.Act<WriteTransfer, StatementHandle>(editor, (write, occasion) => write.Run(silent, occasion, none));
        var made = (await host.Act<WriteTransfer, StatementHandle>(editor, (write, occasion) => write.Run(Shelf.Carried(practice), occasion, none))).Value;

        Assert.Equal("library.transfer.reason-needed", refused.Problem!.Findings[0].Key);
        Assert.Equal("library.transfer.practice-unpublished", (await host.Confirm(publisher, made)).Problem!.Findings[0].Key);
    }

    [Fact]
    public async Task A_withdrawn_practice_leaves_its_reason_and_takes_its_transfers_along()
    {
        var (editor, publisher) = await Two("Gone");
        var practice = await host.Practice(editor, publisher, Shelf.Form("Taken back soon", editor.OfficeReference));
        var transfer = await host.Transfer(editor, publisher, Shelf.Carried(practice));

        Assert.Null((await host.Pass(publisher, practice, PracticeAct.Withdraw, "It did harm.")).Problem);

        var page = await host.Anyone().Open($"/en/practices/{practice}");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("It did harm.", page.Text);
        Assert.DoesNotContain("Officials of neighbouring", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/en/transfers/{transfer}")).Status);
        Assert.DoesNotContain(transfer, await host.Anyone().Http.GetStringAsync("/api/v1/transfers"));
        Assert.Equal(HttpStatusCode.Gone, (await host.Anyone().Http.GetAsync($"/api/v1/practices/{practice}")).StatusCode);
    }

    [Fact]
    public async Task What_is_still_a_draft_is_nowhere_to_be_found()
    {
        const string secret = "SECRET-4417";
        var editor = await host.Appoint("Draft Keeper", Role.Editor);
        var officer = await host.Appoint("Requester Peeks", Role.Requester);
        var practice = (await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(Shelf.Form($"{secret} practice", editor.OfficeReference), occasion, none))).Value.Reference;
        await host.Act<WriteLesson, StatementHandle>(editor, (write, occasion) => write.Run(new() { Language = "en", Raw = $"{secret} raw", Title = $"{secret} lesson", Text = "x" }, occasion, none));
        await host.Ask<ISearch, int>(async search => { await search.Refresh(none); return 0; });

        foreach (var visitor in new[] { host.Anyone(), await host.SignIn(officer.Email) })
            foreach (var address in new[] { "/en/practices", $"/en/practices/{practice}", $"/en/practices/{practice}/desk", $"/en/practices/{practice}/review", $"/api/v1/practices/{practice}", $"/api/v1/practices/{practice}/draft", "/api/v1/practices", "/en/lessons", "/api/v1/lessons", $"/en/search?q={secret}", "/en/practices.atom", "/sitemap-practices.xml", "/api/v1/oai?verb=ListRecords&metadataPrefix=oai_dc" })
                Assert.DoesNotContain(secret, (await (await visitor.Http.GetAsync(address)).Content.ReadAsStringAsync()).Replace($"value=\"{secret}\"", "").Replace($"q={secret}", ""));
    }

    [Fact]
    public async Task A_practice_is_found_in_another_language_through_its_concept()
    {
        var (editor, publisher) = await Two("Found");
        var form = Shelf.Form("Quiet homecoming desks", editor.OfficeReference);
        form.Concepts = "voluntary-return";
        var practice = await host.Practice(editor, publisher, form);
        await host.Ask<ISearch, int>(async search => { await search.Refresh(none); return 0; });

        var found = await host.Ask<ISearch, SearchResult>(search => Task.FromResult(search.Find("retour volontaire", "fr", Viewer.Anyone, 50)));

        Assert.Contains(practice, found.Hits.Select(hit => hit.Document.Reference));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_country_concept_evidence_and_where_it_was_carried()
    {
        var (editor, publisher) = await Two("Filter");
        var form = Shelf.Form("Only in Peru", editor.OfficeReference);
        (form.Countries, form.Evidence, form.Concepts) = (["PE"], "measured", "voluntary-return");
        var practice = await host.Practice(editor, publisher, form);
        await host.Transfer(editor, publisher, Shelf.Carried(practice, "CL"));
        var anyone = host.Anyone();

        foreach (var (query, there) in new[] { ("country=PE", true), ("country=FR", false), ("evidence=measured", true), ("evidence=told", false), ("concept=voluntary-return", true), ("concept=return", true), ("into=CL", true), ("into=PE", false) })
            Assert.Equal((query, there), (query, (await anyone.GetJson($"/api/v1/practices?{query}")).GetProperty("practices").EnumerateArray().Any(each => each.GetProperty("reference").GetString() == practice)));
        Assert.Contains("Peru → Chile", (await anyone.Open("/en/practices?into=CL")).Text);
        Assert.Equal("/en/practices?into=CL", (await anyone.Open("/en/practices?country=&into=CL")).Address);
    }

    [Fact]
    public async Task A_practice_is_cited_described_and_followed()
    {
        var (editor, publisher) = await Two("Cited");
        var practice = await host.Practice(editor, publisher, Shelf.Form("To be cited", editor.OfficeReference));
        var anyone = host.Anyone();

        var described = System.Text.Json.JsonDocument.Parse(await anyone.Http.GetStringAsync($"/en/practices/{practice}.jsonld")).RootElement;
        var feed = XDocument.Parse(await anyone.Http.GetStringAsync("/fr/practices.atom"));

        Assert.Equal(("HowTo", 2), (described.GetProperty("@type").GetString(), described.GetProperty("step").GetArrayLength()));
        Assert.Contains($"http://localhost:5080/fr/practices/{practice}?version=1", feed.Root!.Descendants("{http://www.w3.org/2005/Atom}id").Select(id => id.Value));
        Assert.Contains($"Practice {practice}, edition 1.", (await anyone.Open($"/en/practices/{practice}")).Text);
        Assert.StartsWith("TY  - RPRT\r\n", await anyone.Http.GetStringAsync($"/en/practices/{practice}.ris"));
    }

    [Fact]
    public async Task The_case_of_a_practice_is_sealed()
    {
        var (editor, publisher) = await Two("Sealed");
        var practice = await host.Practice(editor, publisher, Shelf.Form("Sealed practice", editor.OfficeReference));

        var facts = await host.Read(db => db.Journal.Where(entry => entry.CaseReference == practice).OrderBy(entry => entry.Position).ToListAsync());
        var edition = await host.Read(db => db.Set<PracticeEdition>().SingleAsync(each => db.Set<Practice>().Any(p => p.Id == each.Practice && p.Reference == practice)));

        Assert.Null(Chain.FirstBreak(facts));
        Assert.Equal(["library.practice-written", "library.practice-reviewed", "library.practice-published"], facts.Select(fact => fact.Kind));
        Assert.Equal(edition.Content.Seal, facts[^1].Detail("seal"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_editions_are_compared_word_by_word_in_their_own_direction(bool arabic)
    {
        var (editor, publisher) = await Two($"Compare {arabic}");
        var (language, first, second) = arabic ? ("ar", "نقطة اتصال واحدة في كل دولة", "نقطتا اتصال في كل دولة") : ("en", "Name one contact point", "Name two contact points");
        var form = Shelf.Form("Compared", editor.OfficeReference);
        (form.Language, form.Steps) = (language, first);
        var practice = await host.Practice(editor, publisher, form);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/{language}/practices/{practice}/compare")).Status);
        await host.Pass(editor, practice, PracticeAct.Revise, "Two are needed.");
        var draft = await host.Read(db => db.Set<Practice>().Include(each => each.Draft).SingleAsync(each => each.Reference == practice));
        var again = PracticeForm.Of(draft, language, editor.OfficeReference);
        again.Steps = second;
        Assert.Null((await host.Act<WritePractice, PracticeHandle>(editor, (write, occasion) => write.Run(again, occasion, none))).Problem);
        await host.Pass(publisher, practice, PracticeAct.Review);
        await host.Pass(publisher, practice, PracticeAct.Publish);

        var page = await host.Anyone().Open($"/{language}/practices/{practice}/compare");

        Assert.Single(page.Document.QuerySelectorAll("main .changes"));
        var (removed, added) = (string.Concat(page.Document.QuerySelectorAll("main del").Select(part => part.TextContent)), string.Concat(page.Document.QuerySelectorAll("main ins").Select(part => part.TextContent)));
        Assert.Contains(arabic ? "واحدة" : "one", removed);
        Assert.Contains(arabic ? "نقطتا" : "two", added);
        Assert.Equal(arabic ? "rtl" : "ltr", page.Document.QuerySelector("main .changes span")!.GetAttribute("dir"));
        Assert.Contains("Two are needed.", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/{language}/practices/{practice}/compare?from=1&to=7")).Status);
        Assert.Contains(first, (await host.Anyone().Open($"/{language}/practices/{practice}?version=1")).Text);
    }

    [Fact]
    public async Task Two_editions_of_a_fiche_are_compared()
    {
        var fiche = await host.PublishedFiche(302, "Deux éditions", "Les files ont diminué en mai.", "Les files ont diminué en août.");

        var page = await host.Anyone().Open($"/en/fiches/{fiche}/compare");

        Assert.Equal(("mai.", "août."), (page.Document.QuerySelector("main del")!.TextContent.Trim(), page.Document.QuerySelector("main ins")!.TextContent.Trim()));
        Assert.Single(page.Document.QuerySelectorAll("main .changes"));
        Assert.NotNull((await host.Anyone().Open($"/en/fiches/{fiche}")).Document.QuerySelector($"a[href='/en/fiches/{fiche}/compare']"));
    }

    private async Task<(Official Editor, Official Publisher)> Two(string name) => (await host.Appoint($"{name} Writes", Role.Editor), await host.Appoint($"{name} Prints", Role.Publisher));
}
