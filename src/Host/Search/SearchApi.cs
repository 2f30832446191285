using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Search;

/// <summary>The same question for programs.</summary>
internal static class SearchApi
{
    internal sealed record Hit(string Reference, string Kind, string Href, LocalizedText Title, double Score, string Passage, string Language, IReadOnlyList<string> Codes, IReadOnlyList<int> Years);

    internal sealed record Answer(int Total, bool Complete, bool Forgiving, string? Suggestion, IReadOnlyList<string> Understood, IReadOnlyList<Hit> Hits, IReadOnlyList<FacetCount> Facets);

    public static void MapSearchApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/search", async (string? q, string[]? f, string? language, int? limit, ISearch search, IOccasions who, CancellationToken cancellation) =>
        {
            var found = search.Find(SearchModel.Question(q, f ?? [], Language.Knows(language) ? language! : Language.Current, Math.Clamp(limit ?? 20, 1, 100)), (await who.Current(cancellation)).By);
            return Results.Json(new Answer(found.Total, search.IsComplete, found.Forgiving, found.Suggestion, found.Understood,
                [.. found.Hits.Select(hit => new Hit(hit.Document.Reference, hit.Document.Kind, hit.Document.Href, hit.Document.Title, Math.Round(hit.Score, 4), hit.Passage, hit.Language, hit.Document.Codes, hit.Document.Years))], found.Facets), StoredJson.Options);
        }).AllowAnonymous().WithTags("Search").WithSummary("Whatever the caller may see, in all six languages, best first, with counts by kind, theme, country, year and language");
        app.MapGet("/{language:length(2)}/search.atom", async (string language, string? q, string[]? f, SearchFeed feed, CancellationToken cancellation) =>
            Results.Text(await feed.Run(q is { Length: > SearchModel.MaxQuestion } ? q[..SearchModel.MaxQuestion] : q, [.. (f ?? []).Take(SearchModel.MaxChosen)], language, cancellation), "application/atom+xml", System.Text.Encoding.UTF8)).AllowAnonymous().ExcludeFromDescription();
    }
}
