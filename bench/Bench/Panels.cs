using System.Diagnostics;
using System.Globalization;
using System.Text;
using Passerelle.Panels.Public;

namespace Passerelle.Bench;

/// <summary>Time to the whole answer, proof and alternates included, on rosters that do not exist: one panel with twelve kinds of rule, and a season of 138 panels.</summary>
internal static class Panels
{
    private static readonly string[] countries = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".Split(' ');

    /// <param name="panels">Problems of each size.</param>
    public static void One(int panels)
    {
        Console.WriteLine($"| {"one panel from",14} | {"proven",8} | {"p50 ms",7} | {"p95 ms",7} | {"max ms",7} | {"CPU p50",7} | {"CPU p95",7} | {"peak MB",7} |");
        Console.WriteLine($"|{new string('-', 15)}:|{new string('-', 9)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 8)}:|");
        // What is run for the first time is compiled first; a site that serves has done so.
        for (var seed = 1001; seed < 1031; seed++) Solve(Read(Problem(700, 1, seed, 1, 1)), 60);
        foreach (var experts in (int[])[700, 10_000, 100_000])
        {
            var (times, processor) = (new List<double>(), new List<double>());
            var proven = 0;
            for (var seed = 1; seed <= panels; seed++)
            {
                var problem = Read(Problem(experts, 1, seed, 1, 1));
                // What was read before is not this panel's to clean up.
                GC.Collect();
                var clock = Stopwatch.StartNew();
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                if (Solve(problem, 60).Status is "optimal" or "infeasible") proven++;
                times.Add(clock.Elapsed.TotalMilliseconds);
                processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }
            times.Sort();
            processor.Sort();
            Console.WriteLine($"| {experts,14:N0} | {proven,4}/{panels,3} | {times[times.Count / 2],7:0.0} | {times[times.Count * 95 / 100],7:0.0} | {times[^1],7:0.0} | {processor[processor.Count / 2],7:0.0} | {processor[processor.Count * 95 / 100],7:0.0} | {Peak,7:0} |");
        }
    }

    public static void Season(int seconds)
    {
        Console.WriteLine();
        Console.WriteLine($"| {"138 panels from",15} | {"seats",5} | {"status",8} | {"gap %",7} | {"after s",7} | {"peak MB",7} |");
        Console.WriteLine($"|{new string('-', 16)}:|{new string('-', 6)}:|{new string('-', 10)}|{new string('-', 8)}:|{new string('-', 8)}:|{new string('-', 8)}:|");
        foreach (var (experts, share, load) in new[] { (10_000, 0.1, 1), (100_000, 0.02, 1), (2_000, 0.3, 1), (700, 0.5, 2) })
            foreach (var limit in (int[])[10, seconds])
            {
                var answer = Solve(Read(Problem(experts, 138, 7, share, load)), limit);
                var gap = 100.0 * (answer.Bound - answer.Objective) / answer.Bound;
                Console.WriteLine($"| {experts,15:N0} | {answer.Panels.Sum(panel => panel.Members.Count),5} | {answer.Status,-8} | {gap,7:0.0000} | {answer.Seconds,7:0.0} | {Peak,7:0} |");
            }
    }

    private static double Peak => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    private static PanelProblem Read(byte[] file) => PanelProblem.Read(file) is { Problem: { } problem } ? problem : throw new InvalidOperationException("The bench made something invalid.");

    private static PanelSolution Solve(PanelProblem problem, int seconds) => PanelDesk.Solve(problem, TimeSpan.FromSeconds(seconds), why: false, CancellationToken.None);

    private static byte[] Problem(int experts, int panels, int seed, double share, int load)
    {
        var random = new Random(seed);
        var text = new StringBuilder("{\"format\":\"passerelle-panel/1\",\"experts\":[");
        for (var expert = 0; expert < experts; expert++)
        {
            var languages = new[] { "en", "fr", "es", "pt", "ar", "ru" }.Where(language => language == "en" ? random.Next(8) > 0 : random.Next(4) == 0);
            text.Append(CultureInfo.InvariantCulture, $$"""
                {{(expert > 0 ? "," : "")}}{"id":"E{{expert}}","tags":{"country":["{{countries[(int)(27 * Math.Pow(random.NextDouble(), 1.5))]}}"],"sector":["{{(random.Next(10) < 6 ? "public" : random.Next(2) == 0 ? "civil" : "academic")}}"],
                "gender":["{{(random.Next(5) < 2 ? "F" : "M")}}"],"language":[{{string.Join(',', languages.Select(language => $"\"{language}\""))}}],"senior":["{{(random.Next(4) == 0 ? "yes" : "no")}}"],
                "newcomer":["{{(random.Next(3) == 0 ? "yes" : "no")}}"],"theme":["t{{random.Next(8)}}","u{{random.Next(5)}}"],"admin":["a{{random.Next(80)}}"]},"numbers":{"cost":{{random.Next(700, 2500)}}},"maxPanels":{{load}}}
                """);
        }
        text.Append("],\"panels\":[");
        for (var panel = 0; panel < panels; panel++)
        {
            var size = 5 + random.Next(3);
            // In a season most wishes are wishes: with few experts not every panel can be balanced.
            var soft = panels > 1 ? ",\"soft\":800" : "";
            var scores = Enumerable.Range(0, experts).Where(_ => random.NextDouble() < share).Select(expert => $"\"E{expert}\":{(int)(5000 * Math.Sqrt(random.NextDouble())) + random.Next(500)}");
            text.Append(panel > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""
                {"id":"P{{panel}}","size":{"min":{{size - 1}},"max":{{size}}},"scores":{ {{string.Join(',', scores)}} },"rules":[
                {"id":"states","kind":"distinct","tag":"country","min":4{{soft}}},{"id":"per-country","kind":"each","tag":"country","max":2},{"id":"per-administration","kind":"each","tag":"admin","max":1},
                {"id":"women","kind":"count","tag":"gender","of":["F"],"min":{{size / 2}}{{soft}}},{"id":"civil","kind":"count","tag":"sector","of":["civil"],"min":1{{soft}}},{"id":"public","kind":"count","tag":"sector","of":["public"],"min":2{{soft}}},
                {"id":"english","kind":"count","tag":"language","of":["en"],"min":{{size - 2}}{{soft}}},{"id":"spanish","kind":"count","tag":"language","of":["es"],"min":2{{soft}}},{"id":"seniors","kind":"count","tag":"senior","of":["yes"],"min":1,"max":3{{soft}}},
                {"id":"themes","kind":"distinct","tag":"theme","of":["t1","t2","t{{random.Next(3, 8)}}","u1"],"min":2{{soft}}},{"id":"budget","kind":"sum","number":"cost","max":{{size * 1350}}},{"id":"newcomer","kind":"count","tag":"newcomer","of":["yes"],"min":1,"soft":400}]}
                """);
        }
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }
}
