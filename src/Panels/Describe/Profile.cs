using Passerelle.Roster.Public;

namespace Passerelle.Panels.Describe;

/// <summary>A rule on the panel as a whole.</summary>
/// <param name="Rule">One of <see cref="All"/>.</param>
/// <param name="Of">The language, for a rule about one.</param>
/// <param name="Number">Null where the rule is on everybody.</param>
/// <param name="Wish">What each unit missed costs; null for a rule that must be met.</param>
internal sealed record ProfileRule(string Rule, string? Of, int? Number, int? Wish)
{
    public const string Countries = "countries", MemberStates = "member-states", Peers = "peers", PerCountry = "per-country", Women = "women", Newcomers = "newcomers", Region = "region", Language = "language", SecondLanguage = "second-language", Euros = "euros";

    /// <summary>In the order of the form; those named as a sector ask for members from it.</summary>
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<Sector>().Select(sector => sector.Kebab()), Countries, MemberStates, Peers, PerCountry, Women, Newcomers, Region, Language, SecondLanguage, Euros];

    /// <summary>Those that ask for so many at most; all others ask for so many at least.</summary>
    public static bool IsMost(string rule) => rule is PerCountry or Euros;

    public static bool IsOfLanguage(string rule) => rule is Language or SecondLanguage;
}

/// <param name="Weight">Beside the other competences that are wanted.</param>
internal sealed record WantedCompetence(string Concept, int Weight);

/// <summary>How much each part of a score counts. None of them knows anything that an expert is, only what they know and did.</summary>
internal sealed record Weights(int Level, int Evidence, int Region, int Freshness, int Rotation)
{
    public static readonly IReadOnlyList<string> Parts = ["level", "evidence", "region", "freshness", "rotation"];

    public IReadOnlyList<int> All => [Level, Evidence, Region, Freshness, Rotation];
}

/// <summary>Whom the officer asks for.</summary>
internal sealed record Profile(int Min, int Max, List<ProfileRule> Rules, List<WantedCompetence> Wanted, Weights Weights)
{
    public ProfileRule? Rule(string rule) => Rules.Find(each => each.Rule == rule);

    /// <summary>The same with one rule asking for another number; without it where that would ask for nobody.</summary>
    public Profile With(string rule, int number) =>
        this with { Rules = [.. Rules.Where(each => each.Rule != rule || number > 0 || ProfileRule.IsMost(rule)).Select(each => each.Rule == rule ? each with { Number = number } : each)] };
}
