using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Passerelle.Tests.Shape;

public sealed class EndpointShape(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Every_page_and_endpoint_says_who_may_use_it()
    {
        var endpoints = await Endpoints();
        var silent = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => $"{endpoint.RoutePattern.RawText} ({endpoint.DisplayName})");

        Assert.Empty(silent);
        Assert.True(endpoints.Count >= 5, $"Only {endpoints.Count} endpoints found.");
    }

    [Fact]
    public async Task Every_page_has_its_language_first_and_every_endpoint_its_version()
    {
        // The last in order answers what nothing else does: an address that does not exist.
        var astray = (await Endpoints()).Where(endpoint => endpoint.Order != int.MaxValue).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
            ? !IsMachine(endpoint.RoutePattern.RawText!) : endpoint.RoutePattern.RawText?.StartsWith("{language") != true);

        Assert.Empty(astray.Select(endpoint => endpoint.RoutePattern.RawText));
    }

    [Fact]
    public async Task No_two_pages_share_an_address()
    {
        var twice = (await Endpoints()).Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .GroupBy(endpoint => endpoint.RoutePattern.RawText).Where(group => group.Count() > 1).Select(group => group.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public async Task The_API_is_described_by_the_committed_document()
    {
        using var anyone = host.Anyone();

        var description = JsonNode.Parse(await anyone.Http.GetStringAsync("/openapi/v1.json"))!;
        description.AsObject().Remove("servers");

        Expected.Matches("docs/openapi.json", description.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static bool IsMachine(string route) => route.TrimStart('/') is var path && (path.StartsWith("api/v1") || path.StartsWith("openapi/") || path.StartsWith("health") || Path.HasExtension(path));

    /// <summary>What a page's class says about itself is known only once the page is loaded.</summary>
    private async Task<IReadOnlyList<RouteEndpoint>> Endpoints()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var endpoints = host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        var loaded = new List<RouteEndpoint>();
        foreach (var endpoint in endpoints)
            loaded.Add(endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page && await loader.LoadAsync(page, endpoint.Metadata) is { Endpoint: RouteEndpoint compiled } ? compiled : endpoint);
        return loaded;
    }
}
