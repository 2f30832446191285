using System.Xml.Linq;
using Passerelle.Directory.Public;
using Passerelle.Library.Read;

namespace Passerelle.Library.Browse;

/// <summary>What has been published lately, as Atom (RFC 4287).</summary>
internal sealed class Feed(ListFiches list, Citation citation, Wording wording, SiteAddress site)
{
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    public async Task<string> Run(string language, CancellationToken cancellation)
    {
        var words = wording.In(language);
        var fiches = (await list.Run(1, Viewer.Anyone, cancellation)).Fiches;
        var self = site.Of(language, "/fiches.atom");
        return new XElement(atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(atom + "id", self), new XElement(atom + "title", $"{words["library.browse.title"].Value} – {words["platform.ui.site"].Value}"),
            new XElement(atom + "updated", Instant(fiches.Select(fiche => fiche.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())),
            new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            fiches.Select(fiche => new XElement(atom + "entry",
                new XElement(atom + "id", citation.Address(fiche, language)), new XElement(atom + "title", fiche.Content.Record.Title.Best(language)),
                new XElement(atom + "updated", Instant(fiche.At)), new XElement(atom + "author", new XElement(atom + "name", fiche.Content.Publisher.Best(language))),
                new XElement(atom + "link", new XAttribute("href", citation.Address(fiche, language)), new XAttribute("hreflang", fiche.Content.Record.Title.BestLanguage(language))),
                new XElement(atom + "summary", fiche.Content.Text.Summary.Best(language))))).ToString();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
