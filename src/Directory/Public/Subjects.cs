namespace Passerelle.Directory.Public;

/// <summary>What a record is about, in codes that every room writes alike: so a text in one language finds its like in another.</summary>
public static class Subjects
{
    /// <param name="areas">Codes of <see cref="Facility.Areas"/>; the pillar of each follows.</param>
    /// <returns><c>area:…</c> and <c>pillar:…</c>.</returns>
    public static IEnumerable<string> OfAreas(IEnumerable<string> areas) => Of([], areas);

    /// <param name="pillars">Codes of <see cref="Facility.Pillars"/> named beside those of the areas.</param>
    /// <param name="areas">Codes of <see cref="Facility.Areas"/>.</param>
    public static IEnumerable<string> Of(IEnumerable<string> pillars, IEnumerable<string> areas)
    {
        var known = areas.ToList();
        return known.Select(area => $"area:{area}").Concat(pillars.Concat(known.Select(area => Facility.Area(area)?.Pillar).OfType<string>()).Distinct().Select(pillar => $"pillar:{pillar}"));
    }

    /// <param name="countries">ISO 3166-1 alpha-2.</param>
    public static IEnumerable<string> OfCountries(IEnumerable<string> countries) => countries.Select(country => $"country:{country}");

    /// <param name="concept">An id of <see cref="Thesaurus"/>.</param>
    public static string OfConcept(string concept) => $"theme:{concept}";

    /// <summary>The name of a code in the language of the request; the code itself when it names nothing known.</summary>
    public static string Name(string code) => code.Split(':', 2) switch
    {
        ["area", var area] => Facility.Area(area)?.Names.ToString() ?? area,
        ["pillar", var pillar] => Facility.Pillar(pillar)?.Names.ToString() ?? pillar,
        ["theme", var concept] => Thesaurus.Name(concept),
        ["country", var country] => Countries.Name(country),
        _ => code,
    };
}
