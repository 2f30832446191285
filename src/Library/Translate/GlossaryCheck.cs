using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Translate;

/// <summary>What a translation makes of a word of the glossary.</summary>
internal enum GlossaryFault
{
    /// <summary>The source has the word; the translation has neither its approved equivalent nor another word for it.</summary>
    Missing,

    /// <summary>The translation has another word for it than the approved one.</summary>
    OtherWord,

    /// <summary>The translation speaks of something the source does not.</summary>
    Added,
}

/// <param name="Word">As the source calls it; for <see cref="GlossaryFault.Added"/>, as the translation does.</param>
/// <param name="Approved">The approved word in the other language.</param>
internal sealed record GlossaryFinding(GlossaryFault Fault, string Word, string Approved);

/// <summary>A word in two languages.</summary>
/// <param name="Token">Of the thesaurus; null for one of the facility's own.</param>
/// <param name="From">What the source may call it, the preferred first; <paramref name="To"/> likewise of the translation.</param>
internal sealed record TermPair(string? Token, IReadOnlyList<string> From, IReadOnlyList<string> To);

/// <summary>
/// Compares a segment and its translation in both directions with the approved words: those the facility has laid down itself, then the thesaurus' preferred
/// labels. It only says what it finds: a translator may have good reason.
/// </summary>
internal sealed class GlossaryCheck(ISearch search, LibraryDb db)
{
    private readonly Dictionary<(string, string), IReadOnlyList<TermPair>> own = [];

    public async Task<IReadOnlyList<GlossaryFinding>> Run(string source, string from, string target, string to, CancellationToken cancellation)
    {
        if (!own.TryGetValue((from, to), out var terms))
            own[(from, to)] = terms = [.. (await db.GlossaryTerms.AsNoTracking().Where(term => !term.Retired).ToListAsync(cancellation)).Where(term => term.Words.In(from) is not null && term.Words.In(to) is not null)
                .OrderBy(term => term.Id).Select(term => new TermPair(null, [term.Words.In(from)!], [term.Words.In(to)!]))];
        return Compare(source, from, target, to, terms, Concepts(source, from).Concat(Concepts(target, to)).Distinct().Select(token => Pair(token, from, to)).OfType<TermPair>());
    }

    public static IReadOnlyList<GlossaryFinding> Compare(string source, string from, string target, string to, IEnumerable<TermPair> own, IEnumerable<TermPair> concepts)
    {
        var findings = new List<GlossaryFinding>();
        // The facility's own word counts before the thesaurus' for the same thing.
        var settled = new List<string>();
        foreach (var term in own.Concat(concepts))
        {
            var there = term.From.FirstOrDefault(word => Wordforms.Says(source, word, from));
            var here = term.To.FirstOrDefault(word => Wordforms.Says(target, word, to));
            if (there is null && here is null) continue;
            if (settled.Exists(word => there is not null && word.Contains(there, StringComparison.OrdinalIgnoreCase) || here is not null && word.Contains(here, StringComparison.OrdinalIgnoreCase))) continue;
            if (term.Token is null) settled.AddRange(new[] { there, here }.OfType<string>());
            if (there is not null && here is null) findings.Add(new(GlossaryFault.Missing, there, term.To[0]));
            else if (there is null && here is not null) findings.Add(new(GlossaryFault.Added, here, term.From[0]));
            else if (here != term.To[0] && there == term.From[0]) findings.Add(new(GlossaryFault.OtherWord, there!, term.To[0]));
        }
        return findings;
    }

    private IEnumerable<string> Concepts(string text, string language) => search.CodesOf(text, language).Where(code => code.StartsWith("theme:", StringComparison.Ordinal));

    /// <summary>Null where the concept has no word in one of the two languages.</summary>
    private static TermPair? Pair(string token, string from, string to) =>
        Thesaurus.Find(token[(token.IndexOf(':') + 1)..]) is { } concept && concept.Labels(from).ToList() is { Count: > 0 } there && concept.Labels(to).ToList() is { Count: > 0 } here ? new(token, there, here) : null;
}
