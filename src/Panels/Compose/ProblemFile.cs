using System.Text.Json;
using Passerelle.Panels.Describe;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Compose;

/// <summary>A profile and its candidates as a problem of the format <c>passerelle-panel/1</c>. Gender and the like stand among the tags, where rules read them, and nowhere else.</summary>
internal static class ProblemFile
{
    /// <summary>The one panel of the problem.</summary>
    public const string Panel = "table";

    private const Cefr speaks = Cefr.B2;

    /// <param name="previous">Who sat there before, of those who still can.</param>
    /// <param name="change">What each of them who leaves costs.</param>
    public static PanelProblem Write(Profile profile, IReadOnlyList<Candidate> candidates, Mission mission, IReadOnlyList<string> locked, IReadOnlyList<string> excluded, IReadOnlyList<string> previous, long change)
    {
        var known = candidates.Select(candidate => candidate.Expert.Reference).ToHashSet();
        string[] languages = [.. profile.Rules.Select(rule => rule.Of).OfType<string>().Distinct()];
        var problem = new
        {
            Format = "passerelle-panel/1",
            Experts = candidates.Select(candidate => new { Id = candidate.Expert.Reference, Tags = Tags(candidate, languages), Numbers = new { fee = Fees(candidate.Expert, mission) } }),
            Panels = new[]
            {
                new
                {
                    Id = Panel, Size = new { profile.Min, profile.Max }, Scores = candidates.Where(candidate => candidate.Score is not null).ToDictionary(candidate => candidate.Expert.Reference, candidate => candidate.Score!.Total),
                    Rules = profile.Rules.Select(Rule), Locked = locked.Where(known.Contains), Excluded = excluded.Where(known.Contains),
                },
            },
            Previous = new Dictionary<string, IEnumerable<string>> { [Panel] = previous.Where(known.Contains) },
            ChangePenalty = change,
        };
        var read = PanelProblem.Read(JsonSerializer.SerializeToUtf8Bytes(problem, StoredJson.Options));
        return read.Problem ?? throw new InvalidOperationException($"The profile makes no valid problem: {read.Defects[0].Key} at {read.Defects[0].Line}:{read.Defects[0].Column}.");
    }

    /// <summary>Whole euros for the days of work, in the facility's disfavour.</summary>
    public static long Fees(ProposableExpert expert, Mission mission) => (long)Math.Ceiling(expert.Numbers.GetValueOrDefault("fee") * mission.Days);

    private static Dictionary<string, IReadOnlyList<string>> Tags(Candidate candidate, IReadOnlyList<string> languages)
    {
        var expert = candidate.Expert;
        bool Speaks(string language) => expert.Languages.TryGetValue(language, out var level) && level >= speaks;
        return new()
        {
            ["country"] = expert.Tags["country"], ["sector"] = expert.Tags["sector"], ["gender"] = expert.Tags["gender"], ["newcomer"] = expert.Tags["newcomer"],
            ["region"] = [candidate.KnowsRegion ? "yes" : "no"], ["speaks"] = [.. languages.Where(Speaks)], ["lacks"] = [.. languages.Where(language => !Speaks(language))],
        };
    }

    private sealed record Written(string Id, string Kind, string? Tag, IReadOnlyList<string>? Of, string? Number, long? Min, long? Max, long? Soft);

    private static Written Rule(ProfileRule rule)
    {
        var everybody = ProfileRule.IsOfLanguage(rule.Rule) && rule.Number is null;
        var (kind, tag, of) = rule.Rule switch
        {
            ProfileRule.Countries => ("distinct", "country", null),
            ProfileRule.PerCountry => ("each", "country", null),
            ProfileRule.Euros => ("sum", null, null),
            ProfileRule.Women => ("count", "gender", Gender.Female.Kebab()),
            ProfileRule.Newcomers => ("count", "newcomer", "yes"),
            ProfileRule.Region => ("count", "region", "yes"),
            ProfileRule.Language or ProfileRule.SecondLanguage => ("count", everybody ? "lacks" : "speaks", rule.Of),
            _ => ("count", (string?)"sector", (string?)rule.Rule),
        };
        var most = rule.Rule is ProfileRule.PerCountry or ProfileRule.Euros;
        return new(rule.Rule, kind, tag, of is null ? null : [of], kind == "sum" ? "fee" : null, most || everybody ? null : rule.Number, everybody ? 0 : most ? rule.Number : null, rule.Wish);
    }
}
