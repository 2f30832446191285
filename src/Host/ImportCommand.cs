using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Passerelle.Actions.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Host;

/// <summary><c>import actions FILE</c>: reads an archive into the facility, with a report of every defect.</summary>
internal static class ImportCommand
{
    private static readonly Argument<FileInfo> file = new("FILE");
    private static readonly Option<bool> dryRun = new("--dry-run");
    private static readonly Option<bool> json = new("--json");

    private sealed record Line(int Row, string Column, string Found, string Why, string Proposed);

    private sealed record Report(int Read, int Created, int Updated, int Unchanged, int Refused, bool DryRun, IReadOnlyList<Line> Defects);

    public static Command Make(Func<ParseResult, SiteOptions> options, Option<string?> language)
    {
        var actions = new Command("actions") { file, dryRun, json };
        actions.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(language) is { } chosen && Language.Knows(chosen)) CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Culture(chosen);
            var builder = Site.Builder([], options(parsed));
            // Standard output is the report's.
            builder.Logging.ClearProviders();
            await using var app = Site.Build(builder);
            await Database.Migrate(app.Services, cancellation);
            return await Import(app.Services, parsed.GetValue(file)!, parsed.GetValue(dryRun), parsed.GetValue(json), cancellation);
        });
        return new("import") { actions };
    }

    private static async Task<int> Import(IServiceProvider services, FileInfo source, bool dryRun, bool json, CancellationToken cancellation)
    {
        var words = services.GetRequiredService<Wording>();
        if (!source.Exists)
        {
            await Console.Error.WriteLineAsync($"{source}:1:1: {words["actions.import.no-file"].Value}");
            return 3;
        }
        await using var scope = services.CreateAsyncScope();
        var occasion = new Occasion(Viewer.System, services.GetRequiredService<TimeProvider>().GetUtcNow(), Channel.Import);
        var outcome = await scope.ServiceProvider.GetRequiredService<ArchiveDesk>().Import(await System.IO.File.ReadAllBytesAsync(source.FullName, cancellation), source.Name, dryRun, occasion, cancellation);
        if (outcome.Problem is { } problem)
        {
            foreach (var finding in problem.Findings) await Console.Error.WriteLineAsync($"{source}:{(finding.Field == "" ? "1:1" : finding.Field)}: {words.Words(finding)}");
            return problem.Kind == ProblemKind.Invalid ? 3 : 1;
        }
        var report = outcome.Value;
        foreach (var defect in report.Defects.Where(defect => defect.Refuses)) await Console.Error.WriteLineAsync($"{source}:{defect.Line}:1: {Why(defect)}");
        if (json) Console.WriteLine(JsonSerializer.Serialize(new Report(report.Read, report.Created, report.Updated, report.Unchanged, report.Refused, report.DryRun, [.. report.Defects.Select(Worded)]), StoredJson.Options));
        else
        {
            Console.WriteLine(words[report.DryRun ? "actions.import.would" : "actions.import.did", report.Read, report.Created, report.Updated, report.Unchanged, report.Refused].Value);
            foreach (var line in report.Defects.Select(Worded)) Console.WriteLine($"{line.Row}\t{line.Column}\t{line.Found}\t{line.Why}\t{line.Proposed}");
        }
        return report.Refused > 0 ? 3 : 0;

        string Why(Defect defect) => words[$"actions.import.why.{defect.Why}", defect.Args].Value;

        Line Worded(Defect defect) => new(defect.Row, defect.Column, defect.Found, Why(defect), words[$"actions.import.proposed.{defect.Proposed}", defect.Args].Value);
    }
}
