using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Statements;

/// <summary>What was learnt: first what several lessons say together, then each; for those who work on them, what waits.</summary>
[AllowAnonymous]
internal sealed class LessonsModel(LibraryDb db, TakeUpLesson takeUp) : RoomPage
{
    internal sealed class Input
    {
        /// <summary>Of a fiche: its reference and the key of the passage, such as <c>FIC-2026-0001/p1</c>.</summary>
        public string? Passage { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Lesson> Lessons { get; private set; } = [];

    public IReadOnlyList<Synthesis> Syntheses { get; private set; } = [];

    public IReadOnlyList<(string Href, string Heading, string Reference)> Waiting { get; private set; } = [];

    public IReadOnlyList<UntakenLesson> Untaken { get; private set; } = [];

    public bool Works { get; private set; }

    public bool Writes { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var taken = await takeUp.Run(TakeUpForm.Of(Form.Passage), await Occasion(), Cancellation);
        if (taken.Problem is not { } problem) return To($"/lessons/{taken.Value.Reference}");
        await Load();
        return Show(problem);
    }

    /// <summary>How many sources, and how many of them speak against it.</summary>
    public string Stances(Synthesis synthesis) => T["library.synthesis.count", synthesis.Sources.Count, synthesis.Sources.Count(source => source.Stance == Stance.Contradicts)];

    private async Task Load()
    {
        var viewer = await Viewer();
        var lessons = await db.Lessons.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status != StatementStatus.Withdrawn).OrderByDescending(each => each.Reference).ToListAsync(Cancellation);
        var syntheses = await db.Syntheses.AsNoTracking().SeenBy(db.Db, viewer, each => each.Id).Where(each => each.Status != StatementStatus.Withdrawn).OrderByDescending(each => each.Reference).ToListAsync(Cancellation);
        Lessons = [.. lessons.Where(each => each.Status == StatementStatus.Confirmed)];
        Syntheses = [.. syntheses.Where(each => each.Status == StatementStatus.Confirmed)];
        (Works, Writes) = (Fiche.Desk.Any(viewer.Tokens.Contains), viewer.Has(Role.Editor));
        Waiting = [.. lessons.Where(each => each.Status == StatementStatus.Draft).Select(each => ($"/lessons/{each.Reference}", each.Title.IsEmpty ? each.Reference : each.Title.ToString(), each.Reference)),
            .. syntheses.Where(each => each.Status == StatementStatus.Draft).Select(each => ($"/syntheses/{each.Reference}", each.Title.ToString(), each.Reference))];
        if (Writes) Untaken = await takeUp.Waiting(viewer, Cancellation);
    }
}
