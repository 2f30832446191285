using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Library.Statements;

namespace Passerelle.Library.Practices;

/// <summary>What a list of practices is narrowed to, as its address says; what is not known is not asked for.</summary>
/// <param name="Country">One that does it.</param>
/// <param name="Concept">Id of the thesaurus; narrower concepts count.</param>
/// <param name="Into">A country it was carried into.</param>
internal sealed record PracticeFilter(string? Country, string? Concept, Evidence? Evidence, string? Into, int Page)
{
    public static readonly PracticeFilter None = new(null, null, null, null, 1);

    public bool IsOpen => this with { Page = 1 } == None;

    public static PracticeFilter Of(IQueryCollection query) => new(Code(query["country"]), Thesaurus.Find(query["concept"].FirstOrDefault())?.Id, EnumWords.FromKebab<Evidence>(query["evidence"].FirstOrDefault()), Code(query["into"]),
        int.TryParse(query["page"], out var page) && page > 1 ? page : 1);

    public string Query()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("country", Country), ("concept", Concept), ("evidence", Evidence?.Kebab()), ("into", Into), ("page", Page > 1 ? $"{Page}" : null) })
            if (value is not null) query.Add(name, value);
        return query.ToString();
    }

    private static string? Code(string? typed) => Countries.Find(typed?.ToUpperInvariant())?.Alpha2;
}

/// <param name="Into">Countries it was carried into, as far as confirmed.</param>
internal sealed record PracticeLine(Practice Practice, PracticeEdition Edition, IReadOnlyList<string> Into);

/// <param name="All">Every published practice, for the choices of the filters.</param>
internal sealed record PracticePage(IReadOnlyList<PracticeLine> Lines, int Total, IReadOnlyList<PracticeLine> All);

/// <summary>Published practices in their newest editions, the latest first. There are hundreds at most: they are filtered as they are read.</summary>
internal sealed class ListPractices(LibraryDb db, ReadTransfers transfers)
{
    public const int Size = 24;

    public async Task<PracticePage> Run(PracticeFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var into = (await transfers.Run(TransferFilter.None, viewer, cancellation)).Where(row => row.Transfer.Kind != TransferKind.Rejected).ToLookup(row => row.Transfer.PracticeReference, row => row.Transfer.To);
        IReadOnlyList<PracticeLine> all = [.. (await db.CurrentPractices(viewer).OrderByDescending(row => row.Edition.PublishedAt).ThenByDescending(row => row.Practice.Reference).ToListAsync(cancellation))
            .Select(row => new PracticeLine(row.Practice, row.Edition, [.. into[row.Practice.Reference].Distinct().Order(StringComparer.Ordinal)]))];
        var found = all.Where(line => Fits(line, filter)).ToList();
        return new([.. found.Skip((filter.Page - 1) * Size).Take(Size)], found.Count, all);
    }

    private static bool Fits(PracticeLine line, PracticeFilter filter) => line.Edition.Content.Text is var text
        && (filter.Country is null || text.Countries.Contains(filter.Country))
        && (filter.Concept is null || text.Concepts.Any(concept => Within(concept, filter.Concept, 0)))
        && (filter.Evidence is null || text.Evidence == filter.Evidence)
        && (filter.Into is null || line.Into.Contains(filter.Into));

    private static bool Within(string concept, string wider, int depth) =>
        concept == wider || depth < 6 && Thesaurus.Find(concept) is { } known && known.Broader.Any(broader => Within(broader, wider, depth + 1));
}
