using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Library.Harvest;
using Passerelle.Platform.Web;

namespace Passerelle.Library;

using Cancel = CancellationToken;

/// <summary>By which machines read all that is public: harvesters and search engines.</summary>
internal static class HarvestApi
{
    public static void MapHarvestApi(this IEndpointRouteBuilder app)
    {
        app.MapGet(OaiAnswer.Path, async (HttpRequest request, OaiAnswer oai, Cancel c) => Xml(await oai.Run(Arguments(request.Query), c))).AllowAnonymous().WithTags("Harvesting").WithSummary("OAI-PMH 2.0 (oai_dc) over Actions, fiches and practices");
        // The protocol lets harvesters ask by a form, too; it only reads, so there is nothing to forge.
        app.MapPost(OaiAnswer.Path, async (HttpRequest request, OaiAnswer oai, Cancel c) => request.HasFormContentType ? Xml(await oai.Run(Arguments(await request.ReadFormAsync(c)), c)) : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/sitemap.xml", (Sitemap sitemap) => Xml(sitemap.Index())).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sitemap-{part}.xml", async (string part, Sitemap sitemap, Cancel c) => await sitemap.Part(part, c) is { } list ? Xml(list) : Results.NotFound()).AllowAnonymous().ExcludeFromDescription().CacheOutput(PublicCache.Name);
        app.MapGet("/robots.txt", (Sitemap sitemap) => Results.Text(sitemap.Robots(), "text/plain", Encoding.UTF8)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Arguments(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> query) =>
        [.. query.SelectMany(argument => argument.Value.DefaultIfEmpty(""), (argument, value) => KeyValuePair.Create(argument.Key, value ?? ""))];

    private static IResult Xml(string text) => Results.Text(text, "text/xml", Encoding.UTF8);
}
