using System.Globalization;
using Passerelle.Directory.Public;

namespace Passerelle.Requests.Appraise;

/// <summary>A criteria set as a record names it: <c>ten-criteria/1</c>, id and version.</summary>
internal static class Criteria
{
    public static string Code(CriteriaSet set) => $"{set.Id}/{set.Version}";

    /// <exception cref="InvalidOperationException">The facility no longer has a version that records were judged by: old versions are never deleted.</exception>
    public static CriteriaSet Of(string code) =>
        code.Split('/') is [var id, var version] && Facility.CriteriaSet(id, int.Parse(version, CultureInfo.InvariantCulture)) is { } set
            ? set : throw new InvalidOperationException($"There is no criteria set {code}.");
}
