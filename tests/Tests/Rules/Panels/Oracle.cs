using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Passerelle.Tests.Rules.Panels;

/// <summary>HiGHS, asked in a process of its own about the same problem written as a plain integer program.</summary>
internal static class Oracle
{
    private static readonly string folder = Path.Combine(House.Root, "tests", "Oracle");

    public static bool IsThere => Folder.Exists(Path.Combine(folder, "node_modules", "highs"));

    public static long?[] Ask(IEnumerable<GeneratedProblem> problems)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["solve.mjs"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("node did not start.");
        node.StandardInput.Write(JsonSerializer.Serialize(problems.Select(Model)));
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<long?[]>(node.StandardOutput.ReadToEnd()) ?? [];
    }

    private static string Model(GeneratedProblem problem)
    {
        var gains = new StringBuilder();
        var rows = new StringBuilder();
        var binaries = new StringBuilder();
        var generals = new StringBuilder();
        var experts = problem.Experts.ToDictionary(expert => expert.Id);
        long constant = 0;
        var seats = new Dictionary<string, List<string>>();
        foreach (var (p, panel) in problem.Panels.Index())
        {
            var candidates = panel.Scores.Keys.Except(panel.Excluded).ToList();
            var before = problem.Previous.GetValueOrDefault(panel.Id, []);
            constant -= problem.ChangePenalty * before.Count;
            foreach (var id in candidates)
            {
                binaries.Append(' ').Append(X(id));
                gains.Append(Term(panel.Scores[id] + (before.Contains(id) ? problem.ChangePenalty : 0), X(id)));
                if (!seats.TryGetValue(id, out var own)) seats[id] = own = [];
                own.Add(X(id));
                if (panel.Locked.Contains(id)) rows.Append($" {X(id)} = 1\n");
            }
            // s: staffed. Where nothing may be skipped it is 1.
            var s = $"s{p}";
            binaries.Append(' ').Append(s);
            if (panel.Skip is { } penalty)
            {
                constant -= penalty;
                gains.Append(Term(penalty, s));
            }
            else rows.Append($" {s} = 1\n");
            var all = candidates.Select(id => (1L, X(id))).ToList();
            Row([.. all, (-(panel.Skip is null ? panel.Min : Math.Max(1, panel.Min)), s)], ">=", 0);
            Row([.. all, (-Math.Min(panel.Max, candidates.Count), s)], "<=", 0);
            foreach (var (r, rule) in panel.Rules.Index())
            {
                var values = (rule.Of ?? candidates.SelectMany(id => Tags(id)).Distinct()).Distinct().ToList();
                switch (rule.Kind)
                {
                    case "count":
                        Limit([.. candidates.Where(id => Tags(id).Intersect(values).Any()).Select(id => (1L, X(id)))], $"{r}");
                        break;
                    case "sum":
                        Limit([.. candidates.Select(id => (panel.Numbers.GetValueOrDefault(rule.Number!)?.TryGetValue(id, out var own) == true ? own : experts[id].Numbers.GetValueOrDefault(rule.Number!), X(id)))], $"{r}");
                        break;
                    case "each":
                        foreach (var (v, value) in values.Index()) Limit([.. candidates.Where(id => Tags(id).Contains(value)).Select(id => (1L, X(id)))], $"{r}_{v}");
                        break;
                    default:
                        var occurs = new List<(long, string)>();
                        foreach (var (v, value) in values.Index())
                        {
                            var z = $"z{p}_{r}_{v}";
                            binaries.Append(' ').Append(z);
                            occurs.Add((1, z));
                            var holders = candidates.Where(id => Tags(id).Contains(value)).ToList();
                            Row([.. holders.Select(id => (1L, X(id))), (-1, z)], ">=", 0);
                            foreach (var id in holders) Row([(1, X(id)), (-1, z)], "<=", 0);
                        }
                        Limit(occurs, $"{r}");
                        break;
                }

                string[] Tags(string id) => experts[id].Tags.GetValueOrDefault(rule.Tag ?? "", []);

                // A limit binds a staffed panel only: the row is loosened by as much as it could ever be missed.
                void Limit(List<(long Amount, string Name)> terms, string name)
                {
                    var loose = terms.Sum(term => Math.Abs(term.Amount)) + Math.Abs(rule.Min ?? 0) + Math.Abs(rule.Max ?? 0);
                    if (rule.Min is { } min) Side(">=", min, 1, "u");
                    if (rule.Max is { } max) Side("<=", max, -1, "o");

                    void Side(string sense, long limit, long sign, string word)
                    {
                        var side = terms.ToList();
                        if (rule.Soft is { } soft)
                        {
                            var missed = $"{word}{p}_{name}";
                            generals.Append(' ').Append(missed);
                            gains.Append(Term(-soft, missed));
                            side.Add((sign, missed));
                        }
                        side.Add((-sign * loose, s));
                        Row(side, sense, limit - sign * loose);
                    }
                }
            }

            string X(string id) => $"x{p}_{id}";
        }
        foreach (var (id, own) in seats) Row([.. own.Select(seat => (1L, seat))], "<=", experts[id].MaxPanels);
        return $"Maximize\n obj:{gains}{Term(constant, "one")}\nSubject To\n{rows} one = 1\nBinary\n{binaries} one\nGeneral\n{generals}\nEnd\n";

        void Row(List<(long Amount, string Name)> terms, string sense, long limit)
        {
            if (terms.Count == 0) terms = [(0, "one")];
            rows.Append(' ').AppendJoin("", terms.Select(term => Term(term.Amount, term.Name))).Append(CultureInfo.InvariantCulture, $" {sense} {limit}\n");
        }
    }

    private static string Term(long amount, string name) => string.Create(CultureInfo.InvariantCulture, $" {(amount < 0 ? '-' : '+')} {Math.Abs(amount)} {name}");
}
