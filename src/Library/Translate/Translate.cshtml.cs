using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Passerelle.Platform.Web;

namespace Passerelle.Library.Translate;

/// <summary>One text beside its translation.</summary>
/// <param name="Source">Its paragraphs, and whether each has changed since it was translated.</param>
internal sealed record TranslationRow(string Name, IReadOnlyList<(string Segment, bool Changed)> Source, bool IsBehind)
{
    public int Rows => Math.Clamp(Source.Sum(part => part.Segment.Length) / 60 + Source.Count, 2, 16);
}

/// <summary>Source and translation side by side; what the source has changed since is marked.</summary>
[Authorize]
internal sealed class TranslateModel(LibraryDb db, TranslateFiche translate) : RoomPage
{
    [BindProperty]
    public TranslateForm Form { get; set; } = new();

    public Fiche Fiche { get; private set; } = null!;

    public string Target { get; private set; } = "";

    public IReadOnlyList<TranslationRow> Rows { get; private set; } = [];

    public IEnumerable<SelectListItem> Origins =>
        new[] { Origin.Translated, Origin.Reviewed, Origin.MachineTranslated }.Select(origin => new SelectListItem(T[$"library.origin.{origin.Kebab()}"], origin.ToString()));

    public async Task<IActionResult> OnGet(string reference, string to)
    {
        if (!await Load(reference, to)) return NotFound();
        Form = TranslateForm.Of(Fiche, to);
        return Page();
    }

    public async Task<IActionResult> OnPost(string reference, string to)
    {
        (Form.Reference, Form.Language) = (reference, to);
        if (!await Load(reference, to)) return NotFound();
        var outcome = await translate.Run(Form, await Occasion(), Cancellation);
        if (outcome.Problem is { } problem)
        {
            // A text that was added or taken away meanwhile finds its own row; what was typed stays under its name.
            var typed = Form.Pieces.ToDictionary(piece => piece.Name, piece => piece.Text);
            var version = Fiche.Draft.Version;
            Form.Pieces = [.. TranslateForm.Of(Fiche, to).Pieces.Select(piece => new PieceForm { Name = piece.Name, Text = typed.GetValueOrDefault(piece.Name, piece.Text) })];
            Form.Version = version;
            return Show(problem);
        }
        Said = T["library.translate.said", Language.OwnName(to)];
        return To($"/fiches/{reference}/desk");
    }

    private async Task<bool> Load(string reference, string to)
    {
        if (!Language.Knows(to) || await db.Open(reference, await Viewer(), Cancellation) is not { } fiche || to == fiche.Draft.Text.Source) return false;
        (Fiche, Target) = (fiche, to);
        Rows = [.. fiche.Draft.Text.Written.Select(Row)];
        return true;
    }

    private TranslationRow Row(Piece piece)
    {
        var behind = piece.Text.Behind(Target);
        return new(NameOf(piece.Name), [.. LocalizedText.Segments(piece.Text.In(piece.Text.Source) ?? "").Index().Select(segment => (segment.Item, behind.Contains(segment.Index)))], behind.Count > 0);
    }

    private string NameOf(string piece) => piece.Split('.') switch
    {
        ["practice", var key, "title"] => T["library.write.practice-title", Place(Fiche.Draft.Text.Practices, key)],
        ["practice", var key, _] => T["library.write.practice-text", Place(Fiche.Draft.Text.Practices, key)],
        ["lesson", var key, "title"] => T["library.write.lesson-title", Place(Fiche.Draft.Text.Lessons, key)],
        ["lesson", var key, _] => T["library.write.lesson-text", Place(Fiche.Draft.Text.Lessons, key)],
        ["note", var key] => T["library.write.note", Fiche.Draft.Text.Notes.Index().First(note => note.Item.Key == key).Index + 1],
        [var part, ..] => T[$"library.part.{part}"],
        [] => piece,
    };

    private static int Place(IReadOnlyList<Section> sections, string key) => sections.Index().First(section => section.Item.Key == key).Index + 1;
}
