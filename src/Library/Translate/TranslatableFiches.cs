using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

/// <summary>Fiches: the draft is translated; what is published changes with the next edition.</summary>
internal sealed class TranslatableFiches(LibraryDb db, ActionsDesk actions) : ITranslatableKind
{
    public const string Name = "fiche";

    string ITranslatableKind.Kind => Name;

    string ITranslatableKind.Name => "library.search.kind";

    public async Task<IReadOnlyList<Translatable>> All(CancellationToken cancellation)
    {
        var fiches = await db.Fiches.AsNoTracking().Include(fiche => fiche.Draft).Where(fiche => fiche.Status != PublicationStatus.Withdrawn).OrderBy(fiche => fiche.Reference).ToListAsync(cancellation);
        var titles = await actions.Titles([.. fiches.Select(fiche => fiche.Action)], cancellation);
        return [.. fiches.Select(fiche => Of(fiche, titles.GetValueOrDefault(fiche.Action, LocalizedText.Empty)))];
    }

    public async Task<OpenTranslatable?> Open(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Open(reference, viewer, cancellation) is not { } fiche) return null;
        var title = (await actions.Titles([fiche.Action], cancellation)).GetValueOrDefault(fiche.Action, LocalizedText.Empty);
        return new(Of(fiche, title), PublicationFlow.Table.Check(PublicationAct.Translate, fiche, viewer).Problem,
            (change, occasion) => fiche.Draft.Change(fiche.Draft.Text.With(piece => change(piece.Name, piece.Text)), occasion));
    }

    private static Translatable Of(Fiche fiche, LocalizedText title) => new(fiche.Draft.Id.Value, Name, fiche.Reference, title,
        [.. fiche.Draft.Text.Written.Select(piece => Text(piece, fiche.Draft.Text))], fiche.Case, Fiche.Desk, $"/fiches/{fiche.Reference}/desk");

    private static TranslatableText Text(Piece piece, FicheText text) => piece.Name.Split('.') switch
    {
        ["practice", var key, "title"] => new(piece.Name, piece.Text, FicheText.MaxTitle, "library.write.practice-title", Place(text.Practices, key)),
        ["practice", var key, _] => new(piece.Name, piece.Text, FicheText.MaxText, "library.write.practice-text", Place(text.Practices, key)),
        ["lesson", var key, "title"] => new(piece.Name, piece.Text, FicheText.MaxTitle, "library.write.lesson-title", Place(text.Lessons, key)),
        ["lesson", var key, _] => new(piece.Name, piece.Text, FicheText.MaxText, "library.write.lesson-text", Place(text.Lessons, key)),
        ["note", var key] => new(piece.Name, piece.Text, FicheText.MaxNote, "library.write.note", text.Notes.Index().First(note => note.Item.Key == key).Index + 1),
        [var part, ..] => new(piece.Name, piece.Text, part == "summary" ? FicheText.MaxSummary : FicheText.MaxText, $"library.part.{part}"),
        [] => throw new InvalidOperationException("A piece has a name."),
    };

    private static int Place(IReadOnlyList<Section> sections, string key) => sections.Index().First(section => section.Item.Key == key).Index + 1;
}
