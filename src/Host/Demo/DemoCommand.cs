using Passerelle.Directory.Public;

namespace Passerelle.Host.Demo;

/// <summary>Makes the demo facility, once.</summary>
internal static class DemoCommand
{
    public enum Made { Now, Before, NotHere }

    /// <summary>Whether it was made now, was there before, or cannot be made because the database holds another facility, or half of this one.</summary>
    public static async Task<Made> Run(SiteOptions options, TextWriter progress, CancellationToken cancellation)
    {
        var builder = Site.Builder([], options);
        builder.Logging.ClearProviders();
        await using (var site = Site.Build(builder))
        {
            await Database.Migrate(site.Services, cancellation);
            await using var scope = site.Services.CreateAsyncScope();
            var empty = await scope.ServiceProvider.GetRequiredService<FoundingDesk>().IsEmpty(cancellation);
            if (!empty) return DemoMark.Read(options.Data) is null ? Made.NotHere : Made.Before;
        }
        await DemoFacility.Make(options, TimeProvider.System.GetUtcNow(), scene => progress.WriteLine($"{scene.At:yyyy-MM-dd}  {scene.By}  {scene.Act}"), cancellation);
        return Made.Now;
    }
}
