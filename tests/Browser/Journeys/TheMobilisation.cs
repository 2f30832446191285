using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Passerelle.Browser.Journeys;

/// <summary>A facility of its own, whose panel this journey brings further.</summary>
public sealed class MobilisationHost : BrowserHost;

/// <summary>An administration names an expert, two of its people release them, the host welcomes them, the expert says yes: all on a telephone and by mailed links, in English and in French.</summary>
public sealed partial class TheMobilisation(MobilisationHost host) : IClassFixture<MobilisationHost>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private string mobilisation = "", call = "";

    [Fact]
    public async Task An_expert_is_called_released_welcomed_and_confirmed_by_mailed_links_on_a_telephone()
    {
        await The_officer_sees_who_has_not_answered();
        await The_administration_names_its_expert();
        await One_of_its_people_signs_the_release();
        await A_second_signs_beside();
        await The_officer_asks_the_host();
        await The_host_welcomes_by_the_mailed_link();
        await The_expert_says_yes_in_French();
        await The_officer_finds_the_mission_file_in_French();
    }

    private async Task The_officer_sees_who_has_not_answered()
    {
        var page = await host.SignIn("Nora Viadukt");
        await page.GotoAsync("/en/panels");
        await page.Locator("main a[href*='/panels/PAN-']").Last.ClickAsync();
        await page.Locator("main a[href$='/mobilisation']").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mobilisation", Exact = true })).ToBeVisibleAsync();
        mobilisation = new Uri(page.Url).AbsolutePath;
        await page.CheckPage();
        var open = page.Locator("tr", new() { HasText = "Waits for an answer" }).First;
        call = Reference().Match(await open.InnerTextAsync()).Value;
        Assert.NotEqual("", call);
        await page.Leave();
    }

    private async Task The_administration_names_its_expert()
    {
        var page = await Telephone(await LinkAbout(call, "The terms of reference and the names"));
        await page.CheckPage();
        Assert.NotEqual("", await page.Locator("[name='Form.Nominations[0].Expert']").InputValueAsync());
        await page.Press("Name experts");
        await Expect(page.GetByText("Your experts are named")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task One_of_its_people_signs_the_release()
    {
        var page = await Telephone(await LinkAbout(call, "One of you signs the release"));
        await page.CheckPage();
        await page.GetByLabel("Who signs").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Press("Sign the release");
        await Expect(page.GetByText("The second signature is asked for by letter")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task A_second_signs_beside()
    {
        var page = await Telephone(await LinkAbout(call, "It counts when a second person signs"));
        await page.CheckPage();
        await page.Press("Sign as the second");
        await Expect(page.GetByText("The facility has been told")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_officer_asks_the_host()
    {
        var page = await host.SignIn("Nora Viadukt");
        await page.GotoAsync(mobilisation);
        await page.Press("Ask the host");
        await Expect(page.GetByText("The host has been asked")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_host_welcomes_by_the_mailed_link()
    {
        var page = await Telephone((await LinkAbout("MOB-", "profils", "profiles")).Replace("/fr/", "/en/", StringComparison.Ordinal));
        await page.CheckPage();
        await Expect(page.Locator("main")).Not.ToContainTextAsync("@roster.example");
        await page.Press("Send your view");
        await Expect(page.GetByText("Whoever you welcome is being asked")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_expert_says_yes_in_French()
    {
        var page = await Telephone(InFrench().Replace(await LinkAbout("CHR-", "/link/"), "/fr/"));
        await page.CheckPage();
        await page.Press("Oui, je viens");
        await Expect(page.GetByText("Votre dossier de mission est ouvert")).ToBeVisibleAsync();
        await page.Leave();
    }

    private async Task The_officer_finds_the_mission_file_in_French()
    {
        var page = await host.SignIn("Nora Viadukt", "fr");
        await page.GotoAsync("/fr/missions");
        await page.Locator("main a[href*='/missions/MIS-']").First.ClickAsync();
        await Expect(page.GetByText("En préparation").First).ToBeVisibleAsync();
        await page.CheckPage();
        await page.GotoAsync("/fr/ledger");
        await page.CheckPage();
        await page.Leave();
    }

    private async Task<IPage> Telephone(string link)
    {
        var page = await host.NewPage();
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync(link);
        return page;
    }

    /// <summary>The path of the link in the newest letter that has a word and one of some others, as soon as it lies in the folder of letters.</summary>
    private async Task<string> LinkAbout(string word, params string[] others)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            // Letters are named by their ids, which sort by birth.
            foreach (var file in Folder.EnumerateFiles(Path.Combine(host.Data, "letters"), "*.eml").OrderDescending(StringComparer.Ordinal))
            {
                // Lines are folded for the way by mail; a link must not be.
                var letter = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal);
                if (letter.Contains(word, StringComparison.Ordinal) && others.Any(other => letter.Contains(other, StringComparison.Ordinal)) && Link().Match(letter) is { Success: true } link) return link.Value;
            }
            if (waited.Elapsed > patience) throw new InvalidOperationException($"No letter about {word} with {string.Join(" or ", others)}.");
        }
    }

    [GeneratedRegex("/[a-z]{2}/link/[A-Za-z0-9_-]+")]
    private static partial Regex Link();

    [GeneratedRegex("CAL-[0-9]{4}-[0-9]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex("^/[a-z]{2}/")]
    private static partial Regex InFrench();
}
