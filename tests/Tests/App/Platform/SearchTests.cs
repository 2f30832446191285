using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Search;
using Passerelle.Requests.Open;

namespace Passerelle.Tests.App.Platform;

/// <summary>One question over everything, and what each reader may find.</summary>
public sealed class SearchTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "gestion des donnees migratoires", "Ouganda III")]
    [InlineData("en", "urban planning", "Uganda II")]
    [InlineData("en", "ACT-2011-0001", "")]
    public async Task Accents_endings_and_references_are_understood(string language, string question, string begins)
    {
        await Archive();

        var found = Find(question, language, Viewer.Anyone);

        Assert.False(found.Forgiving);
        Assert.Contains(found.Hits.Take(5), hit => begins == "" ? hit.Document.Reference == question : hit.Document.Title.Best(language).StartsWith(begins, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_typing_fault_is_forgiven_and_said()
    {
        await Archive();

        var found = Find("Madagaskar", "en", Viewer.Anyone);

        Assert.True(found.Forgiving);
        Assert.StartsWith("Madagascar", found.Hits[0].Document.Title.In("en"));
    }

    [Fact]
    public async Task A_draft_is_found_by_those_who_write_it_and_counted_for_nobody_else()
    {
        var author = await host.Appoint("Search Author", Role.Requester);
        var officer = await host.Appoint("Search Officer", Role.Officer);
        var writer = await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(author.Account, new(2026, 1, 15), Cancellation));
        var team = await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(officer.Account, new(2026, 1, 15), Cancellation));
        await host.Ask<OpenRequest, Outcome<string>>(open => open.Run(new(author.Office.Value, "Xylophone inspection", "en"), new(writer, host.Clock.GetUtcNow(), Channel.Page), Cancellation));
        await Refresh();

        Assert.Equal(1, Find("xylophone", "en", writer).Total);
        Assert.Equal(0, Find("xylophone", "en", team).Total);
        Assert.Equal(0, Find("xylophone", "en", Viewer.Anyone).Total);
    }

    [Fact]
    public async Task The_page_shows_what_was_found_and_says_what_to_do_when_nothing_was()
    {
        await Archive();
        using var reader = host.Anyone();

        var found = await reader.Open("/en/search?q=urban+planning");
        var nothing = await reader.Open("/fr/search?q=zzzzzzzzzz");

        Assert.Contains("Uganda II", found.Text);
        Assert.Contains("Rien trouvé", nothing.Text);
    }

    [Fact]
    public async Task The_page_narrows_marks_and_suggests_and_programs_get_the_same()
    {
        await Archive();
        using var reader = host.Anyone();

        var all = await reader.Open("/en/search?q=migration");
        var narrowed = await reader.Open("/en/search?q=migration&f=country:UG");
        var mistyped = await reader.Open("/en/search?q=Madagaskar");
        var answer = System.Text.Json.JsonDocument.Parse(await reader.Http.GetStringAsync("/api/v1/search?q=migration&f=country:UG&language=fr", Cancellation)).RootElement;

        Assert.NotEmpty(all.Document.QuerySelectorAll("main mark"));
        Assert.NotEmpty(all.Document.QuerySelectorAll("main a[href*='f=country']"));
        Assert.Contains("Uganda", narrowed.Text);
        Assert.NotNull(mistyped.Document.QuerySelector("main a[href*='q=madagascar']"));
        Assert.All(answer.GetProperty("hits").EnumerateArray(), hit => Assert.Contains("country:UG", hit.GetProperty("codes").EnumerateArray().Select(code => code.GetString())));
        Assert.True(answer.GetProperty("total").GetInt32() > 0);
    }

    [Fact]
    public async Task Counts_and_suggestions_tell_nobody_of_what_they_may_not_see()
    {
        var author = await host.Appoint("Search Secret", Role.Requester);
        var writer = await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(author.Account, new(2026, 1, 15), Cancellation));
        await host.Ask<OpenRequest, Outcome<string>>(open => open.Run(new(author.Office.Value, "Glockenspiel inspection", "en"), new(writer, host.Clock.GetUtcNow(), Channel.Page), Cancellation));
        await Refresh();
        var search = (ISearch)host.Services.GetService(typeof(ISearch))!;

        Assert.Equal("glockenspiel", search.Find(new("glockenspeil", "en", 10), writer).Suggestion);
        Assert.Null(search.Find(new("glockenspeil", "en", 10), Viewer.Anyone).Suggestion);
        Assert.Contains(search.Find(new("inspection", "en", 10) { WithFacets = true }, writer).Facets, facet => facet.Code == "kind:requests.search.kind");
        Assert.DoesNotContain(search.Find(new("inspection", "en", 10) { WithFacets = true }, Viewer.Anyone).Facets, facet => facet.Code == "kind:requests.search.kind");
    }

    private async Task Archive()
    {
        var file = await System.IO.File.ReadAllBytesAsync(Path.Combine(House.Root, "demo/actions.json"), Cancellation);
        await host.Ask<ArchiveDesk, Outcome<ImportReport>>(desk => desk.Import(file, "actions.json", false, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import), Cancellation));
        await Refresh();
    }

    private Task Refresh() => host.Ask<ISearch, bool>(async search =>
    {
        await search.Refresh(Cancellation);
        return true;
    });

    private SearchResult Find(string question, string language, Viewer viewer) => ((ISearch)host.Services.GetService(typeof(ISearch))!).Find(question, language, viewer, 20);
}
