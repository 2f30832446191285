using Passerelle.Actions.Public;

namespace Passerelle.Actions.Plan;

/// <summary>
/// An activity as a plan would have it, written or not yet: what the rules look at and the budget is reckoned from, the same for the record and for a form
/// that is still being filled in.
/// </summary>
/// <param name="Start">The day or month in which it begins.</param>
/// <param name="End">Null when it ends when it began.</param>
/// <param name="Interpretation">Codes of the languages interpreted beside the working language.</param>
internal sealed record PlannedActivity(
    ActivityId Id, string Type, LocalizedText Title, PartialDate? Start, PartialDate? End, int? Days, int? Experts, int? Participants, string? Country, bool Remote,
    IReadOnlyList<string> Interpretation, ActivityId? After)
{
    /// <summary>Whether it has taken place: no rule asks about it any more.</summary>
    public bool Held { get; init; }

    public IReadOnlyList<Override> Overrides { get; init; } = [];

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>When it is over: as set, else as its length tells, else when it began.</summary>
    public PartialDate? Ends => End ?? (Start is { Day: > 0 } start && Days is { } days ? start.First.AddDays(days - 1) : Start);

    /// <summary>Days of work: as set, else what lies between two dates known to the day; null when neither is known.</summary>
    public int? Length => Days ?? (Start is { Day: > 0 } start && Ends is { Day: > 0 } end ? end.First.DayNumber - start.First.DayNumber + 1 : null);
}

/// <summary>A rule that somebody may set aside with a reason: which, by how much it is broken, where it comes from and which field shows it.</summary>
/// <param name="Rule">Code of the facility's format rules or of its rules on cost.</param>
/// <param name="Source">Code of the facility's sources of format rules; null for its own rules on cost.</param>
/// <param name="Field">Of <see cref="ActivityForm"/>; empty when it is about the whole.</param>
internal sealed record Breach(string Rule, decimal Limit, decimal Value, string? Source, string Field)
{
    /// <summary>For a rule about working days: the day that is none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Its name, when it is a holiday and not a weekend.</summary>
    public string? Holiday { get; init; }

    /// <summary>Whether a larger value is farther from the rule.</summary>
    public bool IsCeiling => Rule.StartsWith("max-", StringComparison.Ordinal);
}

/// <summary>A rule set aside, for good: which, what it asks and what the plan has instead, why, by which office and when.</summary>
internal sealed record Override(string Rule, decimal Limit, decimal Value, string? Source, LocalizedText Reason, Guid Office, string By, DateOnly On)
{
    /// <summary>Whether this reason still answers the breach. Rules about dates are answered for the dates they were given for, which the caller compares.</summary>
    public bool Answers(Breach breach, bool sameDates) => Rule == breach.Rule && Rule switch
    {
        PlanRules.LeadDays or PlanRules.WorkingDays => sameDates,
        _ => breach.IsCeiling ? breach.Value <= Value : breach.Value >= Value,
    };
}

/// <summary>A line of the budget set by hand, with the reason and what it was reckoned at.</summary>
/// <param name="Item">Code of the facility's cost items.</param>
/// <param name="Rate">Code of the rates the line is reckoned with.</param>
internal sealed record Correction(string Item, string Rate, decimal Amount, LocalizedText Reason, Guid Office, string By, DateOnly On);
