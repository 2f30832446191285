using System.Globalization;

namespace Passerelle.Platform.Texts;

/// <summary>The six languages of interface and content, by ISO 639-1 code.</summary>
public static class Language
{
    public const string Source = "en";

    public static readonly IReadOnlyList<string> All = ["en", "fr", "es", "pt", "ar", "ru"];

    private static readonly Dictionary<string, CultureInfo> cultures = new()
    {
        ["en"] = CultureInfo.GetCultureInfo("en-GB"),
        ["fr"] = CultureInfo.GetCultureInfo("fr-FR"),
        ["es"] = CultureInfo.GetCultureInfo("es-ES"),
        ["pt"] = CultureInfo.GetCultureInfo("pt-PT"),
        ["ar"] = CultureInfo.GetCultureInfo("ar-EG"),
        ["ru"] = CultureInfo.GetCultureInfo("ru-RU"),
    };

    private static readonly Dictionary<string, string> ownNames = new()
    {
        ["en"] = "English", ["fr"] = "Français", ["es"] = "Español", ["pt"] = "Português", ["ar"] = "العربية", ["ru"] = "Русский",
    };

    public static bool Knows(string? code) => code is not null && cultures.ContainsKey(code);

    public static CultureInfo Culture(string code) => cultures[code];

    /// <summary>The language's name in itself, as a language switch shows it.</summary>
    public static string OwnName(string code) => ownNames[code];

    public static bool RightToLeft(string code) => code == "ar";

    /// <summary>For the attribute <c>dir</c>.</summary>
    public static string Direction(string code) => RightToLeft(code) ? "rtl" : "ltr";

    /// <summary>The language of the current request or command.</summary>
    public static string Current => Of(CultureInfo.CurrentUICulture);

    public static string Of(CultureInfo culture) => Knows(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : Source;

    /// <summary>The best of the six for an Accept-Language header; English when none fits.</summary>
    public static string Best(string? acceptLanguage)
    {
        if (string.IsNullOrWhiteSpace(acceptLanguage)) return Source;
        return acceptLanguage.Split(',')
            .Select(part => part.Split(';'))
            .Select(part => (Code: part[0].Trim().Split('-')[0].ToLowerInvariant(),
                Weight: part.Length > 1 && part[1].Trim() is ['q', '=', .. var q] && double.TryParse(q, CultureInfo.InvariantCulture, out var weight) ? weight : 1))
            .Where(wish => Knows(wish.Code) && wish.Weight > 0)
            .OrderByDescending(wish => wish.Weight)
            .Select(wish => wish.Code)
            .FirstOrDefault(Source);
    }
}
