using System.Text.RegularExpressions;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>Which of the six languages a text is written in: the script decides Arabic and Russian, of the others the one that has most of its words as words without meaning.</summary>
public static partial class Tongue
{
    private static readonly string[] latin = ["en", "fr", "es", "pt"];

    /// <param name="likely">The answer where nothing speaks for another.</param>
    public static string Of(string text, string likely) => Of(text, likely, _ => 0);

    /// <param name="known">How many of the text's words somebody knows in a language.</param>
    internal static string Of(string text, string likely, Func<string, int> known)
    {
        if (Script(text) is { } script) return script;
        var words = Words().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToList();
        var marks = latin.ToDictionary(language => language, language => Stems.Fillers(words, language) + known(language) + (language == likely ? 1 : 0));
        var most = marks.Values.Max();
        return most == 0 ? Language.Source : marks.GetValueOrDefault(likely) == most ? likely : latin.First(language => marks[language] == most);
    }

    private static string? Script(string text)
    {
        var (arabic, cyrillic, other) = (0, 0, 0);
        foreach (var letter in text.Where(char.IsLetter))
            if (letter is >= '\u0600' and <= '\u06FF') arabic++;
            else if (letter is >= '\u0400' and <= '\u04FF') cyrillic++;
            else other++;
        return arabic > other && arabic > cyrillic ? "ar" : cyrillic > other ? "ru" : null;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Words();
}
