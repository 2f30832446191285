using System.Text;
using System.Text.Json;
using Passerelle.Library.Public;
using Passerelle.Platform;
using Passerelle.Platform.Search;

namespace Passerelle.Tests.App.Library;

/// <summary>Documents of others: loaded, found, and how well.</summary>
public sealed class DocumentSearchTests(TestHost host) : IClassFixture<TestHost>
{
    // Beside the checkout, not in it: other people's sentences are not the project's to give away.
    private static readonly string shared = Path.Combine(House.Root, "..", "shared", "data", "search");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loading_twice_changes_nothing_and_a_change_is_found()
    {
        const string first = """[{"id":"doc-a1","title":"Évaluation de la gestion des frontières au Sénégal","year":"2016","countries":"Senegal, Mali","languages":"French","donor":"European Union"}]""";

        var created = await Load(first);
        var again = await Load(first);
        var changed = await Load(first.Replace("2016", "2017"));
        await Refresh();

        Assert.Equal(new DocumentReport(1, 1, 0, 0), created.Report);
        Assert.Equal(new DocumentReport(1, 0, 0, 1), again.Report);
        Assert.Equal(new DocumentReport(1, 0, 1, 0), changed.Report);
        foreach (var (language, question) in new[] { ("en", "border management Senegal"), ("ru", "управление границами"), ("ar", "إدارة الحدود"), ("fr", "frontieres senegal 2017"), ("es", "gestión de fronteras en Malí") })
            Assert.Contains(Find(question, language).Hits, hit => hit.Document.Reference == "doc-a1");
        var document = Find("frontières Sénégal", "fr").Hits.Single(hit => hit.Document.Reference == "doc-a1").Document;
        Assert.Equal(["country:SN", "country:ML"], document.Codes);
        Assert.Equal([2017], document.Years);
        Assert.Equal("fr", document.Title.Source);
    }

    [Theory]
    [InlineData("{}", "1:1 library.documents.not-a-list")]
    [InlineData("[{\"id\":\"doc-b1\"}]", "1:2 library.documents.missing")]
    [InlineData("[\n  {\"id\":\"doc-b1\",\"title\":\"One\"},\n  {\"id\":\"doc-b1\",\"title\":\"Two\"}\n]", "3:9 library.documents.twice")]
    [InlineData("[{\"id\":\"doc-b1\",\"title\":\"One\",\"year\":\"20x6\"}]", "1:38 library.documents.year")]
    [InlineData("[{\"id\":\"doc-b1\",\"title\":{}}]", "1:25 library.documents.not-text")]
    [InlineData("[{\"id\":\"doc-b1\",\"title\":\"One\"}", "1:31 library.documents.not-json")]
    [InlineData("[7]", "1:2 library.documents.not-a-document")]
    public async Task A_file_with_a_defect_changes_nothing_and_says_where(string file, string defect)
    {
        var loaded = await Load(file);

        Assert.Equal([defect], loaded.Defects.Select(each => $"{each.Line}:{each.Column} {each.Key}"));
        await Refresh();
        Assert.DoesNotContain(Find("One", "en").Hits, hit => hit.Document.Reference == "doc-b1");
    }

    [Fact]
    public async Task People_do_not_load_documents()
    {
        var refused = await host.Ask<DocumentsDesk, Outcome<(DocumentReport, IReadOnlyList<DocumentDefect>)>>(desk => desk.Load("[]"u8.ToArray(), new(Viewer.Anyone, host.Clock.GetUtcNow(), Channel.Api), Cancellation));

        Assert.Equal(ProblemKind.Refused, refused.Problem?.Kind);
    }

    [Fact]
    public async Task The_page_of_a_document_is_public_and_an_unknown_one_is_not_found()
    {
        await Load("""[{"id":"doc-c1","title":"Labour migration in Nepal","year":2014,"countries":["Nepal"],"languages":["English"],"donor":""}]""");
        using var reader = host.Anyone();

        Assert.Contains("Népal", (await reader.Open("/fr/documents/doc-c1")).Text);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reader.Http.GetAsync("/fr/documents/doc-zz", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Judged_themes_and_known_items_are_found_as_well_as_they_were()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(shared, "topics.json")), "the judged topics are not on this machine");
        var loaded = await Load(await File.ReadAllTextAsync(Path.Combine(shared, "documents.json"), Cancellation));
        Assert.Equal(734, loaded.Report.Created + loaded.Report.Unchanged);
        await Refresh();

        using var topics = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(shared, "topics.json"), Cancellation));
        var measured = topics.RootElement.EnumerateArray().Select(topic => (Kind: topic.GetProperty("kind").GetString()!.Split('-')[0], Language: topic.GetProperty("lang").GetString()!, Measure: Measure(topic)))
            .GroupBy(each => $"{each.Kind} {each.Language}").ToDictionary(group => group.Key, group => group.Average(each => each.Measure));

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", measured.Select(each => $"{each.Key} {each.Value:0.000}")));
        Assert.True(measured["theme en"] >= 0.85, $"{measured["theme en"]}");
        Assert.True(measured["theme fr"] >= 0.80, $"{measured["theme fr"]}");
        Assert.True(measured["known fr"] >= 0.98, $"{measured["known fr"]}");
    }

    /// <summary>nDCG@10 for a theme, the reciprocal rank for a known item.</summary>
    private double Measure(JsonElement topic)
    {
        var relevant = topic.GetProperty("relevant").EnumerateArray().Select(each => each.GetString()!).ToHashSet();
        var found = Find(topic.GetProperty("query").GetString()!, topic.GetProperty("lang").GetString()!, 100).Hits.Select(hit => hit.Document.Reference).Where(reference => reference.StartsWith("iom-", StringComparison.Ordinal)).ToList();
        if (topic.GetProperty("kind").GetString() != "theme") return found.FindIndex(relevant.Contains) is var rank and >= 0 ? 1.0 / (rank + 1) : 0;
        return Gain(found.Take(10).Select(relevant.Contains)) / Gain(Enumerable.Repeat(true, Math.Min(10, relevant.Count)));

        static double Gain(IEnumerable<bool> hits) => hits.Index().Sum(hit => hit.Item ? 1 / Math.Log2(hit.Index + 2) : 0);
    }

    private async Task<(DocumentReport Report, IReadOnlyList<DocumentDefect> Defects)> Load(string file) =>
        (await host.Ask<DocumentsDesk, Outcome<(DocumentReport, IReadOnlyList<DocumentDefect>)>>(desk => desk.Load(Encoding.UTF8.GetBytes(file), new(Viewer.System, host.Clock.GetUtcNow(), Channel.Import), Cancellation))).Value;

    private Task Refresh() => host.Ask<ISearch, bool>(async search =>
    {
        await search.Refresh(Cancellation);
        return true;
    });

    private SearchResult Find(string question, string language, int limit = 50) => ((ISearch)host.Services.GetService(typeof(ISearch))!).Find(question, language, Viewer.Anyone, limit);
}
