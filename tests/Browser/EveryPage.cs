namespace Passerelle.Browser;

/// <summary>Walks along the links as a reader would and looks at each kind of page.</summary>
public sealed class EveryPage(BrowserHost host)
{
    [Theory]
    [InlineData("fr", 6)]
    [InlineData("ar", 6)]
    public Task Pages_open_to_anyone_are_accessible(string language, int atLeast) => Walk(language, atLeast);

    /// <summary>Run by name (<c>--explicit on</c>): each language takes minutes where two processors share the work.</summary>
    [Theory(Explicit = true)]
    [InlineData("en", 6)]
    [InlineData("es", 6)]
    [InlineData("pt", 6)]
    [InlineData("ru", 6)]
    public Task Pages_in_the_other_languages_are_accessible(string language, int atLeast) => Walk(language, atLeast);

    private async Task Walk(string language, int atLeast)
    {
        var page = await host.NewPage(language);

        var seen = await page.Walk([$"/{language}"], link => link.StartsWith($"/{language}", StringComparison.Ordinal) && !link.Contains('&', StringComparison.Ordinal), _ => 1, every: true);

        Assert.True(seen.Count >= atLeast, $"Only {seen.Count} pages found: {string.Join(' ', seen)}");
    }

    [Theory]
    [InlineData("/en")]
    [InlineData("/ar")]
    [InlineData("/en/actions")]
    public async Task A_first_visit_weighs_at_most_40_kB(string path) => Assert.InRange(await host.WeightOfFirstVisit(path), 1, 40 * 1024);
}
