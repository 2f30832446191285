using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Documents;

/// <summary>What is known of a document of others.</summary>
[AllowAnonymous]
internal sealed class DocumentModel(LibraryDb db) : RoomPage
{
    public LibraryDocument Document { get; private set; } = null!;

    /// <summary>In the reader's language as far as they are countries; else as its source names them.</summary>
    public string Countries => Document.Countries.Count > 0 ? string.Join(" · ", Document.Countries.Select(Directory.Public.Countries.Name)) : Document.Places;

    public async Task<IActionResult> OnGet(string reference)
    {
        if (await db.Documents.AsNoTracking().SeenBy(db.Db, await Viewer(), document => document.Id).SingleOrDefaultAsync(document => document.Reference == reference, Cancellation) is not { } found) return NotFound();
        Document = found;
        return Page();
    }
}
