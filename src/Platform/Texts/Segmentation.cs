using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passerelle.Platform.Texts;

/// <summary>A sentence, a heading or an item of a list, and the white space between it and what follows.</summary>
public readonly record struct Segment(string Text, string Gap)
{
    /// <summary>The same for the same words, wherever they stand.</summary>
    public string Print => Segmentation.Print(Text);
}

/// <summary>
/// Cuts a text into what is translated at one time: at each line break, and where a sentence ends. It follows rules alone, so that the same text is cut the
/// same way for ever: a full stop ends no sentence after an abbreviation or an initial, inside a number, after the number of a list item, or where the next
/// word begins small. Joined again, segments and gaps are the text.
/// </summary>
public static class Segmentation
{
    private const string ends = ".!?…؟۔", closing = "\"'”’»›)]}*_", opening = "\"'“‘«‹([{*_–—-•¿¡„", tight = "\u00A0\u202F";

    private static readonly FrozenDictionary<string, FrozenSet<string>> abbreviations = new Dictionary<string, string>
    {
        ["en"] = "mr mrs ms dr prof st jr sr art arts no nos vol p pp para paras fig ch sec ed eds approx dept est govt min max cf vs viz incl ca rev hon gen col capt lt sgt jan feb mar apr jun jul aug sept sep oct nov dec eg ie resp",
        ["fr"] = "m mm mme mmes mlle dr pr prof st ste art al no nos vol p pp par fig ch chap éd cf env resp ex min max janv févr avr juil sept oct nov déc rés déf tél réf",
        ["es"] = "sr sra sres srta dr dra prof d dña ud uds vd art arts núm núms no vol p pp pág págs párr fig cap ed eds cf aprox dpto av avda gral tel ref ee uu ej vs máx mín ene feb abr ago sept oct nov dic",
        ["pt"] = "sr sra srs dr dra prof profa d eng art arts n no vol p pp pág págs par fig cap ed eds cf aprox dep av exmo exma tel ref ex vs máx mín jan fev mar abr jun jul ago set out nov dez",
        ["ar"] = "د أ م ص ج ق هـ ت ط",
        ["ru"] = "г гг в вв ст пп п ч гл рис табл см ср т е д к н э стр с им др пр проф акад д-р г-н г-жа гг-да гр руб коп тыс млн млрд долл напр т.е т.д т.п т.к т.н мин макс обл р-н ул кв тел янв февр апр авг сент окт нояб дек",
    }.ToFrozenDictionary(each => each.Key, each => each.Value.Split(' ').ToFrozenSet());

    private static readonly FrozenSet<string> any = abbreviations.Values.SelectMany(words => words).ToFrozenSet();

    /// <summary>Twelve hexadecimal digits that stand for a segment's words.</summary>
    public static string Print(string segment) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(segment)).AsSpan(0, 6));

    /// <param name="language">Whose abbreviations hold; those of all six for a language not known here.</param>
    public static IReadOnlyList<Segment> Cut(string text, string language)
    {
        var known = abbreviations.GetValueOrDefault(language, any);
        var segments = new List<Segment>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var last = text[at] == '\n' ? at : Ends(text, start, at, known);
            if (last < 0) continue;
            var next = last;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            var end = last;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            // White space before the first word belongs to it: nothing stands before.
            if (end == start) continue;
            segments.Add(new(text[start..end], text[end..next]));
            (start, at) = (next, next - 1);
        }
        if (start < text.Length)
        {
            var end = text.Length;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            segments.Add(end == start ? new(text[start..], "") : new(text[start..end], text[end..]));
        }
        return segments;
    }

    /// <summary>Where the white space after a sentence begins that has its end mark at <paramref name="at"/>; -1 when none ends there.</summary>
    private static int Ends(string text, int start, int at, FrozenSet<string> known)
    {
        if (!ends.Contains(text[at])) return -1;
        var after = at + 1;
        while (after < text.Length && (ends.Contains(text[after]) || closing.Contains(text[after]) || Note(text, after) > 0 || tight.Contains(text[after]) && after + 1 < text.Length && closing.Contains(text[after + 1])))
            after += Math.Max(1, Note(text, after));
        if (after < text.Length && !char.IsWhiteSpace(text[after]) || after < text.Length && tight.Contains(text[after])) return -1;
        var next = after;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next < text.Length && text.AsSpan(after, next - after).Contains('\n')) return after;
        if (next < text.Length && !Begins(text, next)) return -1;
        return text[at] == '.' && !text.AsSpan(at, after - at).Contains("..", StringComparison.Ordinal) && Holds(text, start, at, next, known) ? -1 : after;
    }

    /// <summary>The length of a mark that points to a note, such as <c>[^1]</c>; 0 where there is none.</summary>
    private static int Note(string text, int at)
    {
        if (at + 3 >= text.Length || text[at] != '[' || text[at + 1] != '^') return 0;
        var end = at + 2;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end > at + 2 && end < text.Length && text[end] == ']' ? end + 1 - at : 0;
    }

    /// <summary>Whether a sentence may begin here: not with a small letter, in scripts that have small ones.</summary>
    private static bool Begins(string text, int at)
    {
        while (at < text.Length && (opening.Contains(text[at]) || tight.Contains(text[at]))) at++;
        if (at >= text.Length || char.IsWhiteSpace(text[at])) return true;
        return char.IsDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text, at) is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation);
    }

    /// <summary>Whether the full stop belongs to the word before it.</summary>
    private static bool Holds(string text, int start, int at, int next, FrozenSet<string> known)
    {
        var from = at;
        while (from > start && !char.IsWhiteSpace(text[from - 1]) && !opening.Replace("-", "").Contains(text[from - 1])) from--;
        var word = text[from..at];
        if (word == "") return false;
        var capital = next < text.Length && char.IsUpper(text[next]);
        // The year of a Russian date, and the end of a Russian list, may end a sentence: they do before a capital letter.
        if (word is "г" or "гг" && capital) return !(from > start + 1 && char.IsDigit(text[from - 2]));
        if (word is "др" or "пр" or "т.д" or "т.п" && capital) return false;
        // No. 5, but: they said no.
        if (word is "no" or "nos" or "No" or "Nos") return next < text.Length && char.IsDigit(text[next]);
        // An initial: J. Dupont, А. Иванов. Also т. е., p. ex.
        if (word.Length == 1 && char.IsLetter(word[0])) return true;
        if (word.Contains('.') && word.Replace(".", "") is var letters && letters.All(char.IsLetter) && word.Split('.').All(part => part.Length <= 2)) return true;
        // The number of an item, at its very beginning.
        if (from == start && word.All(letter => char.IsDigit(letter) || letter == '.')) return true;
        return known.Contains(word.ToLowerInvariant());
    }
}

/// <summary>Which segment of an earlier state of a text is which of a later one.</summary>
public static class SegmentAlignment
{
    /// <summary>
    /// For each of <paramref name="now"/> the place of its counterpart in <paramref name="before"/>; -1 where there is none. What is the same is found first, in
    /// order; between two such, what remains is paired as it comes.
    /// </summary>
    public static int[] Pair(IReadOnlyList<string> now, IReadOnlyList<string> before)
    {
        var longest = new int[now.Count + 1, before.Count + 1];
        for (var i = now.Count - 1; i >= 0; i--)
            for (var j = before.Count - 1; j >= 0; j--)
                longest[i, j] = now[i] == before[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var pairs = new int[now.Count];
        Array.Fill(pairs, -1);
        var (a, b, fromA, fromB) = (0, 0, 0, 0);
        while (a < now.Count && b < before.Count)
        {
            if (now[a] == before[b] && longest[a, b] == longest[a + 1, b + 1] + 1)
            {
                Between(a, b);
                pairs[a] = b;
                (fromA, fromB) = (++a, ++b);
            }
            else if (longest[a + 1, b] >= longest[a, b + 1]) a++;
            else b++;
        }
        Between(now.Count, before.Count);
        return pairs;

        void Between(int toA, int toB)
        {
            for (var step = 0; fromA + step < toA && fromB + step < toB; step++) pairs[fromA + step] = fromB + step;
        }
    }
}
