using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Requests.Similar;

/// <summary>Something in the house about the same, and what they have in common: codes of <see cref="Subjects"/>.</summary>
internal sealed record SimilarCase(SearchHit Hit, IReadOnlyList<string> InCommon);

/// <summary>While somebody writes: past requests they may see, Actions and fiches of the same subject and countries, in whatever language these are.</summary>
internal sealed class FindSimilar(ISearch search)
{
    public const int Most = 5;

    /// <summary>What the title, the need and the objectives say, as saved last.</summary>
    public IReadOnlyList<SimilarCase> Run(Request request, Viewer viewer)
    {
        var text = string.Join(' ', new[] { "title", "objectives", "need" }.Select(key => request.Answer(key).In(request.Language)).OfType<string>());
        string[] subject = [.. Subjects.OfAreas(request.Chosen("areas")).Where(code => code.StartsWith("area:", StringComparison.Ordinal))];
        string[] setting = [.. Subjects.OfCountries(request.Countries), .. Subjects.OfAreas(request.Chosen("areas")).Except(subject)];
        // One more than is shown: the draft itself is the most alike of all.
        return [.. search.Alike(new(text, subject, setting), Language.Current, viewer, Most + 1).Where(hit => hit.Document.Record != request.Id.Value).Take(Most)
            .Select(hit => new SimilarCase(hit, [.. hit.Document.Codes.Intersect(subject.Concat(setting))]))];
    }
}
