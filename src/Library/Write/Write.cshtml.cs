using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Read;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Write;

/// <summary>The editor's page: what only a person can tell, beside what the record already knows.</summary>
[Authorize]
internal sealed class WriteModel(LibraryDb db, ActionsDesk actions, WriteFiche write, FicheComposer composer) : RoomPage
{
    [BindProperty]
    public WriteForm Form { get; set; } = new();

    public ActionSummary Action { get; private set; } = null!;

    /// <summary>Null while there is no draft.</summary>
    public string? Reference { get; private set; }

    public IReadOnlyList<FicheFact> Facts => composer.Facts(FicheRecord.Of(Action), Lang);

    public IEnumerable<SelectListItem> Languages => Language.All.Select(code => new SelectListItem(Language.OwnName(code), code, code == Lang));

    /// <summary>Whether there are translations that a change could leave behind.</summary>
    public bool IsTranslated { get; private set; }

    /// <summary>What somebody else has saved meanwhile, where it differs from what was typed.</summary>
    public IReadOnlyList<(string Name, string Text)> Theirs { get; private set; } = [];

    public async Task<IActionResult> OnGet(string action)
    {
        if (await Load(action) is not { } draft) return NotFound();
        Form = draft.Fiche is { } fiche ? WriteForm.Of(fiche) : new() { Action = action, Language = Lang };
        AddRows();
        return Page();
    }

    public async Task<IActionResult> OnPost(string? then)
    {
        if (await Load(Form.Action) is null) return NotFound();
        var outcome = await write.Run(Form, await Occasion(), Cancellation);
        if (outcome.Problem is { } problem)
        {
            if (problem.Kind == ProblemKind.Conflict) await Compare();
            AddRows();
            return Show(problem);
        }
        Said = T["library.write.said"];
        return To(then == "desk" ? $"/fiches/{outcome.Value.Reference}/desk" : $"/fiches/write?action={Form.Action}");
    }

    private sealed record Found(Fiche? Fiche);

    /// <summary>Null when the viewer may not know of the Action, or writes nothing here.</summary>
    private async Task<Found?> Load(string action)
    {
        var viewer = await Viewer();
        if (PublicationFlow.WriterOffice(viewer) is null || await actions.Find(action, viewer, Cancellation) is not { Problem: null, Value: var told }) return null;
        Action = told;
        var fiche = await db.OpenOf(action, viewer, Cancellation);
        Reference = fiche?.Reference;
        IsTranslated = fiche?.Draft.Text.Written.Any(piece => piece.Text.Languages.Any(language => language != piece.Text.Source)) ?? false;
        return new(fiche);
    }

    /// <summary>Saving again goes over what the other wrote, so it is shown first; what was typed here stays in its fields.</summary>
    private async Task Compare()
    {
        db.Db.ChangeTracker.Clear();
        if (await db.OpenOf(Form.Action, await Viewer(), Cancellation) is not { } fiche) return;
        var theirs = WriteForm.Of(fiche);
        Theirs =
        [
            .. new Compared[] { new(T["library.part.summary"], theirs.Summary, Form.Summary), new(T["library.part.impact"], theirs.Impact, Form.Impact) }
                .Concat(Rows(theirs.Practices, Form.Practices, "library.write.practice-title", "library.write.practice-text"))
                .Concat(Rows(theirs.Lessons, Form.Lessons, "library.write.lesson-title", "library.write.lesson-text"))
                .Concat(theirs.Notes.Select((note, i) => new Compared(T["library.write.note", i + 1], note.Text, Form.Notes.Find(mine => mine.Key == note.Key)?.Text)))
                .Where(row => Plain(row.Theirs) != Plain(row.Mine)).Select(row => (row.Name, row.Theirs ?? "")),
        ];
        Form.Version = theirs.Version;
    }

    private sealed record Compared(string Name, string? Theirs, string? Mine);

    private IEnumerable<Compared> Rows(List<SectionForm> theirs, List<SectionForm> mine, string title, string text) =>
        theirs.SelectMany((section, i) => mine.Find(own => own.Key == section.Key) is var own
            ? new Compared[] { new(T[title, i + 1], section.Title, own?.Title), new(T[text, i + 1], section.Text, own?.Text) } : []);

    private static string Plain(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    /// <summary>Room for one more of each; the form needs no script to grow.</summary>
    private void AddRows()
    {
        while (Form.Practices.Count < FicheText.MaxSections && (Form.Practices.Count == 0 || !Form.Practices[^1].IsBlank)) Form.Practices.Add(new());
        while (Form.Lessons.Count < FicheText.MaxSections && (Form.Lessons.Count == 0 || !Form.Lessons[^1].IsBlank)) Form.Lessons.Add(new());
        while (Form.Notes.Count < FicheText.MaxNotes && (Form.Notes.Count == 0 || !string.IsNullOrWhiteSpace(Form.Notes[^1].Text))) Form.Notes.Add(new());
    }
}
