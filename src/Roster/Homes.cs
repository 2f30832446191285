using Passerelle.Directory.Public;

namespace Passerelle.Roster;

/// <summary>The home administration of experts in the directory, and who speaks for it. Read once for each piece of work.</summary>
internal sealed class Homes(OfficesDesk offices)
{
    private IReadOnlyList<InstitutionCard>? institutions;
    private IReadOnlyList<OfficeCard>? focalPoints;
    private IReadOnlyDictionary<OfficeId, InstitutionId>? houses;

    /// <summary>
    /// The institution of that name in that country, where the directory has it, and its own focal point; else the country's focal point, where it has
    /// exactly one: of several none is preferred.
    /// </summary>
    public async Task<(InstitutionId? Institution, OfficeId? FocalPoint)> Of(string? country, string name, CancellationToken cancellation)
    {
        institutions ??= await offices.AllInstitutions(cancellation);
        focalPoints ??= await offices.With(Role.FocalPoint, cancellation);
        houses ??= await offices.Institutions([.. focalPoints.Select(office => office.Id)], cancellation);
        var house = name == "" ? null : institutions.FirstOrDefault(institution => institution.Country == country && institution.IsCalled(name));
        if (house is not null && focalPoints.Where(office => houses[office.Id] == house.Id).ToList() is [var own, ..]) return (house.Id, own.Id);
        return (house?.Id, country is not null && focalPoints.Where(office => office.Country == country).ToList() is [var only] ? only.Id : null);
    }

    /// <summary>Offices that speak for the experts of their administration.</summary>
    public async Task<IReadOnlyList<OfficeCard>> FocalPoints(CancellationToken cancellation) => focalPoints ??= await offices.With(Role.FocalPoint, cancellation);
}
