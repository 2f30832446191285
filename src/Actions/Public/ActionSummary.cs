using Passerelle.Directory.Public;
using Passerelle.Requests.Public;

namespace Passerelle.Actions.Public;

/// <summary>A change of a date that was already set: what moved, why, and who said so.</summary>
/// <param name="From">The date it was set to before.</param>
/// <param name="To">Null when the date was taken back.</param>
/// <param name="By">The office, as named at the time.</param>
public sealed record Slip(PartialDate From, PartialDate? To, LocalizedText Reason, DateTimeOffset At, string By);

/// <summary>One activity of a work plan.</summary>
/// <param name="Type">Code of the facility's activity types.</param>
/// <param name="Place">City or venue; empty when not set or remote.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null when not set or remote.</param>
/// <param name="Planned">As the plan stands now; the first plan is the <c>From</c> of the first of <paramref name="Slips"/>.</param>
/// <param name="Actual">Null while it has not taken place.</param>
/// <param name="Slips">Oldest first.</param>
public sealed record ActivitySummary(
    ActivityId Id, string Type, LocalizedText Title, LocalizedText Place, string? Country, PartialDate? Planned, PartialDate? Actual, IReadOnlyList<Slip> Slips)
{
    /// <summary>When it is to end; null when it ends when it began.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>Days of work; null when not set, like the two numbers of people.</summary>
    public int? Days { get; init; }

    public int? Experts { get; init; }

    public int? Participants { get; init; }

    public bool Remote { get; init; }

    /// <summary>ISO 639-1 codes of the languages interpreted beside the working language.</summary>
    public IReadOnlyList<string> Interpretation { get; init; } = [];

    /// <summary>The activity of the same plan that has to be over first; null when none.</summary>
    public ActivityId? After { get; init; }
}

/// <summary>Two sources that do not agree; nobody has decided between them.</summary>
/// <param name="What">What they disagree on: <c>start</c> or <c>end</c>.</param>
/// <param name="Held">What the record holds.</param>
/// <param name="Other">What the other source says.</param>
/// <param name="Source">Where the other value stands, in its own words.</param>
public sealed record DateConflict(string What, PartialDate? Held, PartialDate? Other, string Source);

/// <summary>An Action as later rooms need it: everything a fiche is composed of that is not written by its editor.</summary>
/// <param name="Case">The case of the request it follows from, or its own when it came from the archive.</param>
/// <param name="Summary">A sentence or two; empty when nobody wrote one.</param>
/// <param name="Pillars">Codes of the facility's pillars, the main one first.</param>
/// <param name="Areas">Codes of specific areas.</param>
/// <param name="Scope"><c>national</c>, <c>regional</c> or <c>local</c>.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 of those who asked or benefit, the lead's first.</param>
/// <param name="Groups">Names of groups of countries that the source does not list one by one.</param>
/// <param name="RequestedBy">Names of the institutions that asked; empty when unknown.</param>
/// <param name="Request">Null for an Action from the archive.</param>
/// <param name="RequestReference">Null for an Action from the archive.</param>
/// <param name="Start">Null when unknown.</param>
/// <param name="End">Null when unknown, or while it runs.</param>
/// <param name="Activities">In the order of the plan.</param>
/// <param name="ExpertCountries">ISO 3166-1 alpha-2, sorted.</param>
/// <param name="ExpertGroups">Origins of experts that name no country, such as <c>EU Member States</c>.</param>
/// <param name="ExpertSectors">Of <see cref="ExpertSector.All"/>.</param>
/// <param name="Numbers">Numbers it had on earlier sites; one number may be several Actions'.</param>
/// <param name="Urls">Sources on the web.</param>
/// <param name="FromArchive">Whether it was imported rather than lived through here.</param>
public sealed record ActionSummary(
    ActionId Id, string Reference, CaseKey Case, ActionStatus Status, LocalizedText Title, LocalizedText Summary,
    IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, string Scope,
    IReadOnlyList<string> Countries, IReadOnlyList<string> Groups,
    LocalizedText RequestedBy, RequestId? Request, string? RequestReference, DateOnly? RequestedOn, DateOnly? DecidedOn,
    PartialDate? Start, PartialDate? End,
    LocalizedText Context, LocalizedText Concept, LocalizedText Objectives, LocalizedText Results,
    IReadOnlyList<ActivitySummary> Activities,
    IReadOnlyList<string> ExpertCountries, IReadOnlyList<string> ExpertGroups, IReadOnlyList<string> ExpertSectors,
    IReadOnlyList<LocalizedText> Outputs, IReadOnlyList<string> Numbers, IReadOnlyList<string> Urls,
    IReadOnlyList<DateConflict> Conflicts, bool FromArchive)
{
    /// <summary>Offices of those who asked, the lead first: who hears of what is published about it. Empty for an Action from the archive.</summary>
    public IReadOnlyList<OfficeId> Requesters { get; init; } = [];
}

/// <summary>The sectors an expert may come from. The text key of each is <c>actions.sector.{code}</c>.</summary>
public static class ExpertSector
{
    public static readonly IReadOnlyList<string> All = ["public", "civil-society", "academia", "private", "international"];
}
