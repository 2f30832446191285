using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passerelle.Actions.Public;
using Passerelle.Platform.Web;
using Passerelle.Roster.Public;

namespace Passerelle.Host;

/// <summary><c>import actions FILE</c> and <c>import experts FILE</c>: read a list into the facility, with a report of every defect.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> file = new("FILE");
    private static readonly Option<FileInfo?> map = new("--map");
    private static readonly Option<bool> dryRun = new("--dry-run");
    private static readonly Option<bool> json = new("--json");

    private sealed record Line(int Row, string Column, string Found, string Why, string Proposed);

    private sealed record Refusal(int Line, string Why);

    /// <param name="Run">Reference by which it can be undone; null where it cannot.</param>
    private sealed record Report(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, string? Run, IReadOnlyList<Line> Defects);

    private sealed record Imported(Report Report, IReadOnlyList<Refusal> Refusals);

    public static Command Make(Func<ParseResult, SiteOptions> options, Option<string?> language)
    {
        var actions = new Command("actions") { file, dryRun, json };
        actions.SetAction((parsed, cancellation) => Run(parsed, options, language, Actions, cancellation));
        var experts = new Command("experts") { file, map, dryRun, json };
        experts.SetAction((parsed, cancellation) => Run(parsed, options, language, Experts, cancellation));
        return new("import") { actions, experts };
    }

    private static async Task<int> Run(ParseResult parsed, Func<ParseResult, SiteOptions> options, Option<string?> language, Func<IServiceProvider, ParseResult, Occasion, CancellationToken, Task<Outcome<Imported>>> import, CancellationToken cancellation)
    {
        if (parsed.GetValue(language) is { } chosen && Language.Knows(chosen)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(chosen);
        var builder = Site.Builder([], options(parsed));
        // Standard output is the report's.
        builder.Logging.ClearProviders();
        await using var app = Site.Build(builder);
        var words = app.Services.GetRequiredService<Wording>();
        foreach (var needed in (FileInfo?[])[parsed.GetValue(file), parsed.CommandResult.Command.Options.Contains(map) ? parsed.GetValue(map) : null])
            if (needed is { Exists: false })
            {
                await Console.Error.WriteLineAsync($"{needed}:1:1: {words["actions.import.no-file"].Value}");
                return 3;
            }
        await Database.Migrate(app.Services, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var occasion = new Occasion(Viewer.System, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Channel.Import);
        return await Tell(await import(scope.ServiceProvider, parsed, occasion, cancellation), parsed.GetValue(file)!, parsed.GetValue(json), words);
    }

    private static async Task<int> Tell(Outcome<Imported> outcome, FileInfo source, bool asJson, Wording words)
    {
        if (outcome.Problem is { } problem)
        {
            foreach (var finding in problem.Findings) await Console.Error.WriteLineAsync($"{source}:{(finding.Field == "" ? "1:1" : finding.Field)}: {words.Words(finding)}");
            return problem.Kind == ProblemKind.Invalid ? 3 : 1;
        }
        var (report, refusals) = outcome.Value;
        foreach (var refusal in refusals) await Console.Error.WriteLineAsync($"{source}:{refusal.Line}:1: {refusal.Why}");
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(report, StoredJson.Options));
        else
        {
            Console.WriteLine(words[report.DryRun ? "actions.import.would" : "actions.import.did", report.Read, report.Created, report.Updated, report.Unchanged, report.Refused].Value);
            foreach (var line in report.Defects) Console.WriteLine($"{line.Row}\t{line.Column}\t{line.Found}\t{line.Why}\t{line.Proposed}");
        }
        return report.Refused > 0 ? 3 : 0;
    }

    private static async Task<Outcome<Imported>> Actions(IServiceProvider services, ParseResult parsed, Occasion occasion, CancellationToken cancellation)
    {
        var (words, source) = (services.GetRequiredService<Wording>(), parsed.GetValue(file)!);
        var outcome = await services.GetRequiredService<ArchiveDesk>().Import(await System.IO.File.ReadAllBytesAsync(source.FullName, cancellation), source.Name, parsed.GetValue(dryRun), occasion, cancellation);
        if (outcome.Problem is { } problem) return problem;
        var report = outcome.Value;
        return new Imported(
            new(report.Read, report.Created, report.Updated, report.Unchanged, report.Refused, report.DryRun, null,
                [.. report.Defects.Select(defect => new Line(defect.Row, defect.Column, defect.Found, Why(defect), words[$"actions.import.proposed.{defect.Proposed}", defect.Args].Value))]),
            [.. report.Defects.Where(defect => defect.Refuses).Select(defect => new Refusal(defect.Line, Why(defect)))]);

        string Why(Defect defect) => words[$"actions.import.why.{defect.Why}", defect.Args].Value;
    }

    private static async Task<Outcome<Imported>> Experts(IServiceProvider services, ParseResult parsed, Occasion occasion, CancellationToken cancellation)
    {
        var (words, source) = (services.GetRequiredService<Wording>(), parsed.GetValue(file)!);
        var mapping = parsed.GetValue(map) is { } named ? await System.IO.File.ReadAllBytesAsync(named.FullName, cancellation) : null;
        var outcome = await services.GetRequiredService<RosterImportDesk>().Import(await System.IO.File.ReadAllBytesAsync(source.FullName, cancellation), source.Name, mapping, parsed.GetValue(dryRun), occasion, cancellation);
        if (outcome.Problem is { } problem) return problem;
        var report = outcome.Value;
        return new Imported(
            new(report.Read, report.Created, report.Updated, report.Unchanged, report.Refused, report.DryRun, report.Run,
                [.. report.Defects.Select(defect => new Line(defect.Row, defect.Column, defect.Found, words[defect.Why, [.. defect.Args]].Value, words[defect.Proposed, [.. defect.Args]].Value))]),
            [.. report.Defects.Where(defect => defect.Refuses).Select(defect => new Refusal(defect.Line, words[defect.Why, [.. defect.Args]].Value))]);
    }
}
