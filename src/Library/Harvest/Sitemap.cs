using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Statements;

namespace Passerelle.Library.Harvest;

/// <summary>What there is for search engines: an index of lists, each page in all six languages with the others beside it.</summary>
internal sealed class Sitemap(LibraryDb db, ActionsDesk actions, SiteAddress site)
{
    public static readonly IReadOnlyList<string> Parts = ["pages", "actions", "fiches", "practices", "lessons"];

    private static readonly XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace html = "http://www.w3.org/1999/xhtml";

    public string Index() => $"{Declaration}{new XElement(map + "sitemapindex", Parts.Select(part => new XElement(map + "sitemap", new XElement(map + "loc", $"{site.Root}/sitemap-{part}.xml"))))}";

    public string Robots() => $"User-agent: *\nDisallow: /api/\nDisallow: /*/sign-in\nDisallow: /*/account\n\nSitemap: {site.Root}/sitemap.xml\n";

    /// <summary>Null for a part there is none of.</summary>
    public async Task<string?> Part(string part, CancellationToken cancellation)
    {
        IReadOnlyList<(string Path, DateTimeOffset? Changed)>? pages = part switch
        {
            "pages" => [.. new[] { "", "/actions", "/fiches", "/practices", "/transfers", "/lessons", "/search", "/accessibility", "/privacy" }.Select(path => (path, (DateTimeOffset?)null))],
            "actions" => [.. (await actions.Seen(Viewer.Anyone, cancellation)).Select(action => ($"/actions/{action.Reference}", (DateTimeOffset?)null))],
            "fiches" => [.. (await db.CurrentEditions(Viewer.Anyone).OrderBy(row => row.Fiche.Reference).Select(row => new { row.Fiche.Reference, row.Edition.PublishedAt }).ToListAsync(cancellation)).Select(row => ($"/fiches/{row.Reference}", (DateTimeOffset?)row.PublishedAt))],
            "practices" => [.. (await db.CurrentPractices(Viewer.Anyone).OrderBy(row => row.Practice.Reference).Select(row => new { row.Practice.Reference, row.Edition.PublishedAt }).ToListAsync(cancellation)).Select(row => ($"/practices/{row.Reference}", (DateTimeOffset?)row.PublishedAt))],
            "lessons" =>
            [
                .. (await db.Lessons.AsNoTracking().SeenBy(db.Db, Viewer.Anyone, each => each.Id).Where(each => each.Status == StatementStatus.Confirmed).OrderBy(each => each.Reference).ToListAsync(cancellation)).Select(each => ($"/lessons/{each.Reference}", each.ConfirmedAt)),
                .. (await db.Syntheses.AsNoTracking().SeenBy(db.Db, Viewer.Anyone, each => each.Id).Where(each => each.Status == StatementStatus.Confirmed).OrderBy(each => each.Reference).ToListAsync(cancellation)).Select(each => ($"/syntheses/{each.Reference}", each.ConfirmedAt)),
            ],
            _ => null,
        };
        return pages is null ? null : $"{Declaration}{new XElement(map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", html), pages.SelectMany(page => Language.All.Select(language => new XElement(map + "url",
            new XElement(map + "loc", site.Of(language, page.Path)), page.Changed is { } at ? new XElement(map + "lastmod", $"{at.UtcDateTime:yyyy-MM-dd}") : null,
            Language.All.Select(other => new XElement(html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", other), new XAttribute("href", site.Of(other, page.Path))))))))}";
    }

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
}
