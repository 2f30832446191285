namespace Passerelle.Directory;

/// <summary>What an operator sets about the site.</summary>
internal sealed class DirectoryOptions
{
    /// <summary>The site's own address, as letters and citations print it.</summary>
    public string Address { get; set; } = "http://localhost:5080";

    /// <summary>Whether anybody may sign in as a demo person; only the demo facility sets it.</summary>
    public bool Demo { get; set; }

    /// <summary>Attempts to sign in, by one network address.</summary>
    public int SignInsPerMinute { get; set; } = 20;
}
