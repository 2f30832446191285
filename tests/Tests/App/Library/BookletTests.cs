using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library;
using Passerelle.Library.Public;
using Passerelle.Platform;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Texts;
using UglyToad.PdfPig;
using PdfPrinter = Passerelle.Platform.Documents.PdfPrinter;

namespace Passerelle.Tests.App.Library;

public sealed class BookletTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly CancellationToken none = CancellationToken.None;

    [Fact]
    public async Task A_choice_in_the_form_becomes_an_address_in_the_order_of_the_numbers()
    {
        var (first, second) = (await Published(11, "Accueil", "fr"), await Published(12, "Retour", "fr"));
        var page = await host.Anyone().Open("/fr/booklet");

        page = await page.Press("Composer", (Field(page, first, "Taken"), "true"), (Field(page, first, "Place"), "2"), (Field(page, second, "Taken"), "true"), (Field(page, second, "Place"), "1"));

        Assert.NotNull(page.Document.QuerySelector($"a[href='/fr/booklet.docx?fiches={second},{first}']"));
        Assert.Equal(["Retour", "Accueil"], page.Document.QuerySelectorAll("main ol li a[href*='/fiches/FIC']").Select(item => item.TextContent.Trim()));
        Assert.Equal("1", page.Document.QuerySelector($"[name='{Field(page, second, "Place")}']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("fr", 21)]
    [InlineData("ar", 31)]
    public async Task The_file_has_a_real_table_of_contents_and_the_fiches_in_order_each_on_a_new_page(string language, int number)
    {
        var (first, second) = (await Published(number, "Premier & dernier", language), await Published(number + 1, "Deuxième", language));

        var bytes = await host.Anyone().Http.GetByteArrayAsync($"/{language}/booklet.docx?fiches={second},{first}");

        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        var body = package.MainDocumentPart!.Document!.Body!;
        var heads = body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").ToList();
        var entries = body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "TOC1").ToList();
        Assert.Contains(body.Descendants<FieldCode>(), code => code.Text.Trim().StartsWith("TOC \\o", StringComparison.Ordinal));
        Assert.Equal(["Deuxième", "Premier & dernier"], heads.Select(head => head.InnerText).Where(text => text is "Deuxième" or "Premier & dernier"));
        Assert.All(heads, head => Assert.NotNull(head.ParagraphProperties!.PageBreakBefore));
        Assert.Equal(heads.Count, entries.Count);
        Assert.Equal(heads.Select(head => head.GetFirstChild<BookmarkStart>()!.Name!.Value), entries.Select(entry => entry.GetFirstChild<Hyperlink>()!.Anchor!.Value));
        Assert.Contains(heads, head => head.InnerText == Facility.CriteriaOn(new(2020, 3, 2))!.Names.Best(language));
        Assert.All(new[] { first, second }, reference => Assert.Contains($"http://localhost:5080/{language}/fiches/{reference}?version=1", body.InnerText));
        Assert.Equal(bytes, await host.Anyone().Http.GetByteArrayAsync($"/{language}/booklet.docx?fiches={second},{first}"));
    }

    [Fact]
    public async Task The_contents_of_the_PDF_name_the_pages_on_which_the_fiches_begin()
    {
        Assert.SkipUnless(await host.Ask<PdfPrinter, bool>(printer => Task.FromResult(printer.IsReady)), "No Chromium on this machine.");
        var (first, second) = (await Published(41, "Alpha", "fr"), await Published(42, "Omega", "fr"));

        using var pdf = PdfDocument.Open(await host.Anyone().Http.GetByteArrayAsync($"/fr/booklet.pdf?fiches={first},{second}"));

        string Words(int page) => string.Join(' ', pdf.GetPage(page).GetWords().Select(word => word.Text));
        var (alpha, omega) = (PageThatBegins("Alpha"), PageThatBegins("Omega"));
        Assert.True(2 < alpha && alpha < omega);
        Assert.Equal((alpha, omega), (Named("Alpha"), Named("Omega")));
        Assert.True(pdf.GetPage(2).GetAnnotations().Count(mark => mark.Type == UglyToad.PdfPig.Annotations.AnnotationType.Link) >= 5);

        // The number on the line of the title.
        int Named(string title)
        {
            var words = pdf.GetPage(2).GetWords().ToList();
            var line = words.Single(word => word.Text == title).BoundingBox;
            return int.Parse(words.Single(word => int.TryParse(word.Text, out _) && Math.Abs(word.BoundingBox.Centroid.Y - line.Centroid.Y) < 6).Text);
        }

        int PageThatBegins(string title) => Enumerable.Range(3, pdf.NumberOfPages - 2).First(page => Words(page).Contains($"Indonésie (2012) {title}") || Words(page).Contains($"{title} Indonésie (2012)"));
    }

    [Fact]
    public async Task The_contents_of_an_Arabic_PDF_name_the_pages_too()
    {
        Assert.SkipUnless(await host.Ask<PdfPrinter, bool>(printer => Task.FromResult(printer.IsReady)), "No Chromium on this machine.");
        var (first, second) = (await Published(43, "استقبال العائدين في البلديات", "ar"), await Published(44, "حوار بين النظراء", "ar"));

        using var pdf = PdfDocument.Open(await host.Anyone().Http.GetByteArrayAsync($"/ar/booklet.pdf?fiches={first},{second}"));

        // One number on the line of each entry, rising; the other numbers of the page stand at its foot.
        var links = pdf.GetPage(2).GetAnnotations().Where(mark => mark.Type == UglyToad.PdfPig.Annotations.AnnotationType.Link).ToList();
        var numbers = pdf.GetPage(2).GetWords().Where(word => int.TryParse(word.Text, out _) && links.Exists(link => Math.Abs(link.Rectangle.Centroid.Y - word.BoundingBox.Centroid.Y) < 8)).OrderByDescending(word => word.BoundingBox.Centroid.Y).Select(word => int.Parse(word.Text)).ToList();
        Assert.True(numbers.Count >= 5, $"Only {numbers.Count} numbers beside {links.Count} entries.");
        Assert.Equal(numbers.Order(), numbers);
        Assert.All(numbers, number => Assert.InRange(number, 3, pdf.NumberOfPages));
    }

    [Theory]
    [InlineData("الخمسة المجالات", "المجالات الخمسة", true)]
    [InlineData("Accueil &retour", "Accueil & retour", true)]
    [InlineData("Accueil", "Retour", false)]
    [InlineData("حوار", "المجالات الخمسة", false)]
    public void A_bookmark_is_known_as_that_of_its_heading(string bookmark, string heading, bool same) => Assert.Equal(same, PdfPrinter.Says(bookmark, heading));

    [Fact]
    public async Task A_booklet_in_a_language_that_one_of_its_fiches_lacks_is_refused_and_the_languages_of_all_are_offered()
    {
        var (both, one) = (await Published(51, "Deux langues", "fr", "en"), await Published(52, "Seulement français", "fr"));
        var anyone = host.Anyone();

        var page = await anyone.Open($"/en/booklet?fiches={both},{one}");

        Assert.Contains($"{one}, “Seulement français”, is whole only in: Français.", page.Text);
        Assert.DoesNotContain($"{both}, “", page.Text);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/fr/booklet?fiches={both},{one}']"));
        Assert.Null(page.Document.QuerySelector($"a[href^='/en/booklet.docx']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anyone.Http.GetAsync($"/en/booklet.docx?fiches={both},{one}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anyone.Http.GetAsync($"/en/booklet.pdf?fiches={both},{one}")).StatusCode);
    }

    [Theory]
    [InlineData("", "Choose at least one fiche.")]
    [InlineData(",, ,", "Choose at least one fiche.")]
    [InlineData("FIC-2020-9999", "There is no published fiche “FIC-2020-9999”.")]
    [InlineData("<b>", "There is no published fiche “<B>”.")]
    public async Task What_cannot_be_bound_is_said(string fiches, string said)
    {
        var page = await host.Anyone().Open($"/en/booklet?fiches={Uri.EscapeDataString(fiches)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.Anyone().Http.GetAsync($"/en/booklet.docx?fiches={Uri.EscapeDataString(fiches)}")).StatusCode);
    }

    [Fact]
    public async Task More_than_forty_are_too_many_and_one_named_twice_is_one()
    {
        var fiche = await Published(61, "Une fois", "fr");

        var page = await host.Anyone().Open($"/en/booklet?fiches={string.Join(',', Enumerable.Range(1, 41).Select(number => $"FIC-2020-{number:0000}"))}");
        var twice = await host.Anyone().Open($"/fr/booklet?fiches={fiche},{fiche.ToLowerInvariant()}");

        Assert.Contains("A booklet holds at most 40 fiches; you chose 41.", page.Text);
        Assert.Single(twice.Document.QuerySelectorAll("main ol li a[href*='/fiches/FIC']"));
    }

    [Fact]
    public async Task A_withdrawn_fiche_is_in_no_booklet()
    {
        var fiche = await Published(71, "Retirée", withdrawn: true, "en");

        Assert.Contains($"There is no published fiche “{fiche}”.", (await host.Anyone().Open($"/en/booklet?fiches={fiche}")).Text);
        Assert.DoesNotContain("Retirée", (await host.Anyone().Open("/en/booklet")).Text);
    }

    private static string Field(VisitedPage page, string reference, string part) =>
        page.Document.QuerySelector($"main input[type=hidden][value='{reference}']")!.GetAttribute("name")!.Replace("Reference", part);

    private Task<string> Published(int number, string title, params string[] languages) => Published(number, title, withdrawn: false, languages);

    /// <summary>A published fiche whose every text exists in the languages.</summary>
    private async Task<string> Published(int number, string title, bool withdrawn, params string[] languages)
    {
        var at = new DateTimeOffset(2020, 3, 2, 9, 0, 0, TimeSpan.Zero).AddMinutes(number);
        var (id, action, key) = (ITypedId<FicheId>.New(at), $"ACT-2020-{number:0000}", new CaseKey(Guid.CreateVersion7(at), $"REQ-2020-{number:0000}"));
        var fiche = new Fiche { Id = id, Action = ITypedId<ActionId>.New(at), ActionReference = action, CaseId = key.Id, CaseReference = key.Reference, Draft = new() { Id = ITypedId<DraftId>.New(at), Fiche = id, Text = FicheText.Blank("fr"), Office = ITypedId<OfficeId>.New(at) } };
        fiche.Register($"FIC-2020-{number:0000}");
        var text = new FicheText(languages[0], Say("Trois pays se sont parlé."), [new("p1", Say("Se rendre visite"), Say("On **voit** mieux sur place.[^1]"))], Say("Les guichets se téléphonent."), [new("l1", Say("Commencer petit"), Say("Deux communes d’abord."))], [new("n1", Say("Compte rendu."))]);
        var record = new FicheRecord(action, Say(title), ["ID"], [], Say("Bureau des migrations"), null, null, null, new(2012), new(2012), ["MD"], [], Say("Le contexte."), Say("Le concept."), [], [], []);
        await host.Read(async db =>
        {
            db.Add(fiche);
            var edition = fiche.Publish(PublicationStatus.Published, new(record, text, Say("Facilité")), at);
            db.Add(edition);
            if (withdrawn)
            {
                fiche.Withdraw(Say("Erreur."), at);
                edition.Withdraw();
            }
            return await db.Save(new(Viewer.System, at, Channel.Command), [new("library.published", key, fiche.Reference, null, ["public"])], none);
        });
        return fiche.Reference;

        LocalizedText Say(string words) => LocalizedText.Written(languages.Select(language => KeyValuePair.Create(language, words)));
    }
}
