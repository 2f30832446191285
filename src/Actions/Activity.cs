using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Actions.Public;

namespace Passerelle.Actions;

/// <summary>One activity of a work plan: when it was meant to be, when it was, and what moved in between.</summary>
internal sealed class Activity
{
    public const int MaxTitle = 300;
    public const int MaxPlace = 120;

    public required ActivityId Id { get; init; }

    public required ActionId Action { get; init; }

    /// <summary>From 1, without a gap.</summary>
    public int Position { get; set; }

    /// <summary>Code of the facility's activity types.</summary>
    public required string Type { get; set; }

    public required LocalizedText Title { get; set; }

    public LocalizedText Place { get; set; } = LocalizedText.Empty;

    public string? Country { get; set; }

    public PartialDate? Planned { get; private set; }

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

    public ActivitySummary Summarise() => new(Id, Type, Title, Place, Country, Planned, Actual, Slips);

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
        activity.Property(a => a.Slips).AsJson();
    }
}
