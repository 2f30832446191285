using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Directory.Public;

/// <summary>The page that serves mailed links of one purpose.</summary>
/// <param name="Path">Below the language, with <c>{secret}</c> in it: <c>/requests/sign-off/by-link/{secret}</c>. The page opens the link again by <see cref="LinksDesk.Open"/>.</param>
public sealed record LinkPage(string Purpose, string Path);

/// <summary>Which page a mailed link leads to. Rooms register theirs when the program starts.</summary>
public static class LinkPages
{
    /// <param name="purpose">As given to <see cref="LinksDesk.Make"/>.</param>
    public static IServiceCollection AddLinkPage(this IServiceCollection services, string purpose, string path) => services.AddSingleton(new LinkPage(purpose, path));
}

/// <summary>All registered pages by purpose. A purpose registered twice is a bug and stops the program at its start.</summary>
internal sealed class LinkRegister(IEnumerable<LinkPage> pages)
{
    private readonly FrozenDictionary<string, LinkPage> byPurpose = pages.ToFrozenDictionary(page => page.Purpose);

    public string? PathOf(string purpose, string secret) => byPurpose.GetValueOrDefault(purpose)?.Path.Replace("{secret}", secret);
}
