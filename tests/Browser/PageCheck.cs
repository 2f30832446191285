using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Passerelle.Browser;

/// <summary>What must hold on every page, whoever looks at it and however.</summary>
internal static partial class PageCheck
{
    private const int phone = 320;
    private const int desk = 1280;

    // axe is a script: on a page that runs none it would be waited for without end.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    private static readonly int[] widths = [phone, 390, desk];

    private static readonly AxeRunOptions wcag = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, ResultTypes = [ResultType.Violations] };

    // The night changes colours and nothing else.
    private static readonly AxeRunOptions contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations] };

    /// <summary>The page has no fault; see <see cref="Faults"/>.</summary>
    public static async Task CheckPage(this IPage page, string? name = null)
    {
        var faults = await page.Faults(name);

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>
    /// What is wrong: axe is asked on a phone by day, and for its contrasts at a desk by night; nothing may scroll sideways at 320, 390 and 1280 px; language and
    /// direction are those of the address. With <c>PASSERELLE_PICTURES=yes</c> a picture of the phone and of the desk is kept in <c>tests/Browser/screenshots</c>.
    /// </summary>
    /// <param name="night">Whether it is looked at by night too.</param>
    public static async Task<IReadOnlyList<string>> Faults(this IPage page, string? name = null, bool night = true)
    {
        var faults = new List<string>();
        var size = page.ViewportSize!;
        var picture = name ?? NameOf(page.Url);

        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, size.Height);
            var wide = await page.EvaluateAsync<string?>(
                """
                () => {
                  const root = document.documentElement;
                  if (root.scrollWidth <= root.clientWidth) return null;
                  const beyond = [...document.querySelectorAll('body *')].filter(e => { const box = e.getBoundingClientRect(); return box.right > root.clientWidth + 1 || box.left < -1; });
                  return `${root.scrollWidth} > ${root.clientWidth}: ` + beyond.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ');
                }
                """);
            if (wide is not null) faults.Add($"{page.Url}: {width} px scrolls sideways, {wide}");
            if (width is not (phone or desk)) continue;
            if (BrowserHost.KeepsPictures) await page.ScreenshotAsync(new() { Path = Path.Combine(BrowserHost.Root, "tests/Browser/screenshots", $"{picture}-{width}.png"), FullPage = true });
            if (width == desk && !night) continue;
            await page.EmulateMediaAsync(new() { ColorScheme = width == desk ? ColorScheme.Dark : ColorScheme.Light });
            faults.AddRange(from finding in (await page.RunAxe(width == desk ? contrast : wcag).WaitAsync(patience)).Violations
                            from node in finding.Nodes
                            select $"{page.Url}: axe, {width} px: {finding.Id} ({finding.Help}) at {node.Target}: {node.Html}");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
        await page.SetViewportSizeAsync(size.Width, size.Height);

        var language = new Uri(page.Url).Segments.ElementAtOrDefault(1)?.Trim('/') ?? "";
        var said = await page.EvaluateAsync<string>("() => document.documentElement.lang + ' ' + (document.documentElement.dir || 'ltr')");
        if (LanguageCode().IsMatch(language) && said != $"{language} {(language == "ar" ? "rtl" : "ltr")}") faults.Add($"{page.Url}: the page says it is '{said}'");
        return faults;
    }

    private static string NameOf(string address) => NotForAName().Replace(new Uri(address).PathAndQuery.Trim('/'), "-");

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex LanguageCode();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotForAName();
}
