using System.Collections.Frozen;
using System.Globalization;
using Passerelle.Directory.Public;

namespace Passerelle.Actions;

/// <summary>One of the lists of codes that an Action is described by: which codes there are, and what each is called.</summary>
internal sealed class CodeList(Func<IReadOnlyList<(string Code, LocalizedText Names)>> read)
{
    private readonly Lazy<IReadOnlyList<(string Code, LocalizedText Names)>> entries = new(read);
    private FrozenDictionary<string, LocalizedText>? byCode;

    private FrozenDictionary<string, LocalizedText> ByCode => byCode ??= entries.Value.ToFrozenDictionary(entry => entry.Code, entry => entry.Names);

    /// <summary>In the order of the facility's own list.</summary>
    public IEnumerable<string> All => entries.Value.Select(entry => entry.Code);

    public bool Knows(string code) => ByCode.ContainsKey(code);

    /// <summary>The name in the language of the request; the code itself when it is unknown.</summary>
    public string Name(string code) => ByCode.GetValueOrDefault(code)?.ToString() ?? code;

    public string Name(string code, string language) => ByCode.GetValueOrDefault(code)?.Best(language) ?? code;
}

/// <summary>The facility's vocabulary as an Action uses it: every list read alike, by code.</summary>
internal static class Vocabulary
{
    public static readonly CodeList Countries = new(() => [.. Directory.Public.Countries.All.Select(country => (country.Alpha2, country.Names))]);
    public static readonly CodeList Pillars = new(() => [.. Facility.Pillars.Select(pillar => (pillar.Code, pillar.Names))]);
    public static readonly CodeList Areas = new(() => [.. Facility.Areas.Select(area => (area.Code, area.Names))]);
    public static readonly CodeList ActivityTypes = new(() => [.. Facility.ActivityTypes.Select(type => (type.Code, type.Names))]);
    public static readonly CodeList Gcm = new(() => [.. Facility.GcmObjectives.Select(objective => ($"{objective.Number}", objective.Names))]);
    public static readonly CodeList Sdg = new(() => [.. Facility.SdgTargets.Select(target => (target.Code, target.Names))]);

    private static readonly IReadOnlyList<string> tongues =
    [
        "am", "ar", "az", "be", "bg", "bn", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ha", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ky", "lo", "lt", "lv",
        "mk", "mn", "ms", "mt", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "tg", "th", "ti", "tk", "tr", "uk", "ur", "uz", "vi", "wo", "zh",
    ];

    /// <summary>Languages that may be interpreted, by ISO 639-1 code, each under its own name.</summary>
    public static readonly CodeList Tongues = new(() =>
        [.. tongues.Select(code => (code, LocalizedText.Written(Language.Source, CultureInfo.GetCultureInfo(code).NativeName))).OrderBy(tongue => tongue.Item2.Best(Language.Source), StringComparer.InvariantCultureIgnoreCase)]);

    public static string? PillarOf(string area) => Facility.Area(area)?.Pillar;

    /// <summary>Codes by their names in the language of the request, as a reader looks for them.</summary>
    public static IEnumerable<(string Code, string Name)> InOrder(this CodeList list, IEnumerable<string> codes) =>
        codes.Select(code => (code, list.Name(code))).OrderBy(entry => entry.Item2, StringComparer.Create(Language.Culture(Language.Current), ignoreCase: true));
}
