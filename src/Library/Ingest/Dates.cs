using System.Globalization;
using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>A date as printed and as understood.</summary>
/// <param name="Repaired">Whether letters or digits had to be read as others.</param>
/// <param name="Until">Where it is a range: its other end.</param>
internal sealed record FoundDate(int Start, int End, PartialDate Date, bool Repaired, PartialDate? Until, string Why = "misread")
{
    public int Length => End - Start;
}

/// <summary>Dates of every printed form, French and English, clean or misread by a scanner.</summary>
internal static partial class Dates
{
    private const string Y = @"(?<y>[12lI|Zz][0-9OoDQlI|SsBZz]{3})(?![\p{L}\d])";
    private const string Y1 = @"(?:,?\s+(?:de\s+)?(?<y1>[12lI|Zz][0-9OoDQlI|SsBZz]{3}))?";
    private const string M = @"(?<m>[\p{L}][\p{L}\d|!]{2,10}|ju1n|ju1l)\.?";
    private const string M2 = @"(?<m2>[\p{L}][\p{L}\d|!]{2,10})\.?";
    private const string D = @"(?<![\p{L}\d])(?<d>[0-9lIO|]{1,2})(?:er|re|st|nd|rd|th|°|ᵉʳ)?";
    private const string D2 = @"(?<d2>[0-9lIO|]{1,2})(?:er|st|nd|rd|th|°)?";
    private const string To = @"\s*(?:-|–|—|/|&|\bau\b|\bà\b|\ba\b|\bet\b|\bto\b|\band\b|\buntil\b|\bjusqu['’]au?\b)\s*(?:the\s+|le\s+|du\s+)?";
    private const string Of = @"(?:de\s+|of\s+|d['’])?";

    private static readonly string[] months =
    [
        "janvier january jan janv", "fevrier february feb fev fevr", "mars march mar", "avril april apr avr", "mai may", "juin june jun", "juillet july jul juil", "aout august aug",
        "septembre september sep sept", "octobre october oct", "novembre november nov", "decembre december dec",
    ];

    private static readonly (string Name, int Month)[] names = [.. months.SelectMany((line, index) => line.Split(' ').Select(name => (name, index + 1)))];

    public static bool IsMonth(string fold) => Array.Exists(names, each => each.Name == fold);

    /// <summary>Every date of the text in order.</summary>
    /// <param name="isWord">Whether a word is one of the language: <c>main 2014</c> is no May.</param>
    public static IReadOnlyList<FoundDate> In(string text, Func<string, bool> isWord)
    {
        var found = new List<FoundDate>();
        foreach (var (form, rank) in new[] { IsoForm(), CrossMonths(), DayFirst(), MonthFirst(), MonthRange(), MonthYear(), Slashed(), MonthSlash(), YearRange(), YearAlone() }.Select((form, rank) => (form, rank)))
            foreach (Match match in form.Matches(text))
                if (Understand(match, rank, isWord) is { } date && !found.Exists(other => other.Start < date.End && date.Start < other.End)) found.Add(date);
        return [.. found.OrderBy(date => date.Start)];
    }

    /// <summary>The month a word means; 0 when none.</summary>
    public static int Month(string word, Func<string, bool> isWord, out bool repaired)
    {
        var fold = Letters.Fold(word);
        repaired = false;
        foreach (var (name, month) in names) if (name == fold) return month;
        repaired = true;
        var bare = Letters.Bare(word);
        if (fold.Length < 3 || fold.All(char.IsLetter) && isWord(word)) return 0;
        var near = names.Where(each => each.Name.Length > 2 && Math.Abs(each.Name.Length - bare.Length) <= 2)
            .Select(each => (each.Month, each.Name.Length, Away: Math.Min(Letters.Distance(bare, each.Name), Letters.Distance(bare.Replace("rn", "m"), each.Name))))
            .Where(each => each.Away <= (each.Length >= 7 ? 2 : each.Length >= 4 ? 1 : 0.5)).OrderBy(each => each.Away).ToList();
        return near.Count == 0 || near.Exists(each => each.Month != near[0].Month && each.Away == near[0].Away) ? 0 : near[0].Month;
    }

    /// <summary>What the year may have been before the scanner misread it: those within the period that differ from it in one digit, the likeliest first.</summary>
    public static IReadOnlyList<int> Within(int year, int first, int last)
    {
        var printed = year.ToString("0000", CultureInfo.InvariantCulture);
        return
        [
            .. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(each => (Year: each, Digits: each.ToString("0000", CultureInfo.InvariantCulture)))
                .Select(each => (each.Year, Off: Enumerable.Range(0, 4).Where(i => each.Digits[i] != printed[i]).ToList(), each.Digits))
                .Select(each => (each.Year, Away: each.Off switch
                {
                    [var one] => Letters.Confusable(printed[one], each.Digits[one]) ? 0.5 : 1,
                    [var one, var two] when printed[one] == each.Digits[two] && printed[two] == each.Digits[one] => 1,
                    _ => 9.0,
                }))
                .Where(each => each.Away < 9).OrderBy(each => each.Away).ThenBy(each => each.Year).GroupBy(each => each.Away).FirstOrDefault()?.Select(each => each.Year) ?? [],
        ];
    }

    private static FoundDate? Understand(Match match, int rank, Func<string, bool> isWord)
    {
        var repaired = false;
        var year = Number("y");
        if (year is < 1900 and not 0 or > 2199) return null;
        if (rank == 8)
        {
            var tail = match.Groups["y2"].Value;
            var until = tail.Length == 2 ? year / 100 * 100 + int.Parse(tail, CultureInfo.InvariantCulture) : Number("y2");
            return tail.Length == 2 && until <= year ? null : Found(new(year), new PartialDate(until));
        }
        if (rank == 9) return Digits(match.Groups["y"].Value) < 2 ? null : Found(new(year), null);
        var month = rank is 0 or 6 or 7 ? Number("m") : MonthOf("m");
        if (month is < 1 or > 12) return null;
        if (match.Groups["y1"].Success && rank is 1 or 4 && match.Groups["y1"].Success)
        {
            var start = Number("y1");
            if (start is < 1900 or > 2199) return null;
            var second = MonthOf("m2");
            return second == 0 ? null : Found(Day(start, month, Number("d")), Day(year, second, Number("d2")));
        }
        PartialDate? end = null;
        if (match.Groups["m2"].Success)
        {
            var second = MonthOf("m2");
            if (second == 0) return null;
            end = Day(year, second, Number("d2"));
            if (second < month && !match.Groups["y1"].Success) return Found(Day(year - 1, month, Number("d")), end);
        }
        else if (match.Groups["d2"].Success) end = Day(year, month, Number("d2"));
        var day = Number("d");
        if (day > DateTime.DaysInMonth(year, month)) return new(match.Index, match.Index + match.Length, new(year, month), true, end, "no-such-day");
        return Found(Day(year, month, day), end);

        FoundDate Found(PartialDate date, PartialDate? until) => new(match.Index, match.Index + match.Length, date, repaired, until);

        static PartialDate Day(int year, int month, int day) => day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : new(year, month);

        static int Digits(string printed) => printed.Count(char.IsAsciiDigit);

        int MonthOf(string group)
        {
            var month = Month(match.Groups[group].Value, isWord, out var misread);
            repaired |= misread;
            return month;
        }

        int Number(string group)
        {
            var printed = match.Groups[group].Value;
            if (printed == "") return 0;
            var digits = string.Concat(printed.Select(mark => mark switch { 'O' or 'o' or 'D' or 'Q' => '0', 'l' or 'I' or '|' => '1', 'S' or 's' => '5', 'B' => '8', 'Z' or 'z' => '2', _ => mark }));
            if (digits != printed && (printed.Length == 4 ? Digits(printed) < 2 : Digits(printed) < 1 && printed != "l")) return -1;
            repaired |= digits != printed;
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\d])(?<y>\d{4})-(?<m>\d{2})(?:-(?<d>\d{2}))?(?![\d-])")]
    private static partial Regex IsoForm();

    [GeneratedRegex($@"{D}\s+{Of}{M}{Y1}{To}{D2}\s+{Of}{M2},?\s+{Of}{Y}")]
    private static partial Regex CrossMonths();

    [GeneratedRegex($@"{D}(?:(?:{To}|\s*,\s*){D2})*(?:\s+|(?<=\d)){Of}{M},?\s*{Of}{Y}")]
    private static partial Regex DayFirst();

    [GeneratedRegex($@"(?<!\p{{L}}){M}\s+(?<d>[0-9lIO|]{{1,2}})(?:st|nd|rd|th)?(?:{To}{D2})?,?\s+{Y}")]
    private static partial Regex MonthFirst();

    [GeneratedRegex($@"(?<![\p{{L}}\d]){M}{Y1}{To}{M2},?\s+{Of}{Y}")]
    private static partial Regex MonthRange();

    [GeneratedRegex($@"(?<![\p{{L}}\d]){M},?\s*{Of}{Y}")]
    private static partial Regex MonthYear();

    [GeneratedRegex($@"(?<![\p{{L}}\d/.])(?<d>\d{{1,2}})[./-](?<m>\d{{1,2}})[./-]{Y}")]
    private static partial Regex Slashed();

    [GeneratedRegex($@"(?<![\p{{L}}\d/.])(?<m>\d{{1,2}})[/.]{Y}")]
    private static partial Regex MonthSlash();

    [GeneratedRegex($@"(?<![\p{{L}}\d/-])(?<y>[12lI|Zz][0-9OoDQlI|SsBZz]{{3}}){To}(?<y2>[12lI|Zz][0-9OoDQlI|SsBZz]{{3}}|\d{{2}})(?![\p{{L}}\d-])")]
    private static partial Regex YearRange();

    [GeneratedRegex($@"(?<![\p{{L}}\d/.-]){Y}(?![/-])")]
    private static partial Regex YearAlone();
}
