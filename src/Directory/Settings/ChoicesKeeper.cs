using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Letters;

namespace Passerelle.Directory.Settings;

/// <summary>The versions of the facility's choices, kept in memory for as long as the database's edition stands.</summary>
internal sealed class ChoicesKeeper(IServiceScopeFactory scopes, Edition edition, TimeProvider clock) : ILetterTemplates
{
    private sealed record Kept(long Edition, IReadOnlyList<SettingsVersion> Versions);

    private volatile Kept kept = new(-1, []);

    /// <summary>What holds on a day: the version made last of those that had begun.</summary>
    public async ValueTask<FacilityChoices> On(DateOnly day, CancellationToken cancellation) => Of(await Versions(cancellation), day);

    /// <summary>Oldest first.</summary>
    public async ValueTask<IReadOnlyList<SettingsVersion>> Versions(CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        if (kept.Edition == now) return kept.Versions;
        await using var scope = scopes.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<DirectoryDb>().Settings.AsNoTracking().OrderBy(version => version.At).ThenBy(version => version.Reference).ToListAsync(cancellation);
        kept = new(now, versions);
        return versions;
    }

    async ValueTask ILetterTemplates.Look(CancellationToken cancellation) => await Versions(cancellation);

    /// <summary>Where letters are put into words nothing can be awaited: whoever acts, or delivers, has looked just before.</summary>
    string? ILetterTemplates.Find(string key, string language) =>
        Of(kept.Versions, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Letters.GetValueOrDefault(key)?.GetValueOrDefault(language);

    private static FacilityChoices Of(IReadOnlyList<SettingsVersion> versions, DateOnly day) => versions.LastOrDefault(version => version.From <= day)?.Choices ?? FacilityChoices.None;
}
