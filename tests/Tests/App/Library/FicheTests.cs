using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library;
using Passerelle.Library.Read;
using Passerelle.Library.Review;
using Passerelle.Library.Translate;
using Passerelle.Library.Write;
using Passerelle.Platform;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Texts;
using Edition = Passerelle.Library.Edition;
using PdfPrinter = Passerelle.Platform.Documents.PdfPrinter;

namespace Passerelle.Tests.App.Library;

public sealed class FicheTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly CancellationToken none = CancellationToken.None;

    [Fact]
    public async Task Nobody_publishes_what_they_have_written_themselves()
    {
        var (action, _) = await Closed("ACT-2026-0101");
        var both = await host.Appoint("Both Hands", Role.Editor, Role.Publisher);
        var fiche = await Written(action, both);
        await Act<SubmitFiche>(both, fiche, (submit, form, occasion) => submit.Run(form, occasion, none));

        var alone = await Act<PublishFiche>(both, fiche, (publish, form, occasion) => publish.Run(form, occasion, none));
        using var visitor = await host.SignIn(both.Email);
        var desk = await visitor.Open($"/en/fiches/{fiche}/desk");

        Assert.Equal(ProblemKind.Refused, alone.Problem!.Kind);
        Assert.Contains("another publisher has to approve it", desk.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Anyone().Open($"/en/fiches/{fiche}")).Status);
    }

    [Fact]
    public async Task A_published_edition_stays_as_it_was_at_its_address()
    {
        var (action, _) = await Closed("ACT-2026-0102");
        var (editor, publisher, fiche) = await Published(action, "Frozen");
        var anyone = host.Anyone();
        var before = await anyone.Http.GetByteArrayAsync($"/fr/fiches/{fiche}.docx?version=1");

        await Act<CorrectFiche>(editor, fiche, (correct, form, occasion) => correct.Run(form, occasion, none), "The month of the second conference.");
        await Write(editor, action, form => form.Impact = "La deuxième conférence a eu lieu en août.");
        await Act<SubmitFiche>(editor, fiche, (submit, form, occasion) => submit.Run(form, occasion, none));
        await Act<PublishFiche>(publisher, fiche, (publish, form, occasion) => publish.Run(form, occasion, none));

        var first = await anyone.Open($"/fr/fiches/{fiche}?version=1");
        var second = await anyone.Open($"/fr/fiches/{fiche}");
        Assert.Contains("Les participants comprennent mieux", first.Text);
        Assert.DoesNotContain("en août", first.Text);
        Assert.Contains("en août", second.Text);
        Assert.Contains("The month of the second conference.", second.Text);
        Assert.Equal(before, await anyone.Http.GetByteArrayAsync($"/fr/fiches/{fiche}.docx?version=1"));
    }

    [Fact]
    public async Task The_page_and_the_file_say_the_same()
    {
        var (action, _) = await Closed("ACT-2026-0103");
        var (_, _, fiche) = await Published(action, "Printed");
        var anyone = host.Anyone();

        var page = await anyone.Open($"/fr/fiches/{fiche}");
        var file = await anyone.Http.GetByteArrayAsync($"/fr/fiches/{fiche}.docx");

        Expected.Matches("fiche.fr.txt", Words(file).Replace(fiche, "FIC").Replace(action, "ACT"));
        using var package = WordprocessingDocument.Open(new MemoryStream(file), false);
        Assert.All(package.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Normal" or "Heading1" or "Heading2").Select(p => p.InnerText).Where(text => text != "Comment citer"),
            paragraph => Assert.Contains(Folded(paragraph), Folded(page.Text)));
    }

    [Fact]
    public async Task A_fiche_is_cited_by_its_edition()
    {
        var (action, _) = await Closed("ACT-2026-0104");
        var (_, _, fiche) = await Published(action, "Cited");
        var anyone = host.Anyone();

        var bibtex = await anyone.Http.GetStringAsync($"/en/fiches/{fiche}.bib");
        var ris = await anyone.Http.GetStringAsync($"/en/fiches/{fiche}.ris");
        var page = await anyone.Open($"/en/fiches/{fiche}");

        Expected.Matches("fiche.bib.txt", bibtex.Replace(fiche, "FIC"));
        Assert.StartsWith("TY  - RPRT\r\nTI  - ", ris);
        Assert.Contains($"Fiche {fiche}, edition 1. http://localhost:5080/en/fiches/{fiche}?version=1", page.Text);
        Assert.Contains("Not all of this fiche has been translated. What is missing is shown in: Français.", page.Text);
    }

    [Fact]
    public async Task A_fiche_is_printed_as_tagged_PDF_with_language_title_bookmarks_and_embedded_faces_and_keeps_its_bytes()
    {
        Assert.SkipUnless(await host.Ask<PdfPrinter, bool>(printer => Task.FromResult(printer.IsReady)), "No Chromium on this machine.");
        var (action, _) = await Closed("ACT-2026-0110");
        var (_, _, fiche) = await Published(action, "On paper");
        var anyone = host.Anyone();

        var page = await anyone.Open($"/fr/fiches/{fiche}");
        var file = await anyone.Http.GetByteArrayAsync($"/fr/fiches/{fiche}.pdf");
        var arabic = Encoding.Latin1.GetString(await anyone.Http.GetByteArrayAsync($"/ar/fiches/{fiche}.pdf"));
        var again = await anyone.Http.GetByteArrayAsync($"/fr/fiches/{fiche}.pdf?version=1");

        var written = Encoding.Latin1.GetString(file);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/fr/fiches/{fiche}.pdf']"));
        Assert.StartsWith("%PDF-", written);
        Assert.Matches(@"/Lang ?\(fr\)", written);
        Assert.Matches(@"/Lang ?\(ar\)", arabic);
        Assert.Contains("/StructTreeRoot", written);
        Assert.Matches(@"/MarkInfo\s*<<[^>]*/Marked true", written);
        Assert.Contains("/Outlines", written);
        Assert.Contains("/FontFile", written);
        Assert.Contains("/Title", written);
        Assert.Equal(file, again);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Http.GetAsync("/fr/fiches/FIC-2026-9999.pdf")).StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_fiche_leaves_its_reason_at_its_address()
    {
        var (action, _) = await Closed("ACT-2026-0105");
        var (_, publisher, fiche) = await Published(action, "Withdrawn");

        await Act<WithdrawFiche>(publisher, fiche, (withdraw, form, occasion) => withdraw.Run(form, occasion, none), "Published by mistake.");

        var page = await host.Anyone().Open($"/en/fiches/{fiche}");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains("Published by mistake.", page.Text);
        Assert.DoesNotContain("participants", page.Text);
        Assert.Equal(HttpStatusCode.Gone, (await host.Anyone().Http.GetAsync($"/en/fiches/{fiche}.docx")).StatusCode);
    }

    [Fact]
    public async Task A_translation_falls_behind_only_where_its_source_changed()
    {
        var (action, _) = await Closed("ACT-2026-0106");
        var editor = await host.Appoint("Tran Slator", Role.Editor);
        var fiche = await Written(action, editor);
        await Translate(editor, fiche, _ => "In English");

        await Write(editor, action, form => form.Impact = "Tout autre chose.");
        await Translate(editor, fiche, piece => piece.Name == "summary" ? "Better English" : piece.Text!);

        var text = await host.Read(db => db.Set<Draft>().Where(draft => db.Set<Fiche>().Any(f => f.Id == draft.Fiche && f.Reference == fiche)).Select(draft => draft.Text).SingleAsync());
        Assert.Equal("Better English", text.Summary.In("en"));
        Assert.Equal(["impact"], text.Written.Where(piece => piece.Text.Behind("en").Count > 0).Select(piece => piece.Name));
    }

    [Fact]
    public async Task Two_editors_at_once_lose_nothing()
    {
        var (action, _) = await Closed("ACT-2026-0107");
        var editor = await host.Appoint("First Editor", Role.Editor);
        var other = await host.Appoint("Other Editor", Role.Editor);
        await Written(action, editor);
        using var visitor = await host.SignIn(editor.Email);
        var page = await visitor.Open($"/en/fiches/write?action={action}");
        await Write(other, action, form => form.Impact = "Ce que l’autre a écrit.");

        page = await page.Press("stay", ("Impact", "Ce que j’ai écrit."));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Ce que l’autre a écrit.", page.Text);
        Assert.Contains("Ce que j’ai écrit.", page.Document.QuerySelector("#Form_Impact")!.TextContent);
        page = await page.Press("stay");
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task The_case_is_sealed_up_to_the_published_sentence()
    {
        var (action, key) = await Closed("ACT-2026-0108");
        var (_, _, fiche) = await Published(action, "Sealed");

        var facts = await host.Read(db => db.Journal.Where(entry => entry.CaseReference == key.Reference).OrderBy(entry => entry.Position).ToListAsync());
        var edition = await host.Read(db => db.Set<Edition>().SingleAsync(e => db.Set<Fiche>().Any(f => f.Id == e.Fiche && f.Reference == fiche)));

        Assert.Null(Chain.FirstBreak(facts));
        Assert.Equal("library.published", facts[^1].Kind);
        Assert.Equal(edition.Content.Seal, facts[^1].Detail("seal"));
    }

    [Fact]
    public async Task The_pages_of_an_editor_and_a_publisher_lead_from_the_first_word_to_print()
    {
        var (action, _) = await Closed("ACT-2026-0109");
        var (editor, publisher) = (await host.Appoint("Page Editor", Role.Editor), await host.Appoint("Page Publisher", Role.Publisher));
        using var writing = await host.SignIn(editor.Email);
        var page = await writing.Open($"/en/fiches/write?action={action}");
        page = await page.Press("desk", ("Language", "en"), ("Summary", "Three governments met."), ("Form.Practices[0].Title", "A joint request"), ("Form.Practices[0].Text", "They asked together."),
            ("Impact", "They meet again."), ("Form.Lessons[0].Title", "Peers first"), ("Form.Lessons[0].Text", "Peers speak plainly."));
        var fiche = page.Address.Split('/')[3];
        page = await page.Follow("Hand in for review");
        Assert.Contains("Office of Page Publisher", page.Text);
        await page.Press("Hand in for review");

        using var reviewing = await host.SignIn(publisher.Email);
        page = await (await reviewing.Open($"/en/fiches/{fiche}/desk")).Follow("Publish");
        Assert.Contains("Office of Page Editor", page.Text);
        page = await page.Press("Publish");

        Assert.Equal($"/en/fiches/{fiche}", page.Address);
        Assert.Contains("Peers speak plainly.", (await host.Anyone().Open($"/ar/fiches/{fiche}")).Text);
        Assert.Contains(await host.Letters(), letter => letter.Subject == "The fiche of your Action is published");
    }

    private async Task<(Official Editor, Official Publisher, string Fiche)> Published(string action, string name)
    {
        var (editor, publisher) = (await host.Appoint($"{name} Editor", Role.Editor), await host.Appoint($"{name} Publisher", Role.Publisher));
        var fiche = await Written(action, editor);
        Assert.Null((await Act<SubmitFiche>(editor, fiche, (submit, form, occasion) => submit.Run(form, occasion, none))).Problem);
        Assert.Null((await Act<PublishFiche>(publisher, fiche, (publish, form, occasion) => publish.Run(form, occasion, none))).Problem);
        return (editor, publisher, fiche);
    }

    private async Task<string> Written(string action, Official editor) => (await host.Ask<WriteFiche, Outcome<FicheHandle>>(async write => await write.Run(new()
    {
        Action = action, Language = "fr", Summary = "Trois conférences régionales sur la migration et le développement.",
        Practices = [new() { Title = "Une approche innovante", Text = "Trois gouvernements ont **uni** leurs forces.[^1]\n\nD’autres ont suivi." }],
        Impact = "Les participants comprennent mieux la réalité de chaque pays.[^1]",
        Lessons = [new() { Title = "Parler entre pairs", Text = "On se parle mieux *en marge* des processus." }],
        Notes = [new() { Text = "Compte rendu, voir https://example.org/rapport." }],
    }, await As(editor), none))).Value.Reference;

    private async Task Write(Official editor, string action, System.Action<WriteForm> change)
    {
        var fiche = await host.Read(db => db.Set<Fiche>().AsNoTracking().Include(f => f.Draft).SingleAsync(f => f.ActionReference == action));
        var form = WriteForm.Of(fiche);
        change(form);
        Assert.Null((await host.Ask<WriteFiche, Outcome<FicheHandle>>(async write => await write.Run(form, await As(editor), none))).Problem);
    }

    private async Task Translate(Official editor, string reference, Func<PieceForm, string> words)
    {
        var fiche = await host.Read(db => db.Set<Fiche>().AsNoTracking().Include(f => f.Draft).SingleAsync(f => f.Reference == reference));
        var form = TranslateForm.Of(fiche, "en");
        foreach (var piece in form.Pieces) piece.Text = words(piece);
        Assert.Null((await host.Ask<TranslateFiche, Outcome<FicheHandle>>(async translate => await translate.Run(form, await As(editor), none))).Problem);
    }

    private async Task<Outcome<string>> Act<TOperation>(Official by, string reference, Func<TOperation, ReviewForm, Occasion, Task<Outcome<string>>> act, string? reason = null) where TOperation : notnull
    {
        var version = await host.Read(db => db.Set<Fiche>().Where(f => f.Reference == reference).Select(f => f.Draft.Version).SingleAsync());
        var occasion = await As(by);
        return await host.Ask<TOperation, Outcome<string>>(operation => act(operation, new() { Reference = reference, Version = version, Reason = reason, Language = "en" }, occasion));
    }

    private async Task<Occasion> As(Official official) =>
        new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(official.Account, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), none)), host.Clock.GetUtcNow(), Channel.Page);

    /// <summary>An Action that is over, with what a fiche takes from it.</summary>
    private async Task<(string Reference, CaseKey Case)> Closed(string reference)
    {
        var at = host.Clock.GetUtcNow();
        var id = ITypedId<ActionId>.New(at);
        var key = new CaseKey(Guid.CreateVersion7(at), reference.Replace("ACT", "REQ"));
        var action = new Passerelle.Actions.Action { Id = id, Reference = reference, CaseId = key.Id, CaseReference = key.Reference, RequestedOn = new(2012, 3, 14), DecidedOn = new(2012, 6, 1) };
        action.Call(LocalizedText.Written([new("fr", "Renforcer la coopération sur les migrations"), new("en", "Strengthening cooperation on migration")]));
        action.Place(["PH", "ID", "VN"], []);
        action.Sort(["MD"]);
        action.Date(new(2012), new(2013));
        action.RequestedBy = LocalizedText.Written("en", "Commission on Filipinos Overseas");
        action.Context = LocalizedText.Written("fr", "La région ne disposait d’aucun cadre.");
        action.Concept = LocalizedText.Written("fr", "Trois conférences régionales.");
        action.ExpertCountries = ["HU", "IT"];
        action.Activities.Add(new() { Id = ITypedId<ActivityId>.New(at), Action = id, Position = 1, Type = "regional-conference", Title = LocalizedText.Written("fr", "Migration et développement"), Place = LocalizedText.Written("fr", "Manille"), Country = "PH" });
        action.Activities[0].Date(null, new(2012, 12), LocalizedText.Empty, at, "");
        action.StandsInArchive(ActionStatus.Closed);
        await host.Read(async db =>
        {
            db.Add(action);
            return await db.Save(new(Viewer.System, at, Channel.Command), [new("actions.closed", key, reference, null, ["public"])], none);
        });
        return (reference, key);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ", "");

    /// <summary>The words of a DOCX file, a line for each paragraph under the name of its style.</summary>
    private static string Words(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), false);
        var text = new StringBuilder();
        foreach (var paragraph in package.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Concat(package.MainDocumentPart.FootnotesPart!.Footnotes!.Descendants<Paragraph>()))
            if (paragraph.InnerText != "") text.Append($"[{paragraph.ParagraphProperties?.ParagraphStyleId?.Val}] {paragraph.InnerText}\n");
        return text.ToString();
    }
}
