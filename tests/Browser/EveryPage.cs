using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Passerelle.Browser;

/// <summary>Walks along the links as a reader would and looks at each kind of page twice.</summary>
public sealed partial class EveryPage(BrowserHost host)
{
    private const int perKind = 2;
    private const int atMost = 60;

    [Theory]
    [InlineData("en", 6)]
    [InlineData("fr", 6)]
    [InlineData("es", 6)]
    [InlineData("pt", 6)]
    [InlineData("ar", 6)]
    [InlineData("ru", 6)]
    public async Task Pages_open_to_anyone_are_accessible(string language, int atLeast)
    {
        var page = await host.NewPage(language);

        var seen = await Walk(page, language);

        Assert.True(seen.Count >= atLeast, $"Only {seen.Count} pages found: {string.Join(' ', seen)}");
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/ar")]
    [InlineData("/en/actions")]
    public async Task A_first_visit_weighs_at_most_40_kB(string path) => Assert.InRange(await host.WeightOfFirstVisit(path), 1, 40 * 1024);

    /// <summary>Checks every page that can be reached from the front page by links, and returns their addresses.</summary>
    private static async Task<IReadOnlyList<string>> Walk(IPage page, string language)
    {
        var broken = new List<string>();
        page.Response += (_, response) => { if (response.Status >= 400) broken.Add($"{response.Status} {response.Url}, linked from {page.Url}"); };
        page.PageError += (_, error) => broken.Add($"{page.Url}: {error}");
        page.Console += (_, message) => { if (message.Type == "error") broken.Add($"{page.Url}: {message.Text}"); };
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<string>([$"/{language}"]);
        var seen = new List<string>();
        while (waiting.TryDequeue(out var path) && seen.Count < atMost)
        {
            await page.GotoAsync(path);
            await page.CheckPage();
            seen.Add(path);
            var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname + a.search)");
            foreach (var link in links.Distinct().Where(link => (link == $"/{language}" || link.StartsWith($"/{language}/")) && !seen.Contains(link) && !waiting.Contains(link) && !Path.HasExtension(link)))
            {
                var kind = Kind(link);
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= perKind) waiting.Enqueue(link);
            }
        }
        Assert.Empty(broken);
        return seen;
    }

    /// <summary>An address without what tells one record from another: references, slugs below a list, values of filters.</summary>
    private static string Kind(string link) =>
        FilterValue().Replace(link.Split('?') is [var path, var query] ? $"{Record().Replace(path, "/#")}?{query}" : Record().Replace(link, "/#"), "=");

    [GeneratedRegex(@"(?<=^/[a-z]{2}/[^/]+)/[^/]*(\d|-)[^/]*")]
    private static partial Regex Record();

    [GeneratedRegex(@"=[^&]*")]
    private static partial Regex FilterValue();
}
