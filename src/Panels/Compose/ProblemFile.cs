using System.Text.Json;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Compose;

/// <summary>A panel as a part of a problem.</summary>
/// <param name="Id">By which the answer names it.</param>
/// <param name="Previous">Who sat there before, of those who still can.</param>
/// <param name="Skip">What it costs to leave it empty; null when it must be staffed.</param>
internal sealed record Table(string Id, Profile Profile, IReadOnlyList<Candidate> Candidates, Mission Mission, IReadOnlyList<string> Locked, IReadOnlyList<string> Excluded, IReadOnlyList<string> Previous, long? Skip = null)
{
    /// <summary>What a candidate's own score is raised by in this problem, by reference; empty for nothing.</summary>
    public IReadOnlyDictionary<string, int> Also { get; init; } = new Dictionary<string, int>();
}

/// <summary>
/// Profiles and their candidates as a problem of the format <c>passerelle-panel/1</c>. Gender and the like stand among the tags, where rules read them, and
/// nowhere else. What is true of somebody for one mission only is a tag of that panel.
/// </summary>
internal static class ProblemFile
{
    /// <summary>The one panel of a problem that has no other.</summary>
    public const string Panel = "table";

    private const Cefr speaks = Cefr.B2;

    /// <param name="change">What each who sat there before and leaves costs.</param>
    /// <param name="most">Of an expert by reference, panels at most; one where it says nothing.</param>
    public static PanelProblem Write(IReadOnlyList<Table> tables, long change, IReadOnlyDictionary<string, int>? most = null)
    {
        var experts = new SortedDictionary<string, Dictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var languages = Languages(table.Profile);
            foreach (var candidate in table.Candidates)
            {
                if (!experts.TryGetValue(candidate.Expert.Reference, out var tags)) experts[candidate.Expert.Reference] = tags = [];
                foreach (var (tag, values) in Tags(candidate, languages)) tags[IsOfMission(tag) ? $"{tag}:{table.Id}" : tag] = values;
            }
        }
        var problem = new
        {
            Format = "passerelle-panel/1",
            Experts = experts.Select(expert => new { Id = expert.Key, Tags = expert.Value, MaxPanels = most?.GetValueOrDefault(expert.Key, 1) ?? 1 }),
            Panels = tables.Select(table => (Table: table, Known: table.Candidates.Select(candidate => candidate.Expert.Reference).ToHashSet())).Select(each => new
            {
                each.Table.Id, Size = new { each.Table.Profile.Min, each.Table.Profile.Max },
                Scores = each.Table.Candidates.Where(candidate => candidate.Score is not null).ToDictionary(candidate => candidate.Expert.Reference, candidate => candidate.Score!.Total + each.Table.Also.GetValueOrDefault(candidate.Expert.Reference)),
                Rules = each.Table.Profile.Rules.Select(rule => Rule(rule, each.Table)), Locked = each.Table.Locked.Where(each.Known.Contains), Excluded = each.Table.Excluded.Where(each.Known.Contains), each.Table.Skip,
                Numbers = new { fee = each.Table.Candidates.ToDictionary(candidate => candidate.Expert.Reference, candidate => Fees(candidate.Expert, each.Table.Mission)) },
            }),
            Previous = tables.ToDictionary(table => table.Id, table => table.Previous.Where(expert => table.Candidates.Any(candidate => candidate.Expert.Reference == expert))),
            ChangePenalty = change,
        };
        var read = PanelProblem.Read(JsonSerializer.SerializeToUtf8Bytes(problem, StoredJson.Options));
        return read.Problem ?? throw new InvalidOperationException($"The profile makes no valid problem: {read.Defects[0].Key} at {read.Defects[0].Line}:{read.Defects[0].Column}.");
    }

    /// <summary>What every rule there is finds at a table; of the two about a language, those the profile has.</summary>
    public static Dictionary<string, long> Measure(Profile profile, IReadOnlyList<Candidate> members, Mission mission)
    {
        var tags = members.Select(member => Tags(member, Languages(profile))).ToList();
        var found = new Dictionary<string, long>();
        foreach (var name in ProfileRule.All)
        {
            var rule = profile.Rule(name) ?? new(name, null, 1, null);
            if (ProfileRule.IsOfLanguage(name) && rule.Of is null) continue;
            found[name] = name switch
            {
                ProfileRule.Euros => members.Sum(member => Fees(member.Expert, mission)),
                ProfileRule.Countries => tags.SelectMany(each => each["country"]).Distinct().Count(),
                ProfileRule.MemberStates => tags.SelectMany(each => each["country"]).Distinct().Count(mission.MemberStates.Contains),
                ProfileRule.PerCountry => tags.SelectMany(each => each["country"]).GroupBy(country => country).Select(group => group.Count()).DefaultIfEmpty().Max(),
                ProfileRule.Language or ProfileRule.SecondLanguage => tags.Count(each => each["speaks"].Contains(rule.Of)),
                _ => Asked(rule) is var (tag, of) ? tags.Count(each => each[tag].Contains(of)) : 0,
            };
        }
        return found;
    }

    /// <summary>Whole euros for the days of work, in the facility's disfavour.</summary>
    public static long Fees(ProposableExpert expert, Mission mission) => (long)Math.Ceiling(expert.Numbers.GetValueOrDefault("fee") * mission.Days);

    private static string[] Languages(Profile profile) => [.. profile.Rules.Select(rule => rule.Of).OfType<string>().Distinct()];

    private static bool IsOfMission(string tag) => tag is "region" or "peer" or "speaks" or "lacks";

    private static Dictionary<string, IReadOnlyList<string>> Tags(Candidate candidate, IReadOnlyList<string> languages)
    {
        var expert = candidate.Expert;
        bool Speaks(string language) => expert.Languages.TryGetValue(language, out var level) && level >= speaks;
        return new()
        {
            ["country"] = expert.Tags["country"], ["sector"] = expert.Tags["sector"], ["gender"] = expert.Tags["gender"], ["newcomer"] = expert.Tags["newcomer"],
            ["region"] = [candidate.KnowsRegion ? "yes" : "no"], ["peer"] = [candidate.IsPeer ? "yes" : "no"], ["speaks"] = [.. languages.Where(Speaks)], ["lacks"] = [.. languages.Where(language => !Speaks(language))],
        };
    }

    private sealed record Written(string Id, string Kind, string? Tag, IReadOnlyList<string>? Of, string? Number, long? Min, long? Max, long? Soft);

    /// <summary>Tag and value that a rule about some of the members counts.</summary>
    private static (string Tag, string Of) Asked(ProfileRule rule) => rule.Rule switch
    {
        ProfileRule.Women => ("gender", Gender.Female.Kebab()),
        ProfileRule.Newcomers => ("newcomer", "yes"),
        ProfileRule.Region => ("region", "yes"),
        ProfileRule.Peers => ("peer", "yes"),
        ProfileRule.Language or ProfileRule.SecondLanguage => (rule.Number is null ? "lacks" : "speaks", rule.Of ?? ""),
        _ => ("sector", rule.Rule),
    };

    private static Written Rule(ProfileRule rule, Table table)
    {
        var everybody = ProfileRule.IsOfLanguage(rule.Rule) && rule.Number is null;
        var (kind, tag, of) = rule.Rule switch
        {
            ProfileRule.Countries => ("distinct", "country", (IReadOnlyList<string>?)null),
            ProfileRule.MemberStates => ("distinct", "country", table.Mission.MemberStates),
            ProfileRule.PerCountry => ("each", "country", null),
            ProfileRule.Euros => ("sum", (string?)null, null),
            _ => Asked(rule) is var (asked, value) ? ("count", asked, [value]) : default,
        };
        var most = ProfileRule.IsMost(rule.Rule);
        return new(rule.Rule, kind, tag is not null && IsOfMission(tag) ? $"{tag}:{table.Id}" : tag, of, kind == "sum" ? "fee" : null, most || everybody ? null : rule.Number, everybody ? 0 : most ? rule.Number : null, rule.Wish);
    }
}
