using System.CommandLine;
using System.Text.Json;
using Passerelle.Panels;
using Passerelle.Panels.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Host;

/// <summary><c>panel solve FILE</c> and <c>panel explain FILE</c>: no site and no database stand behind them, a file goes in and an answer comes out.</summary>
internal static class PanelCommand
{
    private static readonly Argument<FileInfo> file = new("FILE");
    private static readonly Option<bool> json = new("--json");
    private static readonly Option<double> seconds = new("--seconds") { DefaultValueFactory = _ => 60 };
    private static readonly Option<bool> why = new("--why");
    private static readonly Option<string> panel = new("--panel") { Required = true };
    private static readonly Option<string> expert = new("--expert") { Required = true };

    // The contract's answer says null where there is nothing, where the rest of the house leaves it out.
    private static readonly JsonSerializerOptions answer = new(StoredJson.Options) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never };

    private sealed record Defect(int Line, int Column, string Message);

    private sealed record Invalid(string Status, long? Objective, long? Bound, double Seconds, IReadOnlyList<PanelSeats> Panels, IReadOnlyList<string> Conflict,
        IReadOnlyDictionary<string, IReadOnlyList<PanelAlternate>> Alternates, IReadOnlyList<Defect> Defects);

    public static Command Make(Option<string?> language)
    {
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1_000_000)) result.AddError(Words(Language.Current)["panels.solve.seconds"].Value);
        });
        var solve = new Command("solve") { file, json, seconds, why };
        solve.SetAction((parsed, cancellation) => Task.FromResult(Solve(parsed, Words(parsed.GetValue(language)), cancellation)));
        var explain = new Command("explain") { file, json, seconds, panel, expert };
        explain.SetAction((parsed, cancellation) => Task.FromResult(Explain(parsed, Words(parsed.GetValue(language)), cancellation)));
        return new("panel") { solve, explain };
    }

    private static Wording Words(string? language) => new(new TextCatalogue(new RoomList(PanelsRoom.Room)), Language.Knows(language) ? language : Language.Current);

    private static int Solve(ParseResult parsed, Wording words, CancellationToken cancellation)
    {
        if (Read(parsed, words) is not { } problem) return 3;
        var solution = PanelDesk.Solve(problem, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(why), cancellation);
        if (parsed.GetValue(json)) Write(solution);
        else
        {
            Console.WriteLine(words[$"panels.solve.{solution.Status}", solution.Objective ?? 0, solution.Bound ?? 0, solution.Seconds].Value);
            foreach (var seats in solution.Panels)
            {
                Console.WriteLine($"{seats.Id}\t{seats.Objective}\t{(seats.Skipped ? words["panels.solve.skipped"].Value : string.Join(' ', seats.Members))}");
                foreach (var miss in seats.Broken) Console.WriteLine($"\t{words["panels.solve.missed", miss.Rule, miss.By].Value}");
            }
            foreach (var rule in solution.Conflict) Console.WriteLine(rule);
        }
        return solution.Status == "unknown" ? 1 : 0;
    }

    private static int Explain(ParseResult parsed, Wording words, CancellationToken cancellation)
    {
        if (Read(parsed, words) is not { } problem) return 3;
        var (asked, who) = (parsed.GetValue(panel) ?? "", parsed.GetValue(expert) ?? "");
        if (PanelDesk.Explain(problem, asked, who, TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancellation) is not { } explanation)
        {
            Console.Error.WriteLine(words["panels.explain.not-there", asked, who].Value);
            return 2;
        }
        if (parsed.GetValue(json)) Write(explanation);
        else
        {
            Console.WriteLine(words[explanation is { Status: "chosen", Loss: null } ? "panels.explain.needed" : $"panels.explain.{explanation.Status}", who, asked, explanation.Price ?? 0, explanation.Loss ?? 0].Value);
            foreach (var move in explanation.Leave) Console.WriteLine($"− {move.Panel} {move.Expert}");
            foreach (var move in explanation.Enter) Console.WriteLine($"+ {move.Panel} {move.Expert}");
            foreach (var fall in explanation.Falls) Console.WriteLine(words["panels.solve.missed", fall.Rule, fall.By].Value);
            foreach (var obstacle in explanation.Obstacles) Console.WriteLine(words["panels.explain.obstacle", obstacle.Rule].Value);
        }
        return explanation.Status == "unknown" ? 1 : 0;
    }

    /// <summary>Null when there is nothing to solve; then every defect has been said.</summary>
    private static PanelProblem? Read(ParseResult parsed, Wording words)
    {
        var source = parsed.GetRequiredValue(file);
        var reading = source.Exists ? PanelProblem.Read(System.IO.File.ReadAllBytes(source.FullName)) : new(null, [new(1, 1, "panels.input.no-file")]);
        var defects = reading.Defects.Select(defect => new Defect(defect.Line, defect.Column, words[defect.Key, defect.Args].Value)).ToList();
        foreach (var defect in defects) Console.Error.WriteLine($"{source}:{defect.Line}:{defect.Column}: {defect.Message}");
        if (reading.Problem is null && parsed.GetValue(json)) Write(new Invalid("invalid", null, null, 0, [], [], new Dictionary<string, IReadOnlyList<PanelAlternate>>(), defects));
        return reading.Problem;
    }

    private static void Write<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, answer));
}
