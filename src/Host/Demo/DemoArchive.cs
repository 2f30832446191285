using Passerelle.Actions.Public;

namespace Passerelle.Host.Demo;

/// <summary>The Actions of earlier years, from the archive in which they were kept. The case's own is among them and is not made twice.</summary>
internal sealed class DemoArchive(DemoStage stage, byte[] archive)
{
    private static readonly DateTimeOffset read = new(2021, 1, 11, 9, 0, 0, TimeSpan.Zero);

    public IEnumerable<Scene> Scenes() => [new(read, Viewer.System.Name, "importActions", Import)];

    private async Task Import(CancellationToken cancellation)
    {
        await using var scope = stage.Services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<ArchiveDesk>().Import(archive, "actions.json", dryRun: false, new(Viewer.System, stage.Clock.GetUtcNow(), Channel.Import), cancellation)).Value;
        if (report.Refused > 0) throw new InvalidOperationException($"{report.Refused} Actions of the archive were refused.");
    }
}
