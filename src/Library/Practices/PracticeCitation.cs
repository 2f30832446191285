using System.Text.Json.Nodes;
using System.Xml.Linq;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Practices;

/// <summary>How a practice is cited, described to machines and followed; always one edition, at the address where it stays.</summary>
internal sealed class PracticeCitation(ListPractices list, Wording wording, SiteAddress site)
{
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    public string Address(string reference, int number, string language) => site.Of(language, $"/practices/{reference}?version={number}");

    public string Text(string reference, PracticeEdition edition, string language) => wording.In(language)["library.practice.cite",
        edition.Content.Publisher.Best(language), edition.PublishedAt.Year, edition.Content.Text.Title.Best(language), reference, edition.Number, Address(reference, edition.Number, language)];

    public string Ris(string reference, PracticeEdition edition, string language) => string.Join("\r\n",
        "TY  - RPRT", $"TI  - {edition.Content.Text.Title.Best(language)}", $"AB  - {edition.Content.Text.Problem.Best(language).ReplaceLineEndings(" ")}", $"PB  - {edition.Content.Publisher.Best(language)}",
        $"PY  - {edition.PublishedAt.Year}", $"DA  - {edition.PublishedAt:yyyy'/'MM'/'dd}", $"M1  - {reference}", $"ET  - {edition.Number}", $"LA  - {language}", $"UR  - {Address(reference, edition.Number, language)}", "ER  - ", "");

    /// <summary>schema.org, for search engines.</summary>
    public string JsonLd(string reference, PracticeEdition edition, string language)
    {
        var text = edition.Content.Text;
        return new JsonObject
        {
            ["@context"] = "https://schema.org", ["@type"] = "HowTo", ["@id"] = Address(reference, edition.Number, language), ["url"] = Address(reference, edition.Number, language), ["identifier"] = reference,
            ["name"] = text.Title.Best(language), ["description"] = text.Problem.Best(language), ["inLanguage"] = text.Title.BestLanguage(language), ["version"] = edition.Number, ["datePublished"] = $"{edition.PublishedAt.UtcDateTime:yyyy-MM-dd}",
            ["step"] = new JsonArray([.. LocalizedText.Segments(text.Steps.Best(language)).Select(step => new JsonObject { ["@type"] = "HowToStep", ["text"] = step })]),
            ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = edition.Content.Publisher.Best(language) },
            ["spatialCoverage"] = new JsonArray([.. text.Countries.Select(code => new JsonObject { ["@type"] = "Country", ["identifier"] = code, ["name"] = Countries.Find(code)?.Names.Best(language) })]),
            ["about"] = new JsonArray([.. text.Concepts.Select(id => JsonValue.Create(Thesaurus.Find(id)?.Preferred.Best(language) ?? id))]),
        }.ToJsonString(StoredJson.Options);
    }

    /// <summary>Practices published lately, as Atom (RFC 4287).</summary>
    public async Task<string> Feed(string language, CancellationToken cancellation)
    {
        var words = wording.In(language);
        var lines = (await list.Run(PracticeFilter.None, Viewer.Anyone, cancellation)).Lines;
        var self = site.Of(language, "/practices.atom");
        return new XElement(atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(atom + "id", self), new XElement(atom + "title", $"{words["library.practice.title"].Value} – {words["platform.ui.site"].Value}"),
            new XElement(atom + "updated", Instant(lines.Select(line => line.Edition.PublishedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())),
            new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            lines.Select(line => new XElement(atom + "entry",
                new XElement(atom + "id", Address(line.Practice.Reference, line.Edition.Number, language)), new XElement(atom + "title", line.Edition.Content.Text.Title.Best(language)),
                new XElement(atom + "updated", Instant(line.Edition.PublishedAt)), new XElement(atom + "author", new XElement(atom + "name", line.Edition.Content.Publisher.Best(language))),
                new XElement(atom + "link", new XAttribute("href", Address(line.Practice.Reference, line.Edition.Number, language)), new XAttribute("hreflang", line.Edition.Content.Text.Title.BestLanguage(language))),
                new XElement(atom + "summary", line.Edition.Content.Text.Problem.Best(language))))).ToString();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
