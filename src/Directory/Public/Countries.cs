using System.Collections.Frozen;

namespace Passerelle.Directory.Public;

/// <summary>A country or territory of ISO 3166-1.</summary>
/// <param name="Alpha2">The code that records, addresses and texts use.</param>
/// <param name="Names">In all six languages; <c>ToString()</c> is the one of the request.</param>
/// <param name="SubRegion">UN M49 code of <see cref="Countries.SubRegions"/>; null for Antarctica and the like.</param>
/// <param name="X">Where its circle stands on <see cref="Countries.Land"/>, in that drawing's own units; null when it is off the map.</param>
public sealed record Country(string Alpha2, string Alpha3, string Numeric, LocalizedText Names, string? SubRegion, double Longitude, double Latitude, double? X, double? Y)
{
    public override string ToString() => Names.ToString();
}

/// <summary>A sub-region of the UN's M49.</summary>
public sealed record SubRegion(string Code, LocalizedText Names);

/// <summary>The silhouette of the land, without borders: an SVG view box and one path.</summary>
public sealed record Land(string ViewBox, string Path);

/// <summary>Somebody's time in a region; a missing day is open on that side within the time of the grouping.</summary>
/// <param name="Precision"><c>year</c> when only the year of <paramref name="From"/> is known; else null.</param>
public sealed record Membership(string Country, DateOnly? From, DateOnly? To, string? Precision)
{
    public bool RunsOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>One region of a grouping, such as a region of the facility or the members of an organisation.</summary>
/// <param name="Parent">The region it is part of; null when none.</param>
public sealed record Region(string Id, LocalizedText Names, IReadOnlyList<Membership> Members, string? Parent);

/// <summary>A way of grouping countries, with the time it holds for: regions are never the same for ever.</summary>
/// <param name="Kind"><c>facilityRegions</c>, <c>policyRegions</c>, <c>organisation</c> or <c>network</c>.</param>
/// <param name="Basis"><c>published</c>, or <c>assigned</c> when the members were inferred.</param>
/// <param name="To">The last day; null while it holds.</param>
public sealed record Grouping(string Id, string Kind, DateOnly From, DateOnly? To, string Basis, string Source, IReadOnlyList<Region> Regions)
{
    public bool RunsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Countries, their names and groupings, and the map they stand on. Read once, when first asked for; never changes while the program runs.</summary>
public static class Countries
{
    private sealed record CountryFile(IReadOnlyList<SubRegion> SubRegions, IReadOnlyList<Country> Countries);

    private sealed record RegionFile(IReadOnlyList<Grouping> Groupings);

    private static readonly Lazy<CountryFile> countries = new(() => Catalogue.Read<CountryFile>("countries/countries.json"));
    private static readonly Lazy<FrozenDictionary<string, Country>> byCode = new(() => All.ToFrozenDictionary(country => country.Alpha2));
    private static readonly Lazy<Land> land = new(() => Catalogue.Read<Land>("countries/land.json"));
    private static readonly Lazy<RegionFile> regions = new(() => Catalogue.Read<RegionFile>("countries/regions.json"));

    /// <summary>By code.</summary>
    public static IReadOnlyList<Country> All => countries.Value.Countries;

    public static IReadOnlyList<SubRegion> SubRegions => countries.Value.SubRegions;

    public static Land Land => land.Value;

    /// <summary>In all times; ask <see cref="Grouping.RunsOn"/> for those of a day.</summary>
    public static IReadOnlyList<Grouping> Groupings => regions.Value.Groupings;

    /// <summary>Null when no country has this alpha-2 code; upper case expected.</summary>
    public static Country? Find(string? alpha2) => alpha2 is null ? null : byCode.Value.GetValueOrDefault(alpha2);

    /// <summary>The name in the language of the request; the code itself when it is no country's.</summary>
    public static string Name(string alpha2) => Find(alpha2)?.ToString() ?? alpha2;

    /// <summary>All countries in the alphabetical order of the language of the request.</summary>
    public static IReadOnlyList<Country> InOrder()
    {
        var culture = Language.Culture(Language.Current);
        return [.. All.OrderBy(country => country.ToString(), StringComparer.Create(culture, ignoreCase: true))];
    }

    /// <summary>The region of the facility's own grouping in force on a day; null for a country in none.</summary>
    public static Region? FacilityRegion(string alpha2, DateOnly day) => RegionsOf(alpha2, day, "facilityRegions").FirstOrDefault();

    /// <summary>All regions a country belongs to on a day, of one kind of grouping or of every kind.</summary>
    public static IEnumerable<Region> RegionsOf(string alpha2, DateOnly day, string? kind = null) =>
        Groupings.Where(grouping => grouping.RunsOn(day) && (kind is null || grouping.Kind == kind))
            .SelectMany(grouping => grouping.Regions)
            .Where(region => region.Members.Any(member => member.Country == alpha2 && member.RunsOn(day)));

    /// <summary>Null when there is no such region in any grouping.</summary>
    public static Region? Region(string id) => Groupings.SelectMany(grouping => grouping.Regions).FirstOrDefault(region => region.Id == id);

    /// <summary>The codes of a region's members on a day, in the order of the data; empty when there is no such region or it did not exist then.</summary>
    public static IReadOnlyList<string> MembersOf(string region, DateOnly day) =>
        [.. Groupings.Where(grouping => grouping.RunsOn(day)).SelectMany(grouping => grouping.Regions).Where(each => each.Id == region)
            .SelectMany(each => each.Members).Where(member => member.RunsOn(day)).Select(member => member.Country)];
}
