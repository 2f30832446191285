using Microsoft.EntityFrameworkCore;

namespace Passerelle.Directory.Settings;

/// <summary>A version of the facility's choices as a reader sees it.</summary>
internal sealed record VersionRow(string Reference, string Kind, DateOnly From, string Reason, string By, DateTimeOffset At, bool InForce);

/// <summary>What somebody who sets up the facility starts from.</summary>
/// <param name="Last">The version made last, whether it holds already or not: the next is made from it. Null before the first.</param>
internal sealed record SettingsRead(FacilityChoices Choices, string? Last, DateOnly? From);

internal sealed class ReadSettings(DirectoryDb db, ChoicesKeeper keeper)
{
    public async Task<SettingsRead> Last(CancellationToken cancellation) =>
        await db.Latest(cancellation) is { } version ? new(version.Choices, version.Reference, version.From) : new(FacilityChoices.None, null, null);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<VersionRow>> Versions(DateOnly today, CancellationToken cancellation)
    {
        var versions = await keeper.Versions(cancellation);
        var inForce = versions.LastOrDefault(version => version.From <= today);
        return [.. versions.Reverse().Select(version => new VersionRow(version.Reference, version.Kind, version.From, version.Reason, version.By, version.At, version == inForce))];
    }
}
