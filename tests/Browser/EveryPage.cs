namespace Passerelle.Browser;

/// <summary>Walks along the links as a reader would and looks at each kind of page twice.</summary>
public sealed class EveryPage(BrowserHost host)
{
    private const int perKind = 2;

    [Theory(Explicit = true)]
    [InlineData("en", 6)]
    [InlineData("fr", 6)]
    [InlineData("es", 6)]
    [InlineData("pt", 6)]
    [InlineData("ar", 6)]
    [InlineData("ru", 6)]
    public async Task Pages_open_to_anyone_are_accessible(string language, int atLeast)
    {
        var page = await host.NewPage(language);

        var seen = await page.Walk([$"/{language}"], link => link.StartsWith($"/{language}", StringComparison.Ordinal), _ => perKind);

        Assert.True(seen.Count >= atLeast, $"Only {seen.Count} pages found: {string.Join(' ', seen)}");
    }

    /// <summary>The public pages most people open, looked at in every run; the walks that look at all pages are run by name (<c>--explicit on</c>): they take long.</summary>
    [Theory]
    [InlineData("fr", "/")]
    [InlineData("fr", "/actions/ACT-2012-0001")]
    [InlineData("ar", "/actions")]
    [InlineData("ar", "/fiches/FIC-2020-0001")]
    public async Task The_pages_most_people_open_are_accessible(string language, string path)
    {
        var page = await host.NewPage(language);
        await page.GotoAsync($"/{language}{path}");

        await page.CheckPage($"open-{language}{path.Replace('/', '-')}");
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/ar")]
    [InlineData("/en/actions")]
    public async Task A_first_visit_weighs_at_most_40_kB(string path) => Assert.InRange(await host.WeightOfFirstVisit(path), 1, 40 * 1024);
}
