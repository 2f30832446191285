using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Passerelle.Directory.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Directory.Settings;

/// <summary>All that a facility has chosen for itself.</summary>
/// <param name="Letters">Its own words by text key (<c>{template}.body</c>), then by language.</param>
internal sealed record FacilityChoices(Workflow Workflow, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Letters)
{
    public static readonly FacilityChoices None = new(Workflow.AsBuilt, new Dictionary<string, IReadOnlyDictionary<string, string>>());
}

/// <summary>The facility's choices as they stand from a day on; never changed, only followed by the next version. What was in force on any day can be read years later.</summary>
internal sealed class SettingsVersion
{
    public const int MaxReason = 1000;

    public required SettingsId Id { get; init; }

    /// <summary><c>SET-2026-0001</c>.</summary>
    public required string Reference { get; init; }

    public required DateOnly From { get; init; }

    public required FacilityChoices Choices { get; init; }

    /// <summary>Room and word of the fact that made it.</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public CaseKey Case => new(Id.Value, Reference);
}

internal sealed class SettingsVersionMapping : IEntityTypeConfiguration<SettingsVersion>
{
    public void Configure(EntityTypeBuilder<SettingsVersion> version)
    {
        version.HasIndex(v => v.Reference).IsUnique();
        version.Property(v => v.Reference).HasMaxLength(20);
        version.Property(v => v.Choices).AsJson();
        version.Property(v => v.Kind).HasMaxLength(60);
        version.Property(v => v.Reason).HasMaxLength(SettingsVersion.MaxReason);
        version.Ignore(v => v.Case);
    }
}
