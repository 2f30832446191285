using System.Text.Json;
using System.Text.Json.Nodes;

namespace Passerelle.Tests.Rules.Panels;

/// <summary>A problem made from a seed: as JSON for the solver, and as plain lists for whoever checks its answer.</summary>
internal sealed class GeneratedProblem
{
    public sealed record Expert(string Id, Dictionary<string, string[]> Tags, Dictionary<string, long> Numbers, int MaxPanels);

    public sealed record Rule(string Id, string Kind, string? Tag, string[]? Of, string? Number, long? Min, long? Max, long? Soft);

    public sealed record Panel(string Id, int Min, int Max, Dictionary<string, long> Scores, List<Rule> Rules, List<string> Locked, List<string> Excluded, long? Skip, Dictionary<string, Dictionary<string, long>> Numbers);

    public List<Expert> Experts { get; init; } = [];

    public List<Panel> Panels { get; init; } = [];

    public Dictionary<string, List<string>> Previous { get; init; } = [];

    public long ChangePenalty { get; init; }

    private static readonly string[] countries = ["AT", "DE", "FR", "IT", "NL", "PL"];

    public static GeneratedProblem Make(int seed, int experts, int panels, int largest, int wished = 33)
    {
        var random = new Random(seed);
        var pool = Enumerable.Range(1, experts).Select(number => new Expert($"E{number}",
            new()
            {
                ["country"] = [Pick(countries)],
                ["sector"] = [Pick("public", "civil", "academic")],
                ["gender"] = random.Next(12) == 0 ? [] : [Pick("F", "M")],
                ["language"] = [.. new[] { "en", "fr", "pt" }.Where(_ => random.Next(2) == 0)],
                ["newcomer"] = random.Next(4) == 0 ? ["yes"] : [],
            },
            random.Next(10) == 0 ? [] : new() { ["cost"] = random.Next(500, 2000), ["balance"] = random.Next(-5, 6) },
            random.Next(8) switch { 0 => 2, 1 => 3, 2 => 0, _ => 1 })).ToList();
        var made = Enumerable.Range(1, panels).Select(MakePanel).ToList();
        var previous = random.Next(3) == 0 ? made.Where(_ => random.Next(2) == 0).ToDictionary(panel => panel.Id, _ => Some(random.Next(1, 4))) : [];
        return new() { Experts = pool, Panels = made, Previous = previous, ChangePenalty = previous.Count > 0 ? random.Next(0, 400) : 0 };

        Panel MakePanel(int number)
        {
            var min = random.Next(0, 20) == 0 ? 0 : random.Next(1, largest);
            var max = Math.Min(largest, min + random.Next(0, 3));
            var scores = pool.Where(_ => random.Next(6) > 0).ToDictionary(expert => expert.Id, _ => random.Next(7) == 0 ? random.NextInt64(-300, 0) : random.NextInt64(0, 3) * 500 + random.NextInt64(0, 500));
            var rules = Enumerable.Range(1, random.Next(0, 7)).Select(MakeRule).ToList();
            var excluded = scores.Keys.Where(_ => random.Next(12) == 0).ToList();
            var locked = scores.Keys.Except(excluded).Where(_ => random.Next(18) == 0).Take(2).ToList();
            var own = random.Next(3) == 0 ? new Dictionary<string, Dictionary<string, long>> { ["cost"] = pool.Where(_ => random.Next(3) == 0).ToDictionary(expert => expert.Id, _ => random.NextInt64(500, 3000)) } : [];
            return new($"P{number}", min, max, scores, rules, locked, excluded, random.Next(4) == 0 ? random.Next(0, 3000) : null, own);
        }

        Rule MakeRule(int number)
        {
            var id = $"r{number}";
            long? soft = random.Next(100) < wished ? random.Next(0, 500) : null;
            var (least, most) = (random.Next(1, 3), random.Next(0, 3));
            switch (random.Next(9))
            {
                case 0 or 1:
                    return Limited(id, "count", "gender", ["F"], null, least, most + 1);
                case 2:
                    return Limited(id, "count", "language", random.Next(2) == 0 ? ["en"] : ["en", "fr"], null, least, most + 1);
                case 3:
                    return Limited(id, "count", "newcomer", ["yes"], null, least, most);
                case 4:
                    return Limited(id, "distinct", "country", random.Next(2) == 0 ? null : [.. countries.Take(random.Next(2, 5))], null, least + 1, most + 1);
                case 5:
                    return Limited(id, "distinct", "language", null, null, least, most + 1);
                case 6:
                    return new(id, "each", "country", random.Next(3) == 0 ? ["DE", "FR"] : null, null, null, random.Next(1, 3), soft);
                case 7:
                    return random.Next(2) == 0 ? Limited(id, "each", "sector", ["public", "civil"], null, 1, 2) : new(id, "each", "sector", null, null, random.Next(0, 2), 3, soft);
                default:
                    return random.Next(2) == 0 ? new(id, "sum", null, null, "cost", null, random.Next(1000, 6000), soft is null ? null : soft % 4) : Limited(id, "sum", null, null, "balance", random.Next(-4, 3), random.Next(2, 6));
            }

            Rule Limited(string id, string kind, string? tag, string[]? of, string? of2, long least, long most) => random.Next(5) switch
            {
                0 => new(id, kind, tag, of, of2, null, most, soft),
                1 => new(id, kind, tag, of, of2, Math.Min(least, most), Math.Max(least, most), soft),
                _ => new(id, kind, tag, of, of2, least, null, soft),
            };
        }

        string Pick(params string[] from) => from[random.Next(from.Length)];

        List<string> Some(int count) => [.. pool.Select(expert => expert.Id).OrderBy(_ => random.Next()).Take(count)];
    }

    public GeneratedProblem With(Func<Panel, Panel> change, bool loads = true) =>
        new() { Experts = loads ? Experts : [.. Experts.Select(expert => expert with { MaxPanels = 99 })], Panels = [.. Panels.Select(change)], Previous = Previous, ChangePenalty = ChangePenalty };

    public byte[] ToJson()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Format = "passerelle-panel/1",
            Experts,
            Panels = Panels.Select(panel => new { panel.Id, Size = new { panel.Min, panel.Max }, panel.Scores, panel.Rules, panel.Locked, panel.Excluded, panel.Skip, panel.Numbers }),
            Previous,
            ChangePenalty,
        }, options);
    }
}
