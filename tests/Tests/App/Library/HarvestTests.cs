using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Passerelle.Directory.Public;
using Passerelle.Library.Harvest;
using Passerelle.Library.Practices;

namespace Passerelle.Tests.App.Library;

public sealed class HarvestTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly XNamespace oai = "http://www.openarchives.org/OAI/2.0/";
    private static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public async Task The_repository_says_what_the_protocol_asks_for()
    {
        await Shelved();

        var identify = (await Ask("verb=Identify")).Root!.Element(oai + "Identify")!;
        var formats = (await Ask("verb=ListMetadataFormats")).Root!.Element(oai + "ListMetadataFormats")!;
        var sets = (await Ask("verb=ListSets")).Root!.Element(oai + "ListSets")!;

        Assert.Equal(["repositoryName", "baseURL", "protocolVersion", "adminEmail", "earliestDatestamp", "deletedRecord", "granularity", "description"], identify.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(("http://localhost:5080/api/v1/oai", "2.0", "persistent", "YYYY-MM-DDThh:mm:ssZ"),
            (identify.Element(oai + "baseURL")!.Value, identify.Element(oai + "protocolVersion")!.Value, identify.Element(oai + "deletedRecord")!.Value, identify.Element(oai + "granularity")!.Value));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", identify.Element(oai + "earliestDatestamp")!.Value);
        Assert.Contains('@', identify.Element(oai + "adminEmail")!.Value);
        Assert.Equal("oai_dc", Assert.Single(formats.Elements()).Element(oai + "metadataPrefix")!.Value);
        Assert.Equal(["actions", "fiches", "practices"], sets.Elements().Select(set => set.Element(oai + "setSpec")!.Value));
    }

    [Fact]
    public async Task Every_record_has_its_header_and_its_description_and_nothing_but_Dublin_Core_in_it()
    {
        var (practice, _) = await Shelved();

        var list = (await Ask("verb=ListRecords&metadataPrefix=oai_dc&set=practices")).Root!.Element(oai + "ListRecords")!;

        string[] elements = ["title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source", "language", "relation", "coverage", "rights"];
        var records = list.Elements(oai + "record").ToList();
        Assert.NotEmpty(records);
        foreach (var record in records)
        {
            var header = record.Element(oai + "header")!;
            Assert.Matches("^oai:localhost:[A-Z]{3}-[0-9]{4}-[0-9]{4}$", header.Element(oai + "identifier")!.Value);
            Assert.True(DateTime.TryParseExact(header.Element(oai + "datestamp")!.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            Assert.Equal("practices", header.Element(oai + "setSpec")!.Value);
            if (header.Attribute("status")?.Value == "deleted")
            {
                Assert.Null(record.Element(oai + "metadata"));
                continue;
            }
            var described = record.Element(oai + "metadata")!.Elements().Single();
            Assert.Equal("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc", described.Name.ToString());
            Assert.All(described.Elements(), element => Assert.Contains(element.Name.LocalName, elements));
            Assert.All(described.Elements(), element => Assert.Equal(dc, element.Name.Namespace));
            Assert.NotEmpty(described.Elements(dc + "title"));
        }
        var mine = records.Single(record => record.Descendants(oai + "identifier").First().Value == $"oai:localhost:{practice}");
        Assert.Contains($"http://localhost:5080/en/practices/{practice}", mine.Descendants(dc + "identifier").Select(each => each.Value));
        Assert.Contains("Hungary", mine.Descendants(dc + "coverage").Select(each => each.Value));
    }

    [Fact]
    public async Task What_was_withdrawn_is_harvested_as_deleted()
    {
        var (_, withdrawn) = await Shelved();

        var record = (await Ask($"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{withdrawn}")).Descendants(oai + "record").Single();

        Assert.Equal("deleted", record.Element(oai + "header")!.Attribute("status")!.Value);
        Assert.Null(record.Element(oai + "metadata"));
    }

    [Theory]
    [InlineData("", "badVerb")]
    [InlineData("verb=Nonsense", "badVerb")]
    [InlineData("verb=Identify&verb=Identify", "badVerb")]
    [InlineData("verb=Identify&extra=1", "badArgument")]
    [InlineData("verb=ListRecords", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01&until=2021-01-01T00:00:00Z", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&from=2021-01-01&until=2020-01-01", "badArgument")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=abc", "badArgument")]
    [InlineData("verb=ListRecords&resumptionToken=abc", "badResumptionToken")]
    [InlineData("verb=ListIdentifiers&resumptionToken=eyJWZXJiIjoiTGlzdFJlY29yZHMifQ", "badResumptionToken")]
    [InlineData("verb=ListSets&resumptionToken=abc", "badResumptionToken")]
    [InlineData("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat")]
    [InlineData("verb=GetRecord&metadataPrefix=marc21&identifier=oai:localhost:PRA-2026-0001", "cannotDisseminateFormat")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:PRA-1900-0001", "idDoesNotExist")]
    [InlineData("verb=GetRecord&metadataPrefix=oai_dc", "badArgument")]
    [InlineData("verb=ListMetadataFormats&identifier=urn:nobody", "idDoesNotExist")]
    [InlineData("verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-01", "noRecordsMatch")]
    [InlineData("verb=ListIdentifiers&metadataPrefix=oai_dc&set=nobody", "noRecordsMatch")]
    public async Task Every_error_of_the_protocol_has_its_code(string query, string code)
    {
        await Shelved();

        var answer = await Ask(query);

        var error = Assert.Single(answer.Root!.Elements(oai + "error"));
        Assert.Equal(code, error.Attribute("code")!.Value);
        Assert.NotEqual("", error.Value);
        var request = answer.Root.Element(oai + "request")!;
        if (code is "badVerb" or "badArgument") Assert.Empty(request.Attributes());
        else Assert.NotNull(request.Attribute("verb"));
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_without_loss_or_repetition_though_it_grows_meanwhile()
    {
        foreach (var number in Enumerable.Range(501, OaiAnswer.PageSize + 7)) await host.PublishedFiche(number, $"Fiche {number}");
        var found = new List<string>();
        var pages = 0;
        string? token = null;
        do
        {
            var answer = await Ask(token is null ? "verb=ListIdentifiers&metadataPrefix=oai_dc&set=fiches" : $"verb=ListIdentifiers&resumptionToken={token}");
            var list = answer.Root!.Element(oai + "ListIdentifiers")!;
            found.AddRange(list.Elements(oai + "header").Select(header => header.Element(oai + "identifier")!.Value));
            var resumption = list.Element(oai + "resumptionToken");
            if (pages == 0)
            {
                Assert.Equal("0", resumption!.Attribute("cursor")!.Value);
                await host.PublishedFiche(400, "Came in between");
            }
            else Assert.Equal($"{OaiAnswer.PageSize}", resumption!.Attribute("cursor")!.Value);
            token = resumption.Value is { Length: > 0 } more ? more : null;
            pages++;
        }
        while (token is not null && pages < 10);

        Assert.Equal(2, pages);
        Assert.Equal(found.Distinct().Count(), found.Count);
        Assert.All(Enumerable.Range(501, OaiAnswer.PageSize + 7), number => Assert.Contains($"oai:localhost:FIC-2020-{number:0000}", found));
    }

    [Fact]
    public async Task A_span_of_days_includes_its_last_second_and_a_form_asks_as_well_as_an_address()
    {
        await host.PublishedFiche(701, "A day in March");

        var day = await Listed("verb=ListIdentifiers&metadataPrefix=oai_dc&set=fiches&from=2020-03-02&until=2020-03-02");
        var exact = await Ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=fiches&from=2020-03-02T20:41:00Z&until=2020-03-02T20:41:00Z");
        using var form = new FormUrlEncodedContent([new("verb", "ListSets")]);
        var posted = XDocument.Parse(await (await host.Anyone().Http.PostAsync("/api/v1/oai", form)).Content.ReadAsStringAsync());

        Assert.Contains("oai:localhost:FIC-2020-0701", day);
        Assert.Equal(["oai:localhost:FIC-2020-0701"], exact.Descendants(oai + "identifier").Select(each => each.Value));
        Assert.NotNull(posted.Root!.Element(oai + "ListSets"));
    }

    [Fact]
    public async Task Search_engines_find_every_published_page_in_six_languages_and_nothing_else()
    {
        var (practice, withdrawn) = await Shelved();
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9", html = "http://www.w3.org/1999/xhtml";
        var anyone = host.Anyone();

        var index = XDocument.Parse(await anyone.Http.GetStringAsync("/sitemap.xml"));
        var practices = XDocument.Parse(await anyone.Http.GetStringAsync("/sitemap-practices.xml"));
        var robots = await anyone.Http.GetStringAsync("/robots.txt");

        foreach (var part in index.Descendants(map + "loc").Select(loc => new Uri(loc.Value).AbsolutePath)) Assert.Equal("urlset", XDocument.Parse(await anyone.Http.GetStringAsync(part)).Root!.Name.LocalName);
        var mine = practices.Descendants(map + "url").Where(url => url.Element(map + "loc")!.Value.EndsWith($"/practices/{practice}", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, mine.Count);
        Assert.All(mine, url => Assert.Equal(["en", "fr", "es", "pt", "ar", "ru"], url.Elements(html + "link").Select(link => link.Attribute("hreflang")!.Value)));
        Assert.DoesNotContain(withdrawn, practices.ToString());
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml", robots);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Http.GetAsync("/sitemap-nothing.xml")).StatusCode);
    }

    private static readonly SemaphoreSlim once = new(1);
    private static (string Practice, string Withdrawn)? shelved;

    /// <summary>One practice that stands and one that was withdrawn; once for the class.</summary>
    private async Task<(string Practice, string Withdrawn)> Shelved()
    {
        await once.WaitAsync();
        try
        {
            if (shelved is { } there) return there;
            var (editor, publisher) = (await host.Appoint("Harvest Writes", Role.Editor), await host.Appoint("Harvest Prints", Role.Publisher));
            var (stands, gone) = (await host.Practice(editor, publisher, Shelf.Form("It stands", editor.OfficeReference)), await host.Practice(editor, publisher, Shelf.Form("It goes", editor.OfficeReference)));
            Assert.Null((await host.Pass(publisher, gone, PracticeAct.Withdraw, "A mistake.")).Problem);
            shelved = (stands, gone);
            return (stands, gone);
        }
        finally
        {
            once.Release();
        }
    }

    /// <summary>The answer, with what every answer must have.</summary>
    /// <summary>Of all pages: other tests of this host publish on the same day.</summary>
    private async Task<IReadOnlyList<string>> Listed(string query)
    {
        var found = new List<string>();
        for (string? next = query; next is not null;)
        {
            var page = await Ask(next);
            found.AddRange(page.Descendants(oai + "identifier").Select(each => each.Value));
            next = page.Descendants(oai + "resumptionToken").SingleOrDefault()?.Value is { Length: > 0 } token ? $"verb=ListIdentifiers&resumptionToken={token}" : null;
        }
        return found;
    }

    private async Task<XDocument> Ask(string query)
    {
        var response = await host.Anyone().Http.GetAsync($"/api/v1/oai?{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.MediaType);
        var answer = XDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(oai + "OAI-PMH", answer.Root!.Name);
        Assert.Equal(["responseDate", "request"], answer.Root.Elements().Take(2).Select(element => element.Name.LocalName));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", answer.Root.Element(oai + "responseDate")!.Value);
        Assert.Equal("http://localhost:5080/api/v1/oai", answer.Root.Element(oai + "request")!.Value);
        return answer;
    }
}
