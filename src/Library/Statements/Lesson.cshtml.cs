using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>A lesson: validated for everybody; beside it, for those who work with it, what was recorded.</summary>
[AllowAnonymous]
internal sealed class LessonModel(LibraryDb db) : RoomPage
{
    public Lesson Lesson { get; private set; } = null!;

    /// <summary>Null for whom it is not.</summary>
    public RawLesson? Raw { get; private set; }

    public StatementActs Acts { get; private set; } = null!;

    public IReadOnlyList<(Synthesis Synthesis, Stance Stance)> Used { get; private set; } = [];

    public bool Gone => Lesson.Status == StatementStatus.Withdrawn;

    public async Task<IActionResult> OnGet(string reference)
    {
        var viewer = await Viewer();
        if (await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == reference, Cancellation) is not { } lesson) return NotFound();
        Lesson = lesson;
        Raw = await db.Db.Set<RawLesson>().AsNoTracking().SeenBy(db.Db, viewer, raw => raw.Id).SingleOrDefaultAsync(raw => raw.Lesson == lesson.Id, Cancellation);
        Acts = StatementActs.Of(lesson, viewer, $"/lessons/write?lesson={lesson.Reference}");
        Used = [.. (await db.Syntheses.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status == StatementStatus.Confirmed).OrderBy(each => each.Reference).ToListAsync(Cancellation))
            .SelectMany(synthesis => synthesis.Sources.Where(source => source.Lesson == reference).Select(source => (synthesis, source.Stance)))];
        if (Gone) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
