namespace Passerelle.Host.Demo;

/// <summary>The Actions of earlier years, from the archive in which they were kept.</summary>
internal sealed class DemoArchive(DemoStage stage, DemoCast cast, byte[] archive)
{
    public IEnumerable<Scene> Scenes() => archive.Length > 0 && stage is not null && cast is not null ? [] : [];
}
