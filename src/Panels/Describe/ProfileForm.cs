using System.Globalization;
using System.Text.Json;
using Passerelle.Directory.Public;

namespace Passerelle.Panels.Describe;

internal sealed class RuleLine
{
    /// <summary>One of <see cref="ProfileRule.All"/>.</summary>
    public string Rule { get; set; } = "";

    /// <summary>ISO 639-1 code, for a rule about a language.</summary>
    public string? Of { get; set; }

    /// <summary>Empty for no such rule; for a language, for everybody.</summary>
    public string? Number { get; set; }

    /// <summary>What each unit missed costs; empty when the rule must be met.</summary>
    public string? Wish { get; set; }
}

internal sealed class WantedLine
{
    /// <summary>Id in the thesaurus; empty for none.</summary>
    public string? Concept { get; set; }

    public string? Weight { get; set; }
}

/// <summary>A panel's profile in a programme officer's words, as typed.</summary>
internal sealed class ProfileForm
{
    public const int MostMembers = 30, MostEuros = 10_000_000, MostWish = 100_000, MostWeight = 10, MostWanted = 8, SpareWanted = 2;

    public string? Min { get; set; }

    public string? Max { get; set; }

    public List<RuleLine> Rules { get; set => field = value ?? []; } = [];

    public List<WantedLine> Wanted { get; set => field = value ?? []; } = [];

    /// <summary>By part of the score, in the order of <see cref="Describe.Weights.Parts"/>.</summary>
    public List<string?> Weights { get; set => field = value ?? []; } = [];

    public int? Version { get; set; }

    public static ProfileForm Of(Profile profile) => new()
    {
        Min = Written(profile.Min), Max = Written(profile.Max),
        Rules = [.. profile.Rules.Select(rule => new RuleLine { Rule = rule.Rule, Of = rule.Of, Number = Written(rule.Number), Wish = Written(rule.Wish) })],
        Wanted = [.. profile.Wanted.Select(wanted => new WantedLine { Concept = wanted.Concept, Weight = Written(wanted.Weight) })],
        Weights = [.. profile.Weights.All.Select(weight => Written(weight))],
    };

    /// <summary>One line for every rule there is, in their order, and empty lines for more competences: to be filled in without a script.</summary>
    public ProfileForm Spaced()
    {
        Rules = [.. ProfileRule.All.Select(rule => Rules.Find(line => line.Rule == rule) ?? new() { Rule = rule })];
        Wanted = [.. Wanted.Where(line => !string.IsNullOrWhiteSpace(line.Concept)).Concat(Enumerable.Range(0, SpareWanted).Select(_ => new WantedLine())).Take(MostWanted)];
        return this;
    }

    /// <summary>Every finding at its field.</summary>
    public Outcome<Profile> Read()
    {
        var findings = new List<Finding>();
        var (min, max) = (Whole("Min", Min, 1, MostMembers), Whole("Max", Max, 1, MostMembers));
        if (min > max) findings.Add(new("Max", "panels.profile.max.below", min));
        var rules = new List<ProfileRule>();
        foreach (var (at, line) in Rules.Index())
        {
            var of = ProfileRule.IsOfLanguage(line.Rule);
            if (!ProfileRule.All.Contains(line.Rule)) findings.Add(new($"Rules[{at}].Rule", "panels.profile.rule.unknown"));
            else if (Rules.FindIndex(other => other.Rule == line.Rule) < at) findings.Add(new($"Rules[{at}].Rule", "panels.profile.rule.twice"));
            if (of && string.IsNullOrWhiteSpace(line.Of) && !string.IsNullOrWhiteSpace(line.Number)) findings.Add(new($"Rules[{at}].Of", "panels.profile.of.missing"));
            if (of && !string.IsNullOrWhiteSpace(line.Of) && !Spoken.Knows(line.Of)) findings.Add(new($"Rules[{at}].Of", "panels.profile.of.unknown"));
            var most = line.Rule == ProfileRule.Euros ? MostEuros : MostMembers;
            var number = string.IsNullOrWhiteSpace(line.Number) ? null : Whole($"Rules[{at}].Number", line.Number, line.Rule == ProfileRule.Euros ? 0 : 1, most);
            var wish = string.IsNullOrWhiteSpace(line.Wish) ? null : Whole($"Rules[{at}].Wish", line.Wish, 1, MostWish);
            if (number is not null || of && !string.IsNullOrWhiteSpace(line.Of)) rules.Add(new(line.Rule, of ? line.Of : null, number, wish));
        }
        var wanted = new List<WantedCompetence>();
        foreach (var (at, line) in Wanted.Index())
        {
            if (string.IsNullOrWhiteSpace(line.Concept)) continue;
            if (Thesaurus.Find(line.Concept) is null) findings.Add(new($"Wanted[{at}].Concept", "panels.profile.concept.unknown"));
            else if (wanted.Exists(each => each.Concept == line.Concept)) findings.Add(new($"Wanted[{at}].Concept", "panels.profile.concept.twice"));
            else wanted.Add(new(line.Concept, string.IsNullOrWhiteSpace(line.Weight) ? 1 : Whole($"Wanted[{at}].Weight", line.Weight, 1, MostWeight) ?? 1));
        }
        if (wanted.Count > MostWanted) findings.Add(new("Wanted", "panels.profile.concept.many", MostWanted));
        var weights = Describe.Weights.Parts.Index().Select(part => Whole($"Weights[{part.Index}]", Weights.ElementAtOrDefault(part.Index), 0, MostWeight) ?? 0).ToList();
        if (findings.Count > 0) return Problem.Invalid(findings);
        return new Profile(min ?? 1, max ?? 1, rules, wanted, new(weights[0], weights[1], weights[2], weights[3], weights[4]));

        int? Whole(string field, string? text, int least, int most)
        {
            if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            findings.Add(new(field, "panels.profile.number", least, most));
            return null;
        }
    }

    private static string? Written(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Languages that a panel may be asked to speak, by ISO 639-1 code.</summary>
internal static class Spoken
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> names = new(() =>
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length == 2 && culture.Name == culture.TwoLetterISOLanguageName).DistinctBy(culture => culture.Name)
            .ToDictionary(culture => culture.Name, culture => culture.NativeName));

    public static IEnumerable<string> All => names.Value.Keys.Order(StringComparer.Ordinal);

    public static bool Knows(string code) => names.Value.ContainsKey(code);

    /// <summary>What a language calls itself: the same for every reader.</summary>
    public static string Name(string code) => names.Value.GetValueOrDefault(code) ?? code;
}

/// <summary>What a panel for an activity usually has to be, by type of activity: where a profile starts from.</summary>
internal static class Templates
{
    private const string any = "any";

    private static readonly Lazy<IReadOnlyDictionary<string, ProfileForm>> all = new(() =>
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream("panels/templates.json") ?? throw new InvalidOperationException("The templates are not there.");
        return JsonSerializer.Deserialize<Dictionary<string, ProfileForm>>(stream, StoredJson.Options) ?? [];
    });

    public static IEnumerable<string> Types => all.Value.Keys;

    /// <param name="experts">How many the plan has; the template's own number where it says nothing.</param>
    public static Profile For(string type, int? experts)
    {
        var profile = (all.Value.GetValueOrDefault(type) ?? all.Value[any]).Read().Value;
        return experts is >= 1 and <= ProfileForm.MostMembers ? profile with { Min = experts.Value, Max = experts.Value } : profile;
    }
}
