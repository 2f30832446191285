using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Passerelle.Browser.Journeys;

/// <summary>What people do on every page, in their own words.</summary>
internal static partial class Doing
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    /// <summary>Presses the button and waits for the page that answers: another document than the one it stood on, loaded whole.</summary>
    public static async Task Press(this IPage page, string button)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = '' }");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await page.WaitForFunctionAsync("() => !('before' in document.documentElement.dataset) && document.readyState === 'complete'", null, new() { PollingInterval = 50, Timeout = 60_000 });
    }

    public static Task Leave(this IPage page) => page.Context.CloseAsync();

    /// <summary>Fills a line of an Action's work plan with a regional conference.</summary>
    public static async Task Plan(this IPage page, int line, string place, string month)
    {
        await page.GetByLabel("Type", new() { Exact = true }).Nth(line).SelectOptionAsync("regional-conference");
        await page.GetByLabel("Title", new() { Exact = true }).Nth(line).FillAsync($"Regional conference of {place}");
        await page.Locator($"[name='Form.Activities[{line}].Place']").FillAsync(place);
        await page.Locator($"[name='Form.Activities[{line}].Planned']").FillAsync(month);
    }

    /// <summary>An act of an Action that asks for nothing but its confirmation.</summary>
    public static async Task Do(this IPage page, string action, string act, string button)
    {
        await page.GotoAsync($"/en/actions/{action}/acts/{act}");
        await page.Press(button);
    }

    /// <summary>The path of the link in the letter to somebody that speaks of something, as soon as it lies in the folder of letters.</summary>
    public static async Task<string> MailedLink(this BrowserHost host, string email, string about)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            foreach (var file in Folder.EnumerateFiles(Path.Combine(host.Data, "letters"), "*.eml"))
            {
                // Lines are folded for the way by mail; a link must not be.
                var letter = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
                if (letter.Contains($"<{email}>", StringComparison.Ordinal) && letter.Contains(about, StringComparison.Ordinal) && Link().Match(letter) is { Success: true } link) return link.Value;
            }
            if (waited.Elapsed > patience) throw new InvalidOperationException($"No letter to {email} about {about}.");
        }
    }

    [GeneratedRegex("/[a-z]{2}/link/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
