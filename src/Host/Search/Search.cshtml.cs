using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;
using Passerelle.Platform.Web;

namespace Passerelle.Host.Search;

/// <summary>Facets of one kind, the most frequent first.</summary>
/// <param name="Name">The last part of its text key.</param>
internal sealed record FacetGroup(string Name, IReadOnlyList<FacetCount> Facets);

/// <summary>A part of a passage; marked where it is what was asked for.</summary>
internal readonly record struct Piece(string Text, bool Marked);

/// <summary>One question over everything the reader may see.</summary>
[AllowAnonymous]
internal sealed class SearchModel(ISearch search) : RoomPage
{
    public const int MaxQuestion = 200;

    public const int MaxChosen = 8;

    private const int limit = 50, shown = MaxChosen;

    private static readonly string[] groups = ["kind", "theme", "country", "year", "language"];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Codes of the facets chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> F { get; set; } = [];

    public SearchResult? Result { get; private set; }

    public bool IsComplete => search.IsComplete;

    public async Task OnGet()
    {
        F = [.. F.Where(code => !string.IsNullOrWhiteSpace(code)).Distinct().Take(shown)];
        if (string.IsNullOrWhiteSpace(Q) && F.Count == 0) return;
        var viewer = await Viewer();
        Result = search.Find(Question(Q, F, Lang, limit), viewer);
        KeepAddress = viewer.SignedIn ? Address(Q, F).Replace("/search?", "/searches/keep?") : null;
    }

    public static SearchQuestion Question(string? text, IReadOnlyList<string> chosen, string language, int limit) =>
        new(text is { Length: > MaxQuestion } ? text[..MaxQuestion] : text ?? "", language, limit) { Chosen = chosen, WithFacets = true };

    public IEnumerable<FacetGroup> Groups => groups
        .Select(name => new FacetGroup(name, [.. (Result?.Facets ?? []).Where(facet => facet.Code.StartsWith($"{name}:", StringComparison.Ordinal) && !F.Contains(facet.Code) && facet.Count < Result?.Total).Take(shown)]))
        .Where(group => group.Facets.Count > 0);

    public string Name(string code) => code.Split(':', 2) switch
    {
        ["kind", var key] => T[key].Value,
        ["language", var language] when Language.Knows(language) => Language.OwnName(language),
        ["year", var year] => year,
        _ => Subjects.Name(code),
    };

    public string Meta(SearchDocument document) => string.Join(" · ", [T[document.Kind].Value, document.Reference, .. document.Years.Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>Where the question is kept, for who is signed in.</summary>
    public string? KeepAddress { get; private set; }

    public string FeedAddress => Address(Q, F).Replace("/search?", "/search.atom?");

    public string With(string code) => Address(Q, [.. F, code]);

    public string Without(string code) => Address(Q, [.. F.Where(each => each != code)]);

    public string Address(string? question, IReadOnlyList<string> chosen) =>
        $"/{Lang}/search?q={Uri.EscapeDataString(question ?? "")}{string.Concat(chosen.Select(code => $"&f={Uri.EscapeDataString(code)}"))}";

    public static IEnumerable<Piece> Pieces(SearchHit hit)
    {
        var at = 0;
        foreach (var mark in hit.Marks)
        {
            yield return new(hit.Passage[at..mark.Start.Value], false);
            yield return new(hit.Passage[mark], true);
            at = mark.End.Value;
        }
        yield return new(hit.Passage[at..], false);
    }
}
