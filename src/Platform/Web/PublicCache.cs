using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Passerelle.Platform.Journal;

namespace Passerelle.Platform.Web;

/// <summary>
/// Keeps a public page for readers without an account, one copy for each address and edition of the database: nobody is ever shown what has
/// changed since. A page asks for it by <c>[OutputCache(PolicyName = PublicCache.Name)]</c> or an endpoint by <c>CacheOutput(PublicCache.Name)</c>.
/// </summary>
/// <param name="on">The setting <c>Pages:Cache</c>: off, every page is made anew for every reader.</param>
public sealed class PublicCache(bool on) : IOutputCachePolicy
{
    public const string Name = "public";

    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(5);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        // Anything that could make a page personal: an account, a token, a sentence to be said once.
        var plain = on && HttpMethods.IsGet(http.Request.Method) && http.User.Identity is not { IsAuthenticated: true } && http.Request.Headers.Authorization.Count == 0 && http.Request.Cookies.Count == 0;
        context.EnableOutputCaching = on;
        context.AllowCacheLookup = context.AllowCacheStorage = plain;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = lifetime;
        context.CacheVaryByRules.QueryKeys = "*";
        if (!plain) return;
        // Kept as it goes out, compressed.
        context.CacheVaryByRules.VaryByValues["coding"] = http.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(http)?.EncodingName ?? "";
        context.CacheVaryByRules.VaryByValues["edition"] = $"{await http.RequestServices.GetRequiredService<Edition>().Now(cancellation)}";
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie)) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
