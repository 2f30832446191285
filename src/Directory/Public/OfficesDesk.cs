using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Offices;

namespace Passerelle.Directory.Public;

/// <summary>An office as other rooms see it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for an office of an international body.</param>
/// <param name="Language">The language its letters are written in.</param>
public sealed record OfficeCard(OfficeId Id, LocalizedText Name, LocalizedText Institution, string InstitutionKind, string? Country, string Email, string Language, IReadOnlyList<string> Roles)
{
    /// <summary>Office and institution in one line, in the language of the request.</summary>
    public string Title => $"{Name}, {Institution}";

    public Addressee Addressee => new(Title, Email, Language, Id.Value);
}

/// <summary>What other rooms may ask about offices.</summary>
public sealed class OfficesDesk
{
    private readonly DirectoryDb db;

    internal OfficesDesk(DirectoryDb db) => this.db = db;

    /// <summary>Null when there is no such office.</summary>
    public async Task<OfficeCard?> Find(OfficeId id, CancellationToken cancellation) => (await Cards([id], cancellation)).GetValueOrDefault(id);

    /// <summary>The offices found among <paramref name="ids"/>.</summary>
    public async Task<IReadOnlyDictionary<OfficeId, OfficeCard>> Cards(IReadOnlyCollection<OfficeId> ids, CancellationToken cancellation) =>
        (await Query(db.Offices.Where(office => ids.Contains(office.Id)), cancellation)).ToDictionary(card => card.Id);

    /// <summary>All open offices that carry a role, by country and name.</summary>
    public async Task<IReadOnlyList<OfficeCard>> With(string role, CancellationToken cancellation) =>
        [.. (await Query(db.Offices.Where(office => office.ClosedOn == null), cancellation)).Where(card => card.Roles.Contains(role)).OrderBy(card => card.Country).ThenBy(card => card.Title)];

    private async Task<IReadOnlyList<OfficeCard>> Query(IQueryable<Office> offices, CancellationToken cancellation) =>
        [.. (await offices.AsNoTracking().Join(db.Institutions, office => office.Institution, institution => institution.Id, (office, institution) => new { office, institution }).ToListAsync(cancellation))
            .Select(row => new OfficeCard(row.office.Id, row.office.Name, row.institution.Name, row.institution.Kind, row.institution.Country, row.office.Email, row.office.Language, row.office.Roles))];
}
