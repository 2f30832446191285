namespace Passerelle.Directory.Public;

/// <summary>Something somebody does where requests come from: another donor's project, or an Action of the facility itself.</summary>
/// <param name="Reference"><c>INI-2026-0001</c>, or the reference of the record it is.</param>
/// <param name="Countries">ISO 3166-1 alpha-2; empty when it names none.</param>
/// <param name="Pillars">Codes of <see cref="Facility.Pillars"/>, those of the areas included.</param>
/// <param name="Areas">Codes of <see cref="Facility.Areas"/>; empty when it covers a pillar as a whole.</param>
/// <param name="From">Null when unknown.</param>
/// <param name="Until">Null when unknown, or while it has no end.</param>
/// <param name="Source">Where it was learnt from, in its own words.</param>
/// <param name="Href">Address below the language; null when it has no page here.</param>
/// <param name="Own">Whether the facility itself does it.</param>
public sealed record InitiativeSummary(
    string Reference, string Title, string Donor, IReadOnlyList<string> Countries, IReadOnlyList<string> Pillars, IReadOnlyList<string> Areas, PartialDate? From, PartialDate? Until,
    decimal? Budget, string? Currency, string? Url, string Source, string? Href, bool Own)
{
    /// <summary>Reference of the request that it answers: to that request it is no other initiative. Null when it answers none.</summary>
    public string? Answers { get; init; }
}

/// <summary>A room's contribution to what is known of who does what where.</summary>
public interface IInitiativeSource
{
    /// <summary>Those that the viewer may see and that name one of these countries.</summary>
    Task<IReadOnlyList<InitiativeSummary>> In(IReadOnlyCollection<string> countries, Viewer viewer, CancellationToken cancellation);
}
