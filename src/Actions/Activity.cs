using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Plan;
using Passerelle.Actions.Public;

namespace Passerelle.Actions;

/// <summary>One activity of a work plan: when it was meant to be, when it was, and what moved in between.</summary>
internal sealed class Activity
{
    public const int MaxTitle = 300;
    public const int MaxPlace = 120;
    public const int MaxDays = 366;
    public const int MaxPeople = 5000;
    public const int MaxTongues = 12;

    public required ActivityId Id { get; init; }

    public required ActionId Action { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public int Position { get; set; }

    /// <summary>Code of the facility's activity types.</summary>
    public required string Type { get; set; }

    public required LocalizedText Title { get; set; }

    public LocalizedText Place { get; set; } = LocalizedText.Empty;

    public string? Country { get; set; }

    /// <summary>The day or month in which it is to begin.</summary>
    public PartialDate? Planned { get; private set; }

    /// <summary>The day or month in which it is to end; null when it ends when it began.</summary>
    public PartialDate? Until { get; private set; }

    /// <summary>Days of work in it, which may be fewer than lie between its dates.</summary>
    public int? Days { get; private set; }

    public int? Experts { get; private set; }

    public int? Participants { get; private set; }

    public bool Remote { get; private set; }

    /// <summary>Codes of the languages that are interpreted, each from and into the working language.</summary>
    public List<string> Interpretation { get; private set; } = [];

    /// <summary>The activity of the same plan that has to be over first; null when none.</summary>
    public ActivityId? After { get; private set; }

    /// <summary>The rules it may break, and why.</summary>
    public List<Override> Overrides { get; private set; } = [];

    /// <summary>Lines of its budget set by hand.</summary>
    public List<Correction> Corrections { get; private set; } = [];

    public PartialDate? Actual { get; private set; }

    public List<Slip> Slips { get; private set; } = [];

    /// <summary>The date it was first planned for.</summary>
    public PartialDate? FirstPlanned => Slips is [var first, ..] ? first.From : Planned;

    /// <summary>Whether setting these dates moves one that was already set, or delivers it on another day than planned: the reason is then asked for.</summary>
    public bool Moves(PartialDate? planned, PartialDate? actual) =>
        (Planned is { } before && planned != before) || (Actual is { } was && actual != was) || (Actual is null && actual is { } held && planned is { } plan && Outside(held, plan));

    /// <summary>Sets both dates; a move is kept with its reason. <see cref="Moves"/> says when one is needed.</summary>
    public void Date(PartialDate? planned, PartialDate? actual, LocalizedText reason, DateTimeOffset at, string by)
    {
        if (Planned is { } before && planned != before) Slips.Add(new(before, planned, reason, at, by));
        else if (Actual is { } was && actual != was) Slips.Add(new(was, actual, reason, at, by));
        else if (Actual is null && actual is { } held && planned is { } plan && Outside(held, plan)) Slips.Add(new(plan, held, reason, at, by));
        (Planned, Actual) = (planned, actual);
    }

    /// <summary>Takes over everything of the plan but its dates, which <see cref="Date"/> sets. The rules have been looked at.</summary>
    public void Plan(PlannedActivity planned)
    {
        Type = planned.Type;
        Country = planned.Country;
        (Until, Days, Experts, Participants, Remote, After) = (planned.End, planned.Days, planned.Experts, planned.Participants, planned.Remote, planned.After);
        (Interpretation, Overrides) = ([.. planned.Interpretation], [.. planned.Overrides]);
    }

    public void Correct(IEnumerable<Correction> corrections) => Corrections = [.. corrections];

    public void Excuse(IEnumerable<Override> overrides) => Overrides = [.. overrides];

    public PlannedActivity AsPlanned() => new(Id, Type, Title, Planned, Until, Days, Experts, Participants, Country, Remote, Interpretation, After)
    {
        Held = Actual is not null, Overrides = Overrides, Corrections = Corrections,
    };

    public ActivitySummary Summarise() => new(Id, Type, Title, Place, Country, Planned, Actual, Slips)
    {
        Until = Until, Days = Days, Experts = Experts, Participants = Participants, Remote = Remote, Interpretation = Interpretation, After = After,
    };

    /// <summary>A day within the month it was planned for is no slip; another month is.</summary>
    private static bool Outside(PartialDate held, PartialDate plan) => held.Last < plan.First || held.First > plan.Last;
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.HasIndex(a => new { a.Action, a.Position });
        activity.Property(a => a.Type).HasMaxLength(40);
        activity.Property(a => a.Country).HasMaxLength(2);
        activity.Property(a => a.Planned).AsPartialDate();
        activity.Property(a => a.Actual).AsPartialDate();
        activity.Property(a => a.Until).AsPartialDate();
        activity.Property(a => a.Interpretation).AsJson();
        activity.Property(a => a.Overrides).AsJson();
        activity.Property(a => a.Corrections).AsJson();
        activity.Property(a => a.Slips).AsJson();
    }
}
