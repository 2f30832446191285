using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>Where several validated lessons are brought together.</summary>
[Authorize]
internal sealed class WriteSynthesisModel(LibraryDb db, WriteSynthesis write) : RoomPage
{
    private const int Room = 3;

    private IReadOnlyList<Lesson> validated = [];

    [BindProperty]
    public SynthesisForm Form { get; set; } = new();

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code, code == Lang));

    public IEnumerable<SelectListItem> Lessons => validated.Select(lesson => new SelectListItem($"{lesson.Reference} – {lesson.Title}", lesson.Reference)).Prepend(new("–", ""));

    public IEnumerable<SelectListItem> Stances => Enum.GetValues<Stance>().Select(stance => new SelectListItem(T[$"library.synthesis.stance.{stance.Kebab()}"], stance.Kebab()));

    /// <param name="synthesis">Reference of the one to write on; null for a new one.</param>
    public async Task<IActionResult> OnGet(string? synthesis, [FromQuery(Name = "in")] string? language)
    {
        if (!await Ready()) return NotFound();
        if (synthesis is null) Form = new() { Language = Lang };
        else
        {
            if (await db.Syntheses.AsNoTracking().SeenBy(db.Db, await Viewer(), each => each.Id).SingleOrDefaultAsync(each => each.Reference == synthesis, Cancellation) is not { } found) return NotFound();
            Form = SynthesisForm.Of(found, Language.Knows(language) && language is not null ? language : found.Source);
        }
        AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Ready()) return NotFound();
        var written = await write.Run(Form, await Occasion(), Cancellation);
        if (written.Problem is { } problem)
        {
            AddRows();
            return Show(problem);
        }
        Said = T["library.write.said"];
        return To($"/syntheses/{written.Value.Reference}");
    }

    private async Task<bool> Ready()
    {
        var viewer = await Viewer();
        if (!viewer.Has(Role.Editor)) return false;
        validated = await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status == StatementStatus.Confirmed).OrderBy(each => each.Reference).ToListAsync(Cancellation);
        return true;
    }

    /// <summary>Room for more; the form needs no script to grow.</summary>
    private void AddRows()
    {
        while (Form.Sources.Count < Synthesis.MostSources && Form.Sources.Count(source => source.IsBlank) < Room) Form.Sources.Add(new());
    }
}
