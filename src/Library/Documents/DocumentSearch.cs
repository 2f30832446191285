using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Documents;

/// <summary>Every document of others as it can be found.</summary>
internal sealed class DocumentSearch(LibraryDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Documents.AsNoTracking(), cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) =>
        Read(db.Documents.AsNoTracking().Where(document => references.Contains(document.Reference)), cancellation);

    private static async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<LibraryDocument> documents, CancellationToken cancellation) =>
        [.. (await documents.OrderBy(document => document.Reference).ToListAsync(cancellation)).Select(document =>
            new SearchDocument(document.Id.Value, document.Reference, $"/documents/{Uri.EscapeDataString(document.Reference)}", "library.documents.kind", document.Title,
                [LocalizedText.Written(Language.Source, document.Places), LocalizedText.Written(Language.Source, document.Donor)])
            { Codes = [.. Subjects.OfCountries(document.Countries)], Years = document.Year is { } year ? [year] : [] })];
}
