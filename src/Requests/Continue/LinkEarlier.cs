using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Search;

namespace Passerelle.Requests.Continue;

/// <summary>An earlier or later record of the same story, as far as the viewer may see it.</summary>
/// <param name="Title">Null when the viewer may not read it: then only its reference is known.</param>
internal sealed record Linked(string Reference, string? Title, string? Href);

/// <summary>Says which earlier request or Action this one continues: whoever comes back is known by what was done before.</summary>
internal sealed class LinkEarlier(RequestsDb db, ISearch search)
{
    private static readonly string[] continuable = ["/requests/", "/actions/"];

    /// <summary>Requests and Actions that the viewer sees and that the words or the reference find.</summary>
    public async Task<IReadOnlyList<SearchDocument>> LookUp(string? words, Viewer viewer, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        await search.Refresh(cancellation);
        return [.. search.Find(words, Language.Current, viewer, 20).Hits.Select(hit => hit.Document).Where(document => continuable.Any(path => document.Href.StartsWith(path, StringComparison.Ordinal)))];
    }

    /// <param name="earlier">A reference; empty takes the link away.</param>
    public async Task<Outcome<string>> Run(string reference, string? earlier, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } request) return Problem.NotFound();
        if (!request.IsEditable) return Problem.Conflict("requests.edit.closed");
        if (request.WriterOffice(occasion.By) is not { } office) return Problem.Refused("requests.edit.not-yours");
        string? found = null;
        if (!string.IsNullOrWhiteSpace(earlier))
        {
            found = (await LookUp(earlier, occasion.By, cancellation)).FirstOrDefault(document => string.Equals(document.Reference, earlier.Trim(), StringComparison.OrdinalIgnoreCase) && document.Record != request.Id.Value)?.Reference;
            if (found is null) return Problem.Invalid("Earlier", "requests.continue.choose");
        }
        if (found == request.ContinuationOf) return reference;
        request.ContinuationOf = found;
        return await db.Db.Save(occasion, [request.ForEverybody("requests.continuation-named", office, new { earlier = found })], cancellation) is { } race ? race : reference;
    }

    /// <summary>What a request continues, for one viewer; null when it continues nothing.</summary>
    public Linked? EarlierOf(Request request, Viewer viewer) => request.ContinuationOf is not { } reference ? null
        : search.Find(reference, Language.Current, viewer, 5).Hits.Select(hit => hit.Document).FirstOrDefault(document => document.Reference == reference) is { } found
            ? new(reference, found.Title.ToString(), found.Href) : new(reference, null, null);

    /// <summary>The requests that continue a record and that the viewer sees, in the order they were opened.</summary>
    public async Task<IReadOnlyList<Linked>> LaterOf(string reference, Viewer viewer, CancellationToken cancellation) =>
        [.. (await db.Seen(viewer).AsNoTracking().IgnoreAutoIncludes().Where(request => request.ContinuationOf == reference).OrderBy(request => request.OpenedAt).ToListAsync(cancellation))
            .Select(request => new Linked(request.Reference, request.Title.ToString(), $"/requests/{request.Reference}"))];
}
