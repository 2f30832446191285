using System.Globalization;
using System.Text;

namespace Passerelle.Library.Ingest;

/// <summary>Letters without what printers and scanners do to them.</summary>
internal static class Letters
{
    /// <summary>Lower case, without accents, ligatures taken apart. A word that has none of these is returned as it is.</summary>
    public static string Fold(string text)
    {
        var plain = true;
        foreach (var letter in text) if (letter > 127 || char.IsAsciiLetterUpper(letter)) { plain = false; break; }
        if (plain) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            switch (letter)
            {
                case 'œ' or 'Œ': folded.Append("oe"); break;
                case 'æ' or 'Æ': folded.Append("ae"); break;
                case 'ß': folded.Append("ss"); break;
                case 'ł' or 'Ł': folded.Append('l'); break;
                case 'ø' or 'Ø': folded.Append('o'); break;
                case 'đ' or 'Đ': folded.Append('d'); break;
                case 'ı': folded.Append('i'); break;
                case '’' or '‘' or 'ʼ': folded.Append('\''); break;
                default: if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter)); break;
            }
        return folded.ToString();
    }

    public static string Lower(string word) => word.ToLowerInvariant();

    public static bool IsApostrophe(char mark) => mark is '\'' or '’' or '‘' or 'ʼ' or '´' or '`';

    public static bool IsDash(char mark) => mark is '-' or '–' or '—' or '‐' or '‑' or '−';

    public static bool IsVowel(char letter) => "aeiouyhàâäéèêëîïôöùûüœæAEIOUYHÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ".Contains(letter);

    /// <summary>The share of capitals among the letters; 0 when there are none.</summary>
    public static double Capitals(string text)
    {
        var letters = text.Count(char.IsLetter);
        return letters == 0 ? 0 : (double)text.Count(char.IsUpper) / letters;
    }

    /// <summary>Folded, digits read as the letters they are mistaken for, nothing but letters and single spaces.</summary>
    public static string Bare(string text)
    {
        var bare = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            var read = letter switch { '0' => 'o', '1' or '|' or '!' => 'l', '5' => 's', '8' => 'b', '6' => 'e', '9' => 'g', '4' => 'a', '3' => 'e', _ => letter };
            if (char.IsLetter(read)) bare.Append(read);
            else if (bare.Length > 0 && bare[^1] != ' ') bare.Append(' ');
        }
        return bare.ToString().TrimEnd();
    }

    /// <summary>How many letters have to be put in, left out or changed; a change between letters that scanners confuse counts half.</summary>
    public static double Distance(string a, string b)
    {
        var row = new double[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var up = row[j];
                var change = a[i - 1] == b[j - 1] ? 0 : Confusable(a[i - 1], b[j - 1]) ? 0.5 : 1;
                row[j] = Math.Min(Math.Min(up, row[j - 1]) + 1, corner + change);
                corner = up;
            }
        }
        return row[b.Length];
    }

    /// <summary>1 when equal, 0 when nothing is alike.</summary>
    public static double Likeness(string a, string b) => a.Length == 0 || b.Length == 0 ? 0 : 1 - Distance(a, b) / Math.Max(a.Length, b.Length);

    private static readonly HashSet<(char, char)> confusable =
    [
        .. "il lt it lf tf ij jl ft li ce eo co un hb nh uv vy gq ao oc sz rt dl db bh cg ea od ud mn rn kh i1 l1 t1 o0 s5 b8 b6 g9 z2 e6 t7 a4 e3 q9 g6 17 27 38 56 68 08 69 14 06 35 12 4a 49 90 d0"
            .Split(' ').SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) }),
    ];

    public static bool Confusable(char a, char b) => confusable.Contains((a, b));
}
