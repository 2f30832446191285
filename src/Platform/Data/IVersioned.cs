namespace Passerelle.Platform.Data;

/// <summary>A record several people may change: each change raises the version, and a change made from an older one is a lost race.</summary>
public interface IVersioned
{
    /// <summary>Starts at 1.</summary>
    int Version { get; set; }
}
