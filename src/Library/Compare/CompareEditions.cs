using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Practices;
using Passerelle.Library.Read;

namespace Passerelle.Library.Compare;

/// <summary>A part of a text that two editions say differently.</summary>
/// <param name="Heading">In the reader's language.</param>
/// <param name="Language">The language the words are in.</param>
internal sealed record ChangedPart(string Heading, string Language, IReadOnlyList<(PieceKind Kind, string Text)> Pieces);

/// <summary>Two editions of one record side by side.</summary>
/// <param name="Editions">All that the reader sees, newest first.</param>
/// <param name="Same">How many parts say the same in both.</param>
internal sealed record Comparison(string Reference, string Title, EditionLine Before, EditionLine After, IReadOnlyList<EditionLine> Editions, IReadOnlyList<ChangedPart> Changes, int Same);

/// <summary>Compares two published editions word by word, in the reader's language where both have it.</summary>
internal sealed class CompareEditions(LibraryDb db, ReadPractice practices, FicheComposer composer, Wording wording)
{
    private sealed record Part(string Name, string Heading, LocalizedText Text);

    /// <param name="from">Null for the one before <paramref name="to"/>.</param>
    /// <param name="to">Null for the newest.</param>
    public async Task<Outcome<Comparison>> Fiche(string reference, int? from, int? to, string language, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Fiches.AsNoTracking().SeenBy(db.Db, viewer, f => f.Id).SingleOrDefaultAsync(f => f.Reference == reference && f.Edition > 0, cancellation) is not { } fiche) return Problem.NotFound();
        var editions = await db.Editions.AsNoTracking().Where(e => e.Fiche == fiche.Id).SeenBy(db.Db, viewer, e => e.Id).OrderByDescending(e => e.Number).ToListAsync(cancellation);
        var words = wording.In(language);
        return Compared(reference, editions.ConvertAll(e => (new EditionLine(e.Number, e.PublishedAt, e.Correction), e.Content.Record.Title, Parts(e.Content, words, language))), from, to, language);
    }

    public async Task<Outcome<Comparison>> Practice(string reference, int? from, int? to, string language, Viewer viewer, CancellationToken cancellation)
    {
        var reading = await practices.Run(reference, null, viewer, cancellation);
        if (reading.Problem is { } problem) return problem;
        var editions = await db.PracticeEditions.AsNoTracking().Where(e => e.Practice == reading.Value.Practice.Id).SeenBy(db.Db, viewer, e => e.Id).OrderByDescending(e => e.Number).ToListAsync(cancellation);
        var words = wording.In(language);
        return Compared(reference, editions.ConvertAll(e => (new EditionLine(e.Number, e.PublishedAt, e.Correction), e.Content.Text.Title, Parts(e.Content, words, language))), from, to, language);
    }

    private static Outcome<Comparison> Compared(string reference, List<(EditionLine Line, LocalizedText Title, IReadOnlyList<Part> Parts)> editions, int? from, int? to, string language)
    {
        if (editions.Count < 2) return Problem.NotFound();
        var after = editions.Find(edition => edition.Line.Number == (to ?? editions[0].Line.Number));
        var before = editions.Find(edition => from is null ? edition.Line.Number < after.Line?.Number : edition.Line.Number == from);
        if (after.Line is null || before.Line is null || after.Line.Number == before.Line.Number) return Problem.NotFound();
        var then = before.Parts.ToDictionary(part => part.Name);
        var changes = new List<ChangedPart>();
        var same = 0;
        // In the order of the newer text; what is gone comes last.
        foreach (var part in after.Parts.Concat(before.Parts.Where(part => after.Parts.All(other => other.Name != part.Name)).Select(part => part with { Text = LocalizedText.Empty })))
        {
            var old = then.GetValueOrDefault(part.Name)?.Text ?? LocalizedText.Empty;
            // One language on both sides: a translation beside its source would be all changed and say nothing.
            var shown = part.Text.In(language) is not null && (old.IsEmpty || old.In(language) is not null) || part.Text.IsEmpty && old.In(language) is not null ? language : part.Text.IsEmpty ? old.Source : part.Text.Source;
            var (was, now) = (old.In(shown) ?? "", part.Text.In(shown) ?? "");
            if (was == now) same += was == "" ? 0 : 1;
            else changes.Add(new(part.Heading, shown, WordChanges.Between(was, now)));
        }
        return new Comparison(reference, after.Title.Best(language), before.Line, after.Line, [.. editions.Select(edition => edition.Line)], changes, same);
    }

    private IReadOnlyList<Part> Parts(FicheContent content, Wording words, string language)
    {
        var record = content.Record;
        return
        [
            new("title", words["library.reading.part.title"], record.Title), new("record.context", words["library.part.context"], record.Context), new("record.concept", words["library.part.concept"], record.Concept),
            .. composer.Facts(record, language).Select(fact => new Part($"fact.{fact.Label}", fact.Label, LocalizedText.Written(language, fact.Value))),
            .. content.Text.Pieces.Select(piece => new Part(piece.Name, Heading(piece.Name, content.Text, words, language), piece.Text)),
        ];
    }

    private static string Heading(string name, FicheText text, Wording words, string language) => name.Split('.') switch
    {
        ["summary"] => words["library.part.summary"],
        ["impact"] => words["library.part.impact"],
        ["practice", var key, _] => $"{words["library.part.practices"].Value} · {text.Practices.First(section => section.Key == key).Title.Best(language)}",
        ["lesson", var key, _] => $"{words["library.part.lessons"].Value} · {text.Lessons.First(section => section.Key == key).Title.Best(language)}",
        _ => words["platform.document.notes"],
    };

    private static IReadOnlyList<Part> Parts(PracticeContent content, Wording words, string language) =>
    [
        .. content.Text.Pieces.Select(piece => new Part(piece.Name, words[$"library.practice.part.{piece.Name}"], piece.Text)),
        new("evidence", words["library.practice.evidence"], LocalizedText.Written(language, words[$"library.practice.evidence.{content.Text.Evidence.Kebab()}"].Value)),
        new("countries", words["library.practice.countries"], LocalizedText.Written(language, string.Join(", ", content.Text.Countries.Select(code => Countries.Find(code)?.Names.Best(language) ?? code)))),
        new("concepts", words["library.practice.concepts"], LocalizedText.Written(language, string.Join(", ", content.Text.Concepts.Select(id => Thesaurus.Find(id)?.Preferred.Best(language) ?? id)))),
        new("owner", words["library.practice.owner"], content.Owner),
    ];
}
