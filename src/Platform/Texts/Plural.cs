namespace Passerelle.Platform.Texts;

/// <summary>CLDR plural categories of whole numbers in the six languages (source: Unicode CLDR, plurals.xml).</summary>
public static class Plural
{
    public static string Category(string language, long n)
    {
        n = Math.Abs(n);
        var (tens, ones) = (n % 100, n % 10);
        return language switch
        {
            "fr" or "pt" when n is 0 or 1 => "one",
            "fr" or "es" or "pt" when n != 0 && n % 1_000_000 == 0 => "many",
            "en" or "es" when n == 1 => "one",
            "ru" when ones == 1 && tens != 11 => "one",
            "ru" when ones is >= 2 and <= 4 && tens is not (>= 12 and <= 14) => "few",
            "ru" => "many",
            "ar" when n == 0 => "zero",
            "ar" when n == 1 => "one",
            "ar" when n == 2 => "two",
            "ar" when tens is >= 3 and <= 10 => "few",
            "ar" when tens is >= 11 => "many",
            _ => "other",
        };
    }

    /// <summary>The categories a text in the language must have; <c>other</c> is always among them. Millions fall back to <c>other</c>.</summary>
    public static IReadOnlyList<string> Categories(string language) => language switch
    {
        "ru" => ["one", "few", "many", "other"],
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        _ => ["one", "other"],
    };
}
