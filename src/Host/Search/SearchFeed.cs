using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Host.Search;

/// <summary>What a question finds, as Atom (RFC 4287), for whoever follows it without an account: only what anybody may see, what last changed first.</summary>
internal sealed class SearchFeed(ISearch search, Db db, Wording wording, SiteAddress site)
{
    private const int atMost = 50, looked = 400;

    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    public async Task<string> Run(string? question, IReadOnlyList<string> chosen, string language, CancellationToken cancellation)
    {
        var words = wording.In(language);
        var asked = string.IsNullOrWhiteSpace(question) && chosen.Count == 0 ? [] : search.Find(SearchModel.Question(question, chosen, language, looked), Viewer.Anyone).Hits;
        var references = asked.Select(hit => hit.Document.Reference).ToList();
        // A day is told only by facts that anybody may read: others would say when something happened that nobody was told of.
        var days = (await db.Journal.AsNoTracking().Where(entry => references.Contains(entry.Subject) && db.Set<SeenBy>().Any(row => row.Record == entry.Id && row.Token == To.Public))
            .GroupBy(entry => entry.Subject).Select(facts => new { facts.Key, Last = facts.Max(fact => fact.At) }).ToListAsync(cancellation)).ToDictionary(row => row.Key, row => row.Last);
        var hits = asked.Select(hit => (Hit: hit, At: days.TryGetValue(hit.Document.Reference, out var day) ? day : Year(hit.Document))).OrderByDescending(each => each.At).ThenBy(each => each.Hit.Document.Reference, StringComparer.Ordinal).Take(atMost).ToList();
        var query = $"?q={Uri.EscapeDataString(question ?? "")}{string.Concat(chosen.Select(code => $"&f={Uri.EscapeDataString(code)}"))}";
        var (self, page) = (site.Of(language, $"/search.atom{query}"), site.Of(language, $"/search{query}"));
        return new XElement(atom + "feed", new XAttribute(XNamespace.Xml + "lang", language),
            new XElement(atom + "id", self), new XElement(atom + "title", words["host.search.feed-title", question?.Trim() ?? "", words["platform.ui.site"].Value].Value),
            new XElement(atom + "updated", Instant(hits.Select(each => each.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())),
            new XElement(atom + "author", new XElement(atom + "name", words["platform.ui.site"].Value)),
            new XElement(atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)), new XElement(atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", page)),
            hits.Select(each => new XElement(atom + "entry",
                new XElement(atom + "id", site.Of(language, each.Hit.Document.Href)), new XElement(atom + "title", each.Hit.Document.Title.Best(language)), new XElement(atom + "updated", Instant(each.At)),
                new XElement(atom + "link", new XAttribute("href", site.Of(language, each.Hit.Document.Href))),
                new XElement(atom + "category", new XAttribute("term", each.Hit.Document.Kind), new XAttribute("label", words[each.Hit.Document.Kind].Value)),
                new XElement(atom + "summary", each.Hit.Passage)))).ToString();
    }

    private static DateTimeOffset Year(SearchDocument document) => new(document.Years.DefaultIfEmpty(1970).Max(), 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
