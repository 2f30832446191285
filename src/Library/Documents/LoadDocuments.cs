using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Documents;

/// <summary>Takes documents of others into the library. A file with a defect changes nothing; the same file twice changes nothing either.</summary>
internal sealed class LoadDocuments(LibraryDb db, ISearch search)
{
    public async Task<Outcome<(DocumentReport Report, IReadOnlyList<DocumentDefect> Defects)>> Run(byte[] file, Occasion occasion, CancellationToken cancellation)
    {
        if (!occasion.By.Tokens.Contains(To.Program)) return Problem.Refused("library.documents.program-only");
        var (documents, defects) = new DocumentFile(search).Read(file);
        if (defects.Count > 0) return (new DocumentReport(documents.Count, 0, 0, 0), defects);

        var known = await db.Documents.ToDictionaryAsync(document => document.Reference, cancellation);
        var facts = new List<Fact>();
        var (created, updated) = (0, 0);
        foreach (var text in documents)
        {
            if (known.GetValueOrDefault(text.Reference) is not { } document)
            {
                document = new() { Id = ITypedId<DocumentId>.New(occasion.At), Reference = text.Reference };
                document.Write(text);
                db.Documents.Add(document);
                facts.Add(Told("library.document-loaded", document));
                created++;
            }
            else if (!document.Reads(text))
            {
                document.Write(text);
                facts.Add(Told("library.document-changed", document));
                updated++;
            }
        }
        if (facts.Count > 0 && await db.Db.Save(occasion, facts, cancellation) is { } race) return race;
        return (new DocumentReport(documents.Count, created, updated, documents.Count - created - updated), defects);

        static Fact Told(string kind, LibraryDocument document) => new(kind, document.Case, document.Reference, new { title = document.Title.Best(Language.Source), year = document.Year }, [To.Public]);
    }
}
