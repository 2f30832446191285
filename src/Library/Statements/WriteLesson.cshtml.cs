using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>Where a lesson is recorded as it was said, and put into the words that are to be validated.</summary>
[Authorize]
internal sealed class WriteLessonModel(LibraryDb db, WriteLesson write) : RoomPage
{
    [BindProperty]
    public LessonForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code, code == Lang));

    public IEnumerable<SelectListItem> AllCountries => Countries.InOrder().Select(country => new SelectListItem(country.ToString(), country.Alpha2));

    /// <param name="lesson">Reference of the one to write on; null for a new one.</param>
    public async Task<IActionResult> OnGet(string? lesson, [FromQuery(Name = "in")] string? language)
    {
        var viewer = await Viewer();
        if (!viewer.Has(Role.Editor)) return NotFound();
        if (lesson is null)
        {
            Form = new() { Language = Lang };
            return Page();
        }
        if (await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).SingleOrDefaultAsync(each => each.Reference == lesson, Cancellation) is not { } found) return NotFound();
        Form = LessonForm.Of(found, Language.Knows(language) && language is not null ? language : found.Source);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!(await Viewer()).Has(Role.Editor)) return NotFound();
        var written = await write.Run(Form, await Occasion(), Cancellation);
        if (written.Problem is { } problem) return Show(problem);
        Said = T["library.write.said"];
        return To($"/lessons/{written.Value.Reference}");
    }
}
