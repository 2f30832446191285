using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>What several lessons say together, with every source and where it stands.</summary>
[AllowAnonymous]
internal sealed class SynthesisModel(LibraryDb db) : RoomPage
{
    public Synthesis Synthesis { get; private set; } = null!;

    public StatementActs Acts { get; private set; } = null!;

    /// <summary>Of the lessons that stand.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Titles { get; private set; } = new Dictionary<string, LocalizedText>();

    /// <summary>Lessons validated anew or taken back since this was confirmed.</summary>
    public IReadOnlyList<string> Moved { get; private set; } = [];

    public bool Gone => Synthesis.Status == StatementStatus.Withdrawn;

    public async Task<IActionResult> OnGet(string reference)
    {
        var viewer = await Viewer();
        if (await db.Syntheses.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == reference, Cancellation) is not { } synthesis) return NotFound();
        Synthesis = synthesis;
        Acts = StatementActs.Of(synthesis, viewer, $"/syntheses/write?synthesis={synthesis.Reference}");
        var named = synthesis.Sources.Select(source => source.Lesson).ToList();
        var lessons = await db.Lessons.AsNoTracking().Where(each => named.Contains(each.Reference) && each.Status == StatementStatus.Confirmed).SeenBy(db.Db, viewer, each => each.Id).ToListAsync(Cancellation);
        Titles = lessons.ToDictionary(lesson => lesson.Reference, lesson => lesson.Title);
        if (synthesis is { Status: StatementStatus.Confirmed, ConfirmedAt: { } at }) Moved = [.. named.Where(lesson => lessons.Find(each => each.Reference == lesson) is not { } found || found.ConfirmedAt > at)];
        if (Gone) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
