using System.Globalization;
using System.Text;

namespace Passerelle.Platform.Texts;

/// <summary>What words are compared and sorted by.</summary>
public static class Folding
{
    /// <summary>Without case or accents; letters that are no accented ones, such as ø or đ, stay.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
