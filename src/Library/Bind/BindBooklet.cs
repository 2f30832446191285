using Microsoft.EntityFrameworkCore;
using Passerelle.Library.Read;

namespace Passerelle.Library.Bind;

/// <summary>Fiches that somebody chose, in their order.</summary>
/// <param name="Language">The language it is to be in.</param>
internal sealed record Booklet(IReadOnlyList<FichePrint> Fiches, string Language)
{
    public const int MostFiches = 40;

    /// <summary>Those that cannot be read whole in the language.</summary>
    public IReadOnlyList<FichePrint> Lacking => [.. Fiches.Where(print => !InWhole(print, Language))];

    /// <summary>The languages in which every one of them can be read whole.</summary>
    public IReadOnlyList<string> Languages => [.. Platform.Texts.Language.All.Where(language => Fiches.All(print => InWhole(print, language)))];

    /// <summary>Null when it can be bound.</summary>
    public Problem? Unfit => Lacking is { Count: > 0 } lacking ? Problem.Invalid([.. lacking.Select(print => new Finding("", "library.booklet.lacks", print.Reference, print.Content.Record.Title.Best(Language), Names(LanguagesOf(print))))]) : null;

    /// <summary>Of the newest edition in it.</summary>
    public DateTimeOffset At => Fiches.Max(print => print.At);

    public static string Names(IEnumerable<string> languages) => string.Join(" · ", languages.Select(Platform.Texts.Language.OwnName)) is { Length: > 0 } names ? names : "–";

    private static IEnumerable<string> LanguagesOf(FichePrint print) => Platform.Texts.Language.All.Where(language => InWhole(print, language));

    private static bool InWhole(FichePrint print, string language) => print.Content.Elsewhere(language).Count == 0;
}

/// <summary>Puts published fiches together, each in its newest edition, in the order asked for. Anybody may.</summary>
internal sealed class BindBooklet(LibraryDb db)
{
    public async Task<Outcome<Booklet>> Run(IReadOnlyList<string> references, string language, Viewer viewer, CancellationToken cancellation)
    {
        if (references.Count == 0) return Problem.Invalid("", "library.booklet.none");
        if (references.Count > Booklet.MostFiches) return Problem.Invalid("", "library.booklet.too-many", Booklet.MostFiches, references.Count);
        var found = await db.Editions.AsNoTracking().Where(e => !e.Withdrawn).SeenBy(db.Db, viewer, e => e.Id)
            .Join(db.Fiches.Where(f => references.Contains(f.Reference)), e => e.Fiche, f => f.Id, (edition, fiche) => new { edition, fiche })
            .Where(row => row.edition.Number == row.fiche.Edition).ToDictionaryAsync(row => row.fiche.Reference, row => FichePrint.Of(row.fiche, row.edition), cancellation);
        var unknown = references.Where(reference => !found.ContainsKey(reference)).Select(reference => new Finding("", "library.booklet.unknown", reference)).ToList();
        return unknown.Count > 0 ? Problem.Invalid(unknown) : new Booklet([.. references.Select(reference => found[reference])], language);
    }

    /// <summary>References as an address carries them, each once.</summary>
    public static IReadOnlyList<string> Read(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(reference => reference.ToUpperInvariant()).Distinct()];
}
