using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Documents;
using Passerelle.Tests.App.Requests;

namespace Passerelle.Tests.App.Actions;

public sealed class AgreementTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_Action_is_agreed_once_the_facility_and_all_who_asked_have_signed()
    {
        var action = await Formulated.Planned(host);
        Assert.Equal("actions.action.rule.signed", (await action.Advance(ActionAct.Agree)).Problem!.Findings[0].Key);
        Appraised.Accepted(await action.WriteAgreement());
        foreach (var side in action.Requesters) Appraised.Accepted(await action.Sign(side));
        Assert.Equal("actions.action.rule.signed", (await action.Advance(ActionAct.Agree)).Problem!.Findings[0].Key);

        Appraised.Accepted(await action.Sign(action.Story.Signatory));

        Appraised.Accepted(await action.Advance(ActionAct.Agree));
        Assert.Equal(ActionStatus.Agreed, (await action.Now()).Status);
        var facts = await host.Read(db => db.Journal.Where(fact => fact.Subject == action.Reference && fact.Kind == "actions.agreement-signed").Select(fact => fact.Data).ToListAsync());
        Assert.Equal(4, facts.Count);
        var hash = (await action.Now()).Agreement!.Hash;
        Assert.All(facts, fact => Assert.Contains(hash, fact));
    }

    [Fact]
    public async Task Each_side_signs_on_its_page_and_only_once()
    {
        var action = await Formulated.Planned(host);
        using var officer = await host.SignIn(action.Officer.Email);
        var page = await (await officer.Open($"/en/actions/{action.Reference}/agreement")).Press("Write the agreement", ("Form.Language", "ar"));
        Assert.Contains("Version 1 of the agreement is written", page.Text);
        Assert.DoesNotContain("Sign the agreement", page.Buttons);

        using var partner = await host.SignIn(action.Story.ArabicPartner.Email);
        Assert.Contains("Sign the agreement", (await partner.Open("/en/tasks")).Text);
        page = await (await partner.Open($"/en/actions/{action.Reference}/agreement")).Press("Sign the agreement");

        Assert.Contains("Your signature is recorded.", page.Text);
        Assert.DoesNotContain("Sign the agreement", page.Buttons);
        Assert.DoesNotContain("Sign the agreement", (await partner.Open("/en/tasks")).Text);
        Assert.Equal(ProblemKind.Refused, (await action.Sign(action.Story.ArabicPartner)).Problem?.Kind);
        Assert.Equal(ProblemKind.Refused, (await action.Sign(action.Officer)).Problem?.Kind);
        Assert.Contains(await host.Letters(), letter => letter.Subject == $"{action.Reference}: an agreement to sign");
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task Of_two_who_sign_at_once_neither_signature_is_lost()
    {
        var action = await Formulated.Planned(host);
        Appraised.Accepted(await action.WriteAgreement());

        var outcomes = await Task.WhenAll(action.Requesters.Append(action.Story.Signatory).Select(side => action.Sign(side)));

        Assert.All(outcomes.Where(outcome => outcome.Problem is not null), outcome => Assert.Equal(ProblemKind.Conflict, outcome.Problem!.Kind));
        Assert.Equal(outcomes.Count(outcome => outcome.Problem is null), (await action.Now()).Agreement!.Signatures.Count);
        Assert.Contains(outcomes, outcome => outcome.Problem is null);
    }

    [Fact]
    public async Task A_change_of_the_plan_after_signing_asks_for_a_new_version_and_keeps_the_old()
    {
        var action = await Formulated.Signed(host);
        var line = Formulated.Training(planned: "2026-06");
        (line.Id, line.Participants) = ((await action.Now()).Activities[0].Id.Value, 22);

        Appraised.Accepted(await action.Plan(line));

        using var officer = await host.SignIn(action.Officer.Email);
        Assert.Contains("A new version is needed", (await officer.Open($"/en/actions/{action.Reference}/agreement")).Text);
        Assert.Equal("actions.action.rule.signed", (await action.Advance(ActionAct.Agree)).Problem!.Findings[0].Key);
        Assert.Equal(ProblemKind.Refused, (await action.Sign(action.Story.Lead)).Problem?.Kind);
        Appraised.Accepted(await action.WriteAgreement());
        Assert.Equal(ProblemKind.Conflict, (await action.Sign(action.Story.Lead, number: 1)).Problem?.Kind);
        foreach (var side in action.Requesters.Append(action.Story.Signatory)) Appraised.Accepted(await action.Sign(side, 2));
        Appraised.Accepted(await action.Advance(ActionAct.Agree));
        Assert.Equal([1, 2], (await action.Now()).Agreements.OrderBy(agreement => agreement.Number).Select(agreement => agreement.Number));
        Assert.All((await action.Now()).Agreements, agreement => Assert.Equal(4, agreement.Signatures.Count));
    }

    [Fact]
    public async Task The_file_says_who_does_what_and_pays_what_and_is_the_one_that_is_signed()
    {
        var action = await Formulated.Planned(host);
        Appraised.Accepted(await action.WriteAgreement("fr"));
        using var lead = await host.SignIn(action.Story.Lead.Email);

        var file = await lead.Http.GetByteArrayAsync($"/en/actions/{action.Reference}/agreement-1.docx");

        Assert.Equal((await action.Now()).Agreement!.Hash, Convert.ToHexStringLower(SHA256.HashData(file)));
        using var package = WordprocessingDocument.Open(new MemoryStream(file), false);
        var text = package.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("Accord sur l’Action", text);
        Assert.Contains("Authority of Lea Lead", text);
        Assert.Contains("Training of inspectors", text);
        Assert.Contains("juin 2026", text);
        Assert.Contains("20 participants", text);
        Assert.Contains("La facilité", text);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Http.GetAsync($"/en/actions/{action.Reference}/agreement-2.docx")).StatusCode);
        var stranger = await host.Appoint($"Stranger {action.Reference}", Role.Requester);
        using var other = await host.SignIn(stranger.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/en/actions/{action.Reference}/agreement-1.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/en/actions/{action.Reference}/agreement")).Status);
    }

    [Fact]
    public async Task An_old_version_is_printed_as_it_was_whatever_became_of_the_record()
    {
        Assert.SkipUnless(await host.Ask<PdfPrinter, bool>(printer => Task.FromResult(printer.IsReady)), "No Chromium on this machine.");
        var action = await Formulated.Signed(host);
        var line = Formulated.Training(planned: "2026-06");
        (line.Id, line.Participants, line.Title) = ((await action.Now()).Activities[0].Id.Value, 22, "Training of recruiters");
        Appraised.Accepted(await action.Plan(line));
        Appraised.Accepted(await action.WriteAgreement());
        using var lead = await host.SignIn(action.Story.Lead.Email);

        var (first, second) = (await Words(lead, 1), await Words(lead, 2));

        Assert.Contains("20 participants", first);
        Assert.Contains("Training of inspectors", first);
        Assert.Contains("22 participants", second);
        Assert.Contains("Training of recruiters", second);
        Assert.DoesNotContain("Training of recruiters", first);
        // Twice the same bytes.
        Assert.Equal(await lead.Http.GetByteArrayAsync($"/en/actions/{action.Reference}/agreement-1.pdf"), await lead.Http.GetByteArrayAsync($"/ar/actions/{action.Reference}/agreement-1.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Http.GetAsync($"/en/actions/{action.Reference}/agreement-3.pdf")).StatusCode);
        var stranger = await host.Appoint($"Reader of {action.Reference}", Role.Requester);
        using var other = await host.SignIn(stranger.Email);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/en/actions/{action.Reference}/agreement-1.pdf")).StatusCode);
        Assert.Empty(host.Errors);

        async Task<string> Words(Visitor reader, int number)
        {
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(await reader.Http.GetByteArrayAsync($"/en/actions/{action.Reference}/agreement-{number}.pdf"));
            return string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        }
    }

    [Fact]
    public async Task An_agreement_of_a_public_Action_stays_with_its_parties()
    {
        var action = await Formulated.Signed(host);
        Appraised.Accepted(await action.Advance(ActionAct.Agree));
        var stranger = await host.Appoint($"Passer by {action.Reference}", Role.Requester);
        using var other = await host.SignIn(stranger.Email);
        using var api = await action.Story.Api(stranger);

        Assert.Equal(HttpStatusCode.OK, (await other.Open($"/en/actions/{action.Reference}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open($"/en/actions/{action.Reference}/agreement")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/en/actions/{action.Reference}/agreement-1.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync($"/api/v1/actions/{action.Reference}/agreement")).StatusCode);
    }

    [Fact]
    public async Task A_language_that_is_none_and_a_version_that_is_not_there_are_refused()
    {
        var action = await Formulated.Planned(host);
        using var api = await action.Story.Api(action.Officer);
        using var lead = await action.Story.Api(action.Story.Lead);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/agreement", new { language = "xx" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/agreement", new { language = "en" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/agreement/signature", new { number = 1 })).StatusCode);
        Appraised.Accepted(await action.WriteAgreement());
        Assert.Equal(HttpStatusCode.Conflict, (await lead.Http.PostAsJsonAsync($"/api/v1/actions/{action.Reference}/agreement/signature", new { number = 7 })).StatusCode);
        Assert.Empty(host.Errors);
    }
}
