using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Requests.Browse;

/// <summary>Every request as it can be found, by those who see it.</summary>
internal sealed class RequestSearch(RequestsDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Requests, cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) => Read(db.Requests.Where(request => references.Contains(request.Reference)), cancellation);

    private static async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<Request> requests, CancellationToken cancellation) =>
        [.. (await requests.AsNoTracking().AsSplitQuery().ToListAsync(cancellation)).Select(request =>
            new SearchDocument(request.Id.Value, request.Reference, $"/requests/{request.Reference}", "requests.search.kind", request.Title, [.. request.Answers.Where(answer => answer.Key != "title").Select(answer => answer.Value)])
            { Codes = [.. Subjects.OfAreas(request.Chosen("areas")), .. Subjects.OfCountries(request.Countries)] })];
}
