using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Passerelle.Browser;

/// <summary>Along the links of the site, page by page.</summary>
internal static partial class Walking
{
    /// <summary>Pages of one walk. Every run takes the nearest ones; <c>PASSERELLE_WALK=whole</c> goes as far as the links lead.</summary>
    public static readonly int AtMost = Environment.GetEnvironmentVariable("PASSERELLE_WALK") == "whole" ? 60 : 6;

    /// <summary>How often a working page of one kind is looked at in a run in each direction of writing, by whomever; further ones are walked through for their links.</summary>
    private const int looks = 1;

    private static readonly ConcurrentDictionary<string, int> looked = new();

    // Colours are the same in every language: one look by night for each kind of page.
    private static readonly ConcurrentDictionary<string, int> nights = new();

    /// <summary>Checks the pages of the site's own that can be reached by links, and returns their addresses in the order of the walk.</summary>
    /// <param name="from">Where the walk starts.</param>
    /// <param name="worth">Whether an address is worth the way.</param>
    /// <param name="every">Every page is looked at; otherwise only the first of a kind in a run.</param>
    /// <param name="perKind">How many addresses of one kind are looked at; a kind is an address without what tells one record from another.</param>
    public static async Task<IReadOnlyList<string>> Walk(this IPage page, IEnumerable<string> from, Func<string, bool> worth, Func<string, int> perKind, bool every = false)
    {
        var faults = new List<string>();
        page.Response += (_, response) => { if (response.Status >= 400) faults.Add($"{response.Status} {response.Url}, linked from {page.Url}"); };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        page.Console += (_, message) => { if (message.Type == "error") faults.Add($"{page.Url}: {message.Text}"); };
        var kinds = new Dictionary<string, int>();
        var waiting = new Queue<string>(from);
        var seen = new List<string>();
        while (waiting.TryDequeue(out var path) && seen.Count < AtMost)
        {
            await page.GotoAsync(path);
            if (every || looked.AddOrUpdate($"{path.StartsWith("/ar/", StringComparison.Ordinal)} {Kind(path)[3..]}", 1, (_, count) => count + 1) <= looks) faults.AddRange(await page.Faults(night: nights.TryAdd(Kind(path)[3..], 0)));
            seen.Add(path);
            var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname + a.search)");
            foreach (var link in links.Distinct().Where(link => worth(link) && !IsFile(link) && !seen.Contains(link) && !waiting.Contains(link)))
            {
                var kind = Kind(link);
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= perKind(kind)) waiting.Enqueue(link);
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        return seen;
    }

    private static bool IsFile(string link) => Path.HasExtension(link) || link.Contains("handler=Content", StringComparison.Ordinal);

    private static string Kind(string link) =>
        FilterValue().Replace(link.Split('?') is [var path, var query] ? $"{Record().Replace(path, "/#")}?{query}" : Record().Replace(link, "/#"), "=");

    [GeneratedRegex(@"(?<=^/[a-z]{2}/[^/]+)/[^/]*(\d|-)[^/]*")]
    private static partial Regex Record();

    [GeneratedRegex(@"=[^&]*")]
    private static partial Regex FilterValue();
}
