using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Practices;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>One transfer: what, from whom, to whom, when, by whose word, and whether it held.</summary>
[AllowAnonymous]
internal sealed class TransferModel(LibraryDb db) : RoomPage
{
    public Transfer Transfer { get; private set; } = null!;

    /// <summary>Of the practice, as published; before that for who may read its draft.</summary>
    public string Title { get; private set; } = "";

    public StatementActs Acts { get; private set; } = null!;

    public bool Gone => Transfer.Status == StatementStatus.Withdrawn;

    public async Task<IActionResult> OnGet(string reference)
    {
        var viewer = await Viewer();
        if (await db.Transfers.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == reference, Cancellation) is not { } transfer) return NotFound();
        var title = (await db.CurrentPractices(viewer).SingleOrDefaultAsync(row => row.Practice.Id == transfer.Practice, Cancellation))?.Edition.Content.Text.Title
            ?? (await db.OpenPractice(transfer.PracticeReference, viewer, Cancellation))?.Draft.Text.Title;
        // What speaks of a practice that was withdrawn has gone with it.
        if (title is null) return NotFound();
        (Transfer, Title) = (transfer, title.ToString());
        Acts = StatementActs.Of(transfer, viewer, $"/transfers/write?transfer={transfer.Reference}");
        if (Gone) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
