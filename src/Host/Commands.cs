using System.CommandLine;
using Passerelle.Host.Case;
using Passerelle.Host.Demo;
using Passerelle.Host.Search;

namespace Passerelle.Host;

/// <summary>The command line: every command of the house, its options and exit codes. What each does stands in its own file.</summary>
internal static class Commands
{
    private static readonly Option<string> data = new("--data") { DefaultValueFactory = _ => "data", Recursive = true };
    private static readonly Option<string?> db = new("--db") { Recursive = true };
    private static readonly Option<string?> lang = new("--lang") { Recursive = true };
    private static readonly Option<int> port = new("--port") { DefaultValueFactory = _ => 5080 };

    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand { data, db, lang, Up(), Serve(), Migrate(), Demo(), CaseCommand.Make(Options, lang), SearchCommand.Make(Options, lang), ImportCommand.Make(Options, lang), PanelCommand.Make(lang), FicheCommand.Make(lang) };
        var parsed = root.Parse(args);
        return parsed.Errors.Count == 0 ? parsed.InvokeAsync() : Refuse(parsed);
    }

    /// <summary>What cannot be understood is said as the parser says it, and is a usage error.</summary>
    private static async Task<int> Refuse(ParseResult parsed)
    {
        await parsed.InvokeAsync(new() { Output = Console.Error });
        return 2;
    }

    private static SiteOptions Options(ParseResult parsed) => new(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(db));

    private static Command Up()
    {
        var empty = new Option<bool>("--empty");
        var command = new Command("up") { port, empty };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!parsed.GetValue(empty) && !DemoMark.Vouches(Options(parsed))) await DemoCommand.Run(Options(parsed), Console.Error, cancellation);
            return await Serve(parsed, cancellation);
        });
        return command;
    }

    private static Command Serve()
    {
        var command = new Command("serve") { port };
        command.SetAction(Serve);
        return command;
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var builder = Site.Builder([], Options(parsed));
        // People read the log of a terminal; programs read one JSON object a line.
        if (Console.IsOutputRedirected) builder.Logging.AddJsonConsole(log => (log.UseUtcTimestamp, log.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        builder.WebHost.UseUrls($"http://localhost:{parsed.GetValue(port)}");
        await using var app = Site.Build(builder);
        await Database.Migrate(app.Services, cancellation);
        await app.RunAsync(cancellation);
        return 0;
    }

    private static Command Demo()
    {
        var command = new Command("demo");
        command.SetAction((parsed, cancellation) => DemoCommand.Run(Options(parsed), Console.Error, cancellation));
        return command;
    }

    private static Command Migrate()
    {
        var command = new Command("migrate");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = Site.Build(Site.Builder([], Options(parsed)));
            await Database.Migrate(app.Services, cancellation);
            return 0;
        });
        return command;
    }
}
