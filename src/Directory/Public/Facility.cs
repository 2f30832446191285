using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Passerelle.Directory.Public;

/// <summary>One of the facility's five pillars. Code: <c>IMT LM IP MD HO</c>.</summary>
public sealed record Pillar(string Code, LocalizedText Names);

/// <summary>A specific area, within one pillar; an Action may have areas of several.</summary>
/// <param name="Pillar">Code of <see cref="Facility.Pillars"/>.</param>
/// <param name="Origin"><c>published</c>, or <c>assigned</c> when the pillar was inferred.</param>
/// <param name="ImportedFrom">How older lists wrote it, as <c>HO - Consular affairs</c>; empty when they did not.</param>
public sealed record Area(string Code, string Pillar, LocalizedText Names, string Origin, IReadOnlyList<string>? ImportedFrom);

/// <summary>What a score on a criterion means.</summary>
public sealed record ScoreMeaning(int Score, LocalizedText Guidance);

/// <summary>One criterion of a set.</summary>
/// <param name="Number">From 1, in the order of the set.</param>
/// <param name="Renamable">Whether the facility may call it otherwise; then <paramref name="AlternativeNames"/> is an example.</param>
/// <param name="Weight">How often it counts in the weighted mean; 1 unless the facility says otherwise.</param>
/// <param name="Threshold">An agreed score below it is a warning; null for none.</param>
public sealed record Criterion(
    int Number, string Id, LocalizedText Names, LocalizedText Guidance, IReadOnlyList<ScoreMeaning> Scores, bool Renamable, LocalizedText? AlternativeNames, int Weight = 1, int? Threshold = null);

/// <summary>Both ends included.</summary>
public sealed record ScoreScale(int Min, int Max);

/// <summary>A set of criteria in one version. A decision names both, so that it is re-read with the criteria of its time.</summary>
/// <param name="To">The last day; null while it holds.</param>
/// <param name="Threshold">A weighted mean below it is a warning; null for none.</param>
/// <param name="ThirdFrom">When two appraisers' weighted means differ by this or more, a third may be asked; null when never.</param>
public sealed record CriteriaSet(
    string Id, int Version, DateOnly From, DateOnly? To, LocalizedText Names, ScoreScale Scale, IReadOnlyList<Criterion> Criteria, decimal? Threshold = null, decimal? ThirdFrom = null)
{
    public bool RunsOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>Null when the set has no such number.</summary>
    public Criterion? Criterion(int number) => Criteria.FirstOrDefault(criterion => criterion.Number == number);
}

/// <summary>When the steering committee can decide.</summary>
/// <param name="To">The last day; null while it holds.</param>
/// <param name="Quorum">Per cent of the offices entitled to vote that must take part; recused ones are not counted.</param>
/// <param name="Majority">A motion carries with more than this per cent of the votes for and against; abstentions are not counted.</param>
/// <param name="Tie">What a tie means: <c>open</c>, nothing is decided; or <c>chair</c>, the chair's vote decides.</param>
public sealed record CommitteeRule(DateOnly From, DateOnly? To, int Quorum, int Majority, string Tie)
{
    public bool RunsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A kind of institution, and what it may do in a request as far as kinds decide; a phase may be narrower.</summary>
/// <param name="MayLead">May be the first to ask.</param>
/// <param name="MayJoin">May be a co-requester.</param>
/// <param name="NeedsGovernment">Only together with a public authority of the same request.</param>
/// <param name="EligibleFrom">The first day; null when it never asks, such as a donor.</param>
public sealed record InstitutionKind(string Code, LocalizedText Names, bool MayLead, bool MayJoin, bool NeedsGovernment, DateOnly? EligibleFrom, bool PublicAuthority);

/// <summary>A rule of eligibility, in words that can be quoted to whoever it stops.</summary>
/// <param name="Kind"><c>scope</c>, <c>country</c>, <c>requester</c> or <c>exclusion</c>.</param>
/// <param name="Source">Code of <see cref="Facility.RuleSources"/>.</param>
public sealed record EligibilityRule(string Id, string Kind, LocalizedText Text, string Source);

/// <summary>Where a rule comes from.</summary>
public sealed record RuleSource(string Code, LocalizedText Names);

/// <summary>A phase of the facility: what it may be asked, by whom, and with which rules.</summary>
/// <param name="DatesBasis"><c>published</c> or <c>approximate</c>.</param>
/// <param name="Pillars">Codes of the pillars a request may fall under.</param>
/// <param name="LeadKinds">Codes of the kinds that may lead.</param>
/// <param name="JoinWithGovernment">Codes of the kinds that may join a request in which a public authority asks too.</param>
/// <param name="Rules">Ids, in the order in which they are checked and printed.</param>
/// <param name="SupportLetterKinds">Codes of the kinds that need a letter of support (rule <c>support-letter</c>); null when none do.</param>
/// <param name="MemberStates">Id of the region of <see cref="Countries"/> whose members carry the facility; null when the phase names none.</param>
public sealed record Phase(
    string Id, LocalizedText Names, DateOnly From, DateOnly To, string DatesBasis,
    IReadOnlyList<string> Pillars, IReadOnlyList<string> LeadKinds, IReadOnlyList<string> JoinWithGovernment, IReadOnlyList<string> Rules,
    IReadOnlyList<string>? SupportLetterKinds = null, string? MemberStates = null);

/// <summary>A country's time on the list of those that may be helped.</summary>
/// <param name="Basis"><c>oda</c> or <c>neighbourhood</c>.</param>
public sealed record CountryEligibility(string Country, DateOnly From, DateOnly? To, string Basis)
{
    public bool RunsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>An objective of the Global Compact for Migration (A/RES/73/195), 1 to 23.</summary>
public sealed record GcmObjective(int Number, LocalizedText Names);

/// <summary>A target of the Sustainable Development Goals, such as <c>10.7</c>.</summary>
/// <param name="Link">How it is linked to migration: <c>main</c>, <c>published</c> or <c>usual</c>.</param>
public sealed record SdgTarget(string Code, int Goal, string Link, LocalizedText Names);

/// <summary>A purpose code of the OECD's Development Assistance Committee.</summary>
/// <param name="Core">Whether it is about migration itself, not a neighbouring field.</param>
public sealed record DacCode(string Code, bool Core, LocalizedText Names);

/// <summary>A code with a name: who pays, what is paid, where a figure comes from.</summary>
public sealed record Term(string Code, LocalizedText Names);

/// <summary>A limit on the format of an activity, in words with a placeholder for its value.</summary>
public sealed record FormatRuleText(string Code, LocalizedText Text);

/// <param name="Rule">Code of <see cref="Facility.FormatRules"/>: <c>max-days</c>, <c>max-experts</c>, <c>max-people</c>, <c>min-countries</c>, <c>lead-days</c> …</param>
/// <param name="Value">Days, people or countries, as the rule says.</param>
/// <param name="Source">Code of <see cref="Facility.FormatSources"/>.</param>
public sealed record FormatRule(string Rule, int Value, string Source);

/// <param name="Item">Code of <see cref="Facility.CostItems"/>.</param>
/// <param name="PaidBy">Code of <see cref="Facility.Payers"/>.</param>
public sealed record CostShare(string Item, string PaidBy);

/// <summary>A type of activity with the format it usually has.</summary>
/// <param name="Remote"><c>always</c>, <c>possible</c> or <c>never</c>.</param>
public sealed record ActivityType(string Code, LocalizedText Names, LocalizedText Descriptions, string Remote, IReadOnlyList<FormatRule> Rules, IReadOnlyList<CostShare> Costs);

/// <summary>What a requester may wish for.</summary>
/// <param name="Suggests">Code of <see cref="Facility.ActivityTypes"/>; null when none follows from it.</param>
public sealed record AssistanceType(string Code, LocalizedText Names, string? Suggests);

/// <summary>The facility's own vocabulary and rules, each with the time it holds for. Read once, when first asked for; never changes while the program runs.</summary>
public static class Facility
{
    private sealed record PillarFile(IReadOnlyList<Pillar> Pillars, IReadOnlyList<Area> Areas);

    private sealed record CriteriaFile(IReadOnlyList<CriteriaSet> Sets);

    private sealed record CommitteeFile(IReadOnlyList<CommitteeRule> Rules);

    private sealed record KindFile(IReadOnlyList<InstitutionKind> Kinds);

    private sealed record Eligibility(string Basis, string Source, IReadOnlyList<CountryEligibility> Countries);

    private sealed record PhaseFile(IReadOnlyList<Phase> Phases, IReadOnlyList<EligibilityRule> Rules, IReadOnlyList<RuleSource> Sources, Eligibility Eligibility);

    private sealed record GcmFile(IReadOnlyList<GcmObjective> Objectives);

    private sealed record SdgFile(IReadOnlyList<SdgTarget> Targets);

    private sealed record DacFile(IReadOnlyList<DacCode> Codes);

    private sealed record ActivityFile(IReadOnlyList<Term> Payers, IReadOnlyList<Term> CostItems, IReadOnlyList<FormatRuleText> Rules, IReadOnlyList<Term> Sources, IReadOnlyList<ActivityType> Types);

    private sealed record AssistanceFile(IReadOnlyList<AssistanceType> Types);

    private static readonly Lazy<PillarFile> pillars = Read<PillarFile>("pillars");
    private static readonly Lazy<CriteriaFile> criteria = Read<CriteriaFile>("criteria");
    private static readonly Lazy<CommitteeFile> committee = Read<CommitteeFile>("committee");
    private static readonly Lazy<KindFile> kinds = Read<KindFile>("institution-kinds");
    private static readonly Lazy<PhaseFile> phases = Read<PhaseFile>("phases");
    private static readonly Lazy<GcmFile> gcm = Read<GcmFile>("gcm");
    private static readonly Lazy<SdgFile> sdg = Read<SdgFile>("sdg");
    private static readonly Lazy<DacFile> dac = Read<DacFile>("dac");
    private static readonly Lazy<ActivityFile> activities = Read<ActivityFile>("activity-types");
    private static readonly Lazy<AssistanceFile> assistance = Read<AssistanceFile>("assistance-types");
    private static ImmutableList<CriteriaSet> entered = [];
    private static readonly Lazy<FrozenDictionary<string, Area>> areas = new(() => Areas.ToFrozenDictionary(area => area.Code));

    public static IReadOnlyList<Pillar> Pillars => pillars.Value.Pillars;

    public static IReadOnlyList<Area> Areas => pillars.Value.Areas;

    /// <summary>All versions of all sets.</summary>
    public static IReadOnlyList<CriteriaSet> CriteriaSets => entered.Count == 0 ? criteria.Value.Sets : [.. criteria.Value.Sets, .. entered];

    /// <summary>A later version comes in beside those of the catalogue. What was judged by an earlier one goes on being read by it.</summary>
    internal static void Enter(CriteriaSet version) => ImmutableInterlocked.Update(ref entered, sets => sets.Add(version));

    public static IReadOnlyList<InstitutionKind> InstitutionKinds => kinds.Value.Kinds;

    /// <summary>In the order of time.</summary>
    public static IReadOnlyList<Phase> Phases => phases.Value.Phases;

    public static IReadOnlyList<RuleSource> RuleSources => phases.Value.Sources;

    /// <summary>The list of countries that may be helped, in all times. Approximate: years, not the day of each decision.</summary>
    public static IReadOnlyList<CountryEligibility> EligibleCountries => phases.Value.Eligibility.Countries;

    public static IReadOnlyList<GcmObjective> GcmObjectives => gcm.Value.Objectives;

    public static IReadOnlyList<SdgTarget> SdgTargets => sdg.Value.Targets;

    public static IReadOnlyList<DacCode> DacCodes => dac.Value.Codes;

    public static IReadOnlyList<ActivityType> ActivityTypes => activities.Value.Types;

    public static IReadOnlyList<FormatRuleText> FormatRules => activities.Value.Rules;

    public static IReadOnlyList<Term> FormatSources => activities.Value.Sources;

    public static IReadOnlyList<Term> Payers => activities.Value.Payers;

    public static IReadOnlyList<Term> CostItems => activities.Value.CostItems;

    public static IReadOnlyList<AssistanceType> AssistanceTypes => assistance.Value.Types;

    // Each of these answers null when there is no such code.

    public static Pillar? Pillar(string code) => Pillars.FirstOrDefault(pillar => pillar.Code == code);

    public static Area? Area(string code) => areas.Value.GetValueOrDefault(code);

    public static InstitutionKind? InstitutionKind(string code) => InstitutionKinds.FirstOrDefault(kind => kind.Code == code);

    public static GcmObjective? GcmObjective(int number) => GcmObjectives.FirstOrDefault(objective => objective.Number == number);

    public static SdgTarget? SdgTarget(string code) => SdgTargets.FirstOrDefault(target => target.Code == code);

    public static DacCode? DacCode(string code) => DacCodes.FirstOrDefault(each => each.Code == code);

    public static ActivityType? ActivityType(string code) => ActivityTypes.FirstOrDefault(type => type.Code == code);

    public static AssistanceType? AssistanceType(string code) => AssistanceTypes.FirstOrDefault(type => type.Code == code);

    public static EligibilityRule? Rule(string id) => phases.Value.Rules.FirstOrDefault(rule => rule.Id == id);

    public static Phase? Phase(string id) => Phases.FirstOrDefault(phase => phase.Id == id);

    /// <summary>The set a record was judged by; null when there is no such version.</summary>
    public static CriteriaSet? CriteriaSet(string id, int version) => CriteriaSets.FirstOrDefault(set => set.Id == id && set.Version == version);

    /// <summary>The set in force on a day, of the latest version; null before the first.</summary>
    public static CriteriaSet? CriteriaOn(DateOnly day) => CriteriaSets.Where(set => set.RunsOn(day)).MaxBy(set => set.Version);

    /// <summary>How the steering committee decides on a day.</summary>
    /// <exception cref="InvalidOperationException">The facility has no rule for that day.</exception>
    public static CommitteeRule CommitteeOn(DateOnly day) => committee.Value.Rules.Last(rule => rule.RunsOn(day));

    /// <summary>The phase of a day. After the end of the last one its rules go on until another is entered; null before the first.</summary>
    public static Phase? PhaseOn(DateOnly day) => Phases.LastOrDefault(phase => phase.From <= day);

    /// <summary>The states that carry the facility on a day, as its phase names them: ISO 3166-1 alpha-2.</summary>
    public static IReadOnlyList<string> MemberStatesOn(DateOnly day) => PhaseOn(day)?.MemberStates is { } region ? Countries.MembersOf(region, day) : [];

    /// <summary>A phase's rules, in the order in which they are checked and printed.</summary>
    public static IReadOnlyList<EligibilityRule> RulesOf(Phase phase) => [.. phase.Rules.Select(id => Rule(id)!)];

    /// <summary>Why a country is on the list of a day (<c>oda</c>, <c>neighbourhood</c>); null when it is not.</summary>
    public static string? CountryEligibleOn(string alpha2, DateOnly day) => EligibleCountries.FirstOrDefault(each => each.Country == alpha2 && each.RunsOn(day))?.Basis;

    private static Lazy<T> Read<T>(string name) => new(() => Catalogue.Read<T>($"facility/{name}.json"));
}
