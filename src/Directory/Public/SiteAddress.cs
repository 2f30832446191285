namespace Passerelle.Directory.Public;

/// <summary>The site's own address, as letters, feeds and citations print it.</summary>
/// <param name="Root">Without a slash at its end.</param>
public sealed record SiteAddress(string Root)
{
    /// <param name="path">Below the language, such as <c>/actions/ACT-2012-0001</c>.</param>
    public string Of(string language, string path) => $"{Root}/{language}{path}";
}
