using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Passerelle.Library.Public;
using Passerelle.Platform;
using Passerelle.Platform.Search;

namespace Passerelle.Tests.App.Platform;

/// <summary>The index as something derived: fed by the Journal, taken up where it stood, made anew where it cannot be read.</summary>
// The thesaurus is one for the whole process: who changes it and who relies on its version take turns.
[Collection("thesaurus")]
public sealed class SearchIndexTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int folders;

    private string NewFolder() => Path.Combine(host.Data, $"index-{Interlocked.Increment(ref folders)}");

    [Fact]
    public async Task What_a_fact_tells_of_is_found_at_the_next_look_and_the_index_carries_the_Journals_number()
    {
        var folder = NewFolder();
        using (var search = Open(folder))
        {
            await Load("idx-a1", "Quokka husbandry among herders");
            await search.Refresh(Cancellation);
            Assert.Equal(1, search.Find(new("quokka", "en", 10), Viewer.Anyone).Total);
            await Load("idx-a1", "Wombat husbandry among herders");
            await search.Refresh(Cancellation);
            Assert.Equal((0, 1), (search.Find(new("quokka", "en", 10), Viewer.Anyone).Total, search.Find(new("wombat", "en", 10), Viewer.Anyone).Total));
        }
        using var reader = DirectoryReader.Open(FSDirectory.Open(folder));
        Assert.Equal(await host.Read(db => Task.FromResult($"{db.Journal.Max(entry => entry.Sequence)}")), reader.IndexCommit.UserData["sequence"]);
    }

    [Fact]
    public async Task A_start_takes_the_index_up_where_it_stood()
    {
        var folder = NewFolder();
        await Load("idx-b1", "Numbat census");
        using (var search = Open(folder)) await search.Refresh(Cancellation);
        await Load("idx-b2", "Bilby census");

        using var started = Open(folder);
        Assert.True(started.IsComplete);
        Assert.Equal(1, started.Find(new("numbat", "en", 10), Viewer.Anyone).Total);
        await started.Refresh(Cancellation);
        Assert.Equal(1, started.Find(new("bilby", "en", 10), Viewer.Anyone).Total);
    }

    [Fact]
    public async Task An_index_that_was_destroyed_is_noticed_and_made_anew()
    {
        var folder = NewFolder();
        await Load("idx-c1", "Potoroo census");
        using var search = Open(folder);
        await search.Refresh(Cancellation);
        Folder.Delete(folder, recursive: true);

        await search.Refresh(Cancellation);

        Assert.True(search.IsComplete);
        Assert.Equal(1, search.Find(new("potoroo", "en", 10), Viewer.Anyone).Total);
        Assert.NotEmpty(Folder.GetFiles(folder));
    }

    [Fact]
    public async Task Files_that_are_no_index_are_replaced()
    {
        var folder = NewFolder();
        await Load("idx-d1", "Dunnart census");
        Folder.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "segments_1"), "rubbish", Cancellation);

        using var search = Open(folder);
        Assert.False(search.IsComplete);
        await search.Refresh(Cancellation);

        Assert.Equal(1, search.Find(new("dunnart", "en", 10), Viewer.Anyone).Total);
    }

    [Fact]
    public async Task The_index_of_another_database_is_not_believed()
    {
        var folder = NewFolder();
        await Load("idx-e1", "Kowari census");
        using (var other = SearchIndex.Open(folder, Tagger())) other.Commit(new(1_000_000, "another"));

        using var search = Open(folder);
        await search.Refresh(Cancellation);

        Assert.Equal(1, search.Find(new("kowari", "en", 10), Viewer.Anyone).Total);
    }

    [Fact]
    public async Task Two_of_one_node_do_not_disturb_each_other()
    {
        var folder = NewFolder();
        await Load("idx-f1", "Mulgara census");
        using var first = Open(folder);
        await first.Refresh(Cancellation);

        using var second = Open(folder);
        await second.Refresh(Cancellation);

        Assert.Equal(1, first.Find(new("mulgara", "en", 10), Viewer.Anyone).Total);
        Assert.Equal(1, second.Find(new("mulgara", "en", 10), Viewer.Anyone).Total);
    }

    [Fact]
    public async Task Facets_are_counted_narrow_what_is_found_and_passages_carry_marks()
    {
        await Load("idx-g1", "Rebuilding shelters after floods", "Nepal", "2015", "Alpine Fund");
        await Load("idx-g2", "Abris après le séisme", "Haiti", "2010", "Alpine Fund");
        using var search = Open(NewFolder());
        await search.Refresh(Cancellation);

        var found = search.Find(new("shelter", "en", 10) { WithFacets = true }, Viewer.Anyone);
        var narrowed = search.Find(new("shelter", "en", 10) { Chosen = ["country:HT"] }, Viewer.Anyone);
        var donor = search.Find(new("alpine fund", "en", 10), Viewer.Anyone).Hits.First(hit => hit.Document.Reference == "idx-g2");

        Assert.Contains(new FacetCount("theme:shelter", 2), found.Facets);
        Assert.Contains(new FacetCount("year:2010", 1), found.Facets);
        Assert.Contains(new FacetCount("language:fr", 1), found.Facets);
        Assert.Equal(["idx-g2"], narrowed.Hits.Select(hit => hit.Document.Reference));
        Assert.Equal(["Alpine", "Fund"], donor.Marks.Select(mark => donor.Passage[mark]));
    }

    [Fact]
    public async Task A_typing_fault_is_put_right_by_words_that_are_there()
    {
        await Load("idx-h1", "Évaluation du programme Wombatville");
        using var search = Open(NewFolder());
        await search.Refresh(Cancellation);

        var found = search.Find(new("programme Wombatvile", "fr", 10), Viewer.Anyone);

        Assert.Equal("programme wombatville", found.Suggestion);
        Assert.Null(search.Find(new("wombatville", "fr", 10), Viewer.Anyone).Suggestion);
    }

    private LuceneSearch Open(string folder) => new(host.Services.GetRequiredService<IServiceScopeFactory>(), host.Services.GetRequiredService<IVocabulary>(), Options.Create(new SearchFolder { Folder = folder }), host.Clock, NullLogger<LuceneSearch>.Instance);

    private Tagger Tagger() => new(host.Services.GetRequiredService<IVocabulary>());

    private async Task Load(string id, string title, string countries = "", string year = "", string donor = "")
    {
        var file = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new[] { new { id, title, year, countries, languages = "", donor } });
        Assert.Empty((await host.Ask<DocumentsDesk, Outcome<(DocumentReport, IReadOnlyList<DocumentDefect> Defects)>>(desk => desk.Load(file, new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import), Cancellation))).Value.Defects);
    }
}
