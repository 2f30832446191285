using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passerelle.Directory.Public;
using Passerelle.Library.Public;
using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Search;

/// <summary><c>search QUERY</c>: ranked results as somebody who is not signed in sees them. <c>search load FILE</c>: documents of others, to be found.</summary>
internal static class SearchCommand
{
    private static readonly Argument<string> question = new("QUERY");
    private static readonly Option<int> limit = new("--limit") { DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> json = new("--json") { Recursive = true };
    private static readonly Argument<FileInfo> file = new("FILE");

    private sealed record Line(string Id, double Score, string Title);

    private sealed record Report(IReadOnlyList<Line> Results);

    public static Command Make(Func<ParseResult, SiteOptions> options, Option<string?> language)
    {
        limit.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } typed && (!int.TryParse(typed, out var number) || number is < 1 or > SearchQuestion.MostHits)) result.AddError($"--limit: 1–{SearchQuestion.MostHits}");
        });
        language.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault()?.Value is { } code && !Language.Knows(code)) result.AddError($"--lang: {string.Join(' ', Language.All)}");
        });
        var command = new Command("search") { question, limit, json };
        command.SetAction((parsed, cancellation) => Ask(new(parsed.GetValue(question)!, Spoken(parsed, language), parsed.GetValue(limit)), options(parsed), parsed.GetValue(json), cancellation));
        var load = new Command("load") { file };
        load.SetAction((parsed, cancellation) => Load(parsed.GetValue(file)!, Spoken(parsed, language), options(parsed), parsed.GetValue(json), cancellation));
        command.Subcommands.Add(load);
        return command;
    }

    private static string Spoken(ParseResult parsed, Option<string?> language) => parsed.GetValue(language) ?? Language.Current;

    private static async Task<int> Ask(SearchQuestion asked, SiteOptions options, bool asJson, CancellationToken cancellation)
    {
        // Where the index stands where the Journal does, no site is needed to ask it.
        using var standing = await Database.LastFact(options, cancellation) is var (sequence, seal)
            ? StandingIndex.Open(Path.Combine(options.Data, "search"), sequence, seal, FieldWords.Vocabulary) : null;
        var found = standing?.Find(asked, Viewer.Anyone);
        if (found is null)
        {
            await using var app = await Start(options, cancellation);
            var search = app.Services.GetRequiredService<ISearch>();
            await search.Refresh(cancellation);
            found = search.Find(asked, Viewer.Anyone);
        }
        var lines = found.Hits.Select(hit => new Line(hit.Document.Reference, Math.Round(hit.Score, 4), hit.Document.Title.Best(asked.Language))).ToList();
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(new Report(lines), StoredJson.Options));
        else foreach (var line in lines) Console.WriteLine($"{line.Id}\t{line.Score:0.00}\t{line.Title}");
        return 0;
    }

    private static async Task<int> Load(FileInfo source, string language, SiteOptions options, bool asJson, CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(language);
        await using var app = await Start(options, cancellation);
        var words = app.Services.GetRequiredService<Wording>();
        if (!source.Exists)
        {
            await Console.Error.WriteLineAsync($"{source}:1:1: {words["library.documents.no-file"].Value}");
            return 3;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var occasion = new Occasion(Viewer.System, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Channel.Import);
        var loaded = await scope.ServiceProvider.GetRequiredService<DocumentsDesk>().Load(await System.IO.File.ReadAllBytesAsync(source.FullName, cancellation), occasion, cancellation);
        if (loaded.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(words.Words(problem.Findings[0]));
            return 1;
        }
        var (report, defects) = loaded.Value;
        foreach (var defect in defects) await Console.Error.WriteLineAsync($"{source}:{defect.Line}:{defect.Column}: {words[defect.Key, [.. defect.Args]].Value}");
        if (defects.Count > 0) return 3;
        await app.Services.GetRequiredService<ISearch>().Refresh(cancellation);
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(report, StoredJson.Options));
        else Console.WriteLine(words["library.documents.loaded", report.Read, report.Created, report.Updated, report.Unchanged].Value);
        return 0;
    }

    private static async Task<WebApplication> Start(SiteOptions options, CancellationToken cancellation)
    {
        var builder = Site.Builder([], options);
        // Standard output is the report's.
        builder.Logging.ClearProviders();
        var app = Site.Build(builder);
        await Database.Migrate(app.Services, cancellation);
        return app;
    }
}
