using Passerelle.Directory.Public;

namespace Passerelle.Host.Demo;

/// <summary>Makes the demo facility, once.</summary>
internal static class DemoCommand
{
    private const int done = 0, notDone = 1;

    /// <summary>The exit code. A database that holds another facility, or half of this one because its making was interrupted, is left as it is.</summary>
    public static async Task<int> Run(SiteOptions options, TextWriter progress, CancellationToken cancellation)
    {
        var builder = Site.Builder([], options);
        builder.Logging.ClearProviders();
        await using (var site = Site.Build(builder))
        {
            var words = site.Services.GetRequiredService<Wording>();
            await Database.Migrate(site.Services, cancellation);
            await using var scope = site.Services.CreateAsyncScope();
            if (!await scope.ServiceProvider.GetRequiredService<FoundingDesk>().IsEmpty(cancellation))
            {
                var before = DemoMark.Read(options.Data) is not null;
                progress.WriteLine(words[before ? "directory.demo.made-before" : "directory.demo.not-empty"]);
                return before ? done : notDone;
            }
        }
        await DemoFacility.Make(options, TimeProvider.System.GetUtcNow(), scene => progress.WriteLine($"{scene.At:yyyy-MM-dd}  {scene.By}  {scene.Act}"), cancellation);
        return done;
    }
}
