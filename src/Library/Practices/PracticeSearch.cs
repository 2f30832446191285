using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Statements;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Practices;

/// <summary>The newest edition of every practice as it can be found.</summary>
internal sealed class PracticeSearch(LibraryDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Practices, cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) => Read(db.Practices.Where(practice => references.Contains(practice.Reference)), cancellation);

    private async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<Practice> practices, CancellationToken cancellation) =>
        [.. (await db.PracticeEditions.AsNoTracking().Where(edition => !edition.Withdrawn)
                .Join(practices, edition => edition.Practice, practice => practice.Id, (edition, practice) => new { edition, practice })
                .Where(row => row.edition.Number == row.practice.Edition).OrderBy(row => row.practice.Reference).ToListAsync(cancellation))
            .Select(row => new SearchDocument(row.edition.Id.Value, row.practice.Reference, $"/practices/{row.practice.Reference}", "library.practice.kind", row.edition.Content.Text.Title,
                [.. row.edition.Content.Text.Pieces.Skip(1).Select(piece => piece.Text).Where(text => !text.IsEmpty)])
            { Codes = [.. row.edition.Content.Text.Concepts.Select(Subjects.OfConcept), .. Subjects.OfCountries(row.edition.Content.Text.Countries)], Years = [row.edition.PublishedAt.Year] })];
}

/// <summary>Validated lessons, and what several say together, as they can be found. What was recorded is not.</summary>
internal sealed class LessonSearch(LibraryDb db) : ISearchSource
{
    public Task<IReadOnlyList<SearchDocument>> All(CancellationToken cancellation) => Read(db.Lessons, db.Syntheses, cancellation);

    public Task<IReadOnlyList<SearchDocument>> Of(IReadOnlyCollection<string> references, CancellationToken cancellation) =>
        Read(db.Lessons.Where(lesson => references.Contains(lesson.Reference)), db.Syntheses.Where(synthesis => references.Contains(synthesis.Reference)), cancellation);

    private static async Task<IReadOnlyList<SearchDocument>> Read(IQueryable<Lesson> lessons, IQueryable<Synthesis> syntheses, CancellationToken cancellation) =>
    [
        .. (await lessons.AsNoTracking().Where(lesson => lesson.Status == StatementStatus.Confirmed).OrderBy(lesson => lesson.Reference).ToListAsync(cancellation)).Select(lesson =>
            new SearchDocument(lesson.Id.Value, lesson.Reference, $"/lessons/{lesson.Reference}", "library.lesson.kind", lesson.Title, [lesson.Text])
            { Codes = [.. lesson.Concepts.Select(Subjects.OfConcept), .. Subjects.OfCountries(lesson.Countries)], Years = lesson.ConfirmedAt is { } at ? [at.Year] : [] }),
        .. (await syntheses.AsNoTracking().Where(synthesis => synthesis.Status == StatementStatus.Confirmed).OrderBy(synthesis => synthesis.Reference).ToListAsync(cancellation)).Select(synthesis =>
            new SearchDocument(synthesis.Id.Value, synthesis.Reference, $"/syntheses/{synthesis.Reference}", "library.synthesis.kind", synthesis.Title, [synthesis.Text, .. synthesis.Sources.Select(source => source.Note).Where(note => !note.IsEmpty)])
            { Codes = [.. synthesis.Concepts.Select(Subjects.OfConcept)], Years = synthesis.ConfirmedAt is { } at ? [at.Year] : [] }),
    ];
}
