using System.CommandLine;
using System.Text.Json;
using Passerelle.Platform.Search;

namespace Passerelle.Host.Search;

/// <summary><c>search QUERY</c>: ranked results as somebody who is not signed in sees them.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string> question = new("QUERY");
    private static readonly Option<int> limit = new("--limit") { DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> json = new("--json");

    private sealed record Line(string Id, double Score, string Title);

    private sealed record Report(IReadOnlyList<Line> Results);

    public static Command Make(Func<ParseResult, SiteOptions> options, Option<string?> language)
    {
        var command = new Command("search") { question, limit, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(language) is { } code && Language.Knows(code) ? code : Language.Current;
            var builder = Site.Builder([], options(parsed));
            builder.Logging.ClearProviders();
            await using var app = Site.Build(builder);
            await Database.Migrate(app.Services, cancellation);
            var search = app.Services.GetRequiredService<ISearch>();
            await search.Refresh(cancellation);
            var lines = search.Find(parsed.GetValue(question)!, chosen, Viewer.Anyone, parsed.GetValue(limit)).Hits
                .Select(hit => new Line(hit.Document.Reference, Math.Round(hit.Score, 4), hit.Document.Title.Best(chosen))).ToList();
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new Report(lines), StoredJson.Options));
            else foreach (var line in lines) Console.WriteLine($"{line.Id}\t{line.Score:0.00}\t{line.Title}");
            return 0;
        });
        return command;
    }
}
