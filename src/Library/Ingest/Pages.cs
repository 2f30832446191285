using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>A printed line.</summary>
/// <param name="Number">From 1.</param>
/// <param name="NewPage">Whether a page, or a column of it, begins here.</param>
internal sealed record SourceLine(int Number, string Text, bool NewPage)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A note at the foot of a page.</summary>
internal sealed record FootNote(int N, Script Text);

/// <summary>
/// Takes from printed pages what is not the text: running heads, page numbers, notes at the foot, and what follows the fiche. What is left
/// keeps its line numbers.
/// </summary>
internal sealed partial class Pages
{
    private readonly List<SourceLine> lines;

    private Pages(List<SourceLine> lines, IReadOnlyList<FootNote> notes) => (this.lines, Notes) = (lines, notes);

    /// <summary>What remains; lines taken out are left blank where the text ended, and go altogether where a sentence runs on.</summary>
    public IReadOnlyList<SourceLine> Lines => lines;

    public IReadOnlyList<FootNote> Notes { get; }

    public static List<SourceLine> Split(string text)
    {
        var lines = new List<SourceLine>();
        var raw = text.ReplaceLineEndings("\n").Split('\n');
        var indented = raw.Count(line => line.Length > 1 && line[0] is ' ' or '\u00A0' && line[1] != ' ');
        var hints = indented > 0 && indented * 8 < raw.Count(line => line.Trim() != "");
        for (var i = 0; i < raw.Length; i++)
        {
            var page = raw[i].Contains('\f') || (i > 0 && raw[i - 1].EndsWith('\f')) || (hints && raw[i].Length > 1 && raw[i][0] is ' ' or '\u00A0' && raw[i].Length > 1 && raw[i][1] != ' ');
            lines.Add(new(i + 1, raw[i].Replace('\f', ' ').Replace('\t', ' ').Trim(), page));
        }
        return lines;
    }

    public static Pages Read(List<SourceLine> lines)
    {
        var (rest, notes) = TakeNotes(lines);
        return new(TakeFurniture(rest), notes);
    }

    private static bool Unfinished(string text) => text.Length > 0 && !End().IsMatch(text);

    private static bool RunsOn(string text) => text.Length > 0 && (char.IsLower(text[0]) || (text.Length > 1 && Letters.IsApostrophe(text[1]) && text[0] is 'I' or 'l'));

    private static (List<SourceLine> Left, List<FootNote> Notes) TakeNotes(List<SourceLine> lines)
    {
        var rest = lines.ToList();
        var notes = new List<FootNote>();
        var inSources = false;
        for (var i = 0; i < rest.Count; i++)
        {
            var line = rest[i];
            if (line.IsBlank) continue;
            var alone = (i == 0 || rest[i - 1].IsBlank) || line.NewPage;
            if (Headings.Of(line.Text, alone || i + 1 < rest.Count && rest[i + 1].IsBlank || NoteStart().IsMatch(i + 1 < rest.Count ? rest[i + 1].Text : "")) is { } heading && !NoteStart().IsMatch(line.Text))
            {
                inSources = heading.Part == Part.Sources;
                if (inSources) rest[i] = line with { Text = "" };
                continue;
            }
            var match = NoteStart().Match(line.Text);
            if (!match.Success)
            {
                if (inSources && Address().IsMatch(line.Text) && alone)
                {
                    notes.Add(new(notes.Count + 1, Script.Of(line.Text, line.Number)));
                    rest[i] = line with { Text = "" };
                }
                continue;
            }
            var number = Number(match.Groups["n"].Value);
            if (number is < 1 or > 60) continue;
            // The note runs to the next note, a blank line (unless its address goes on after it), or a page.
            var end = i + 1;
            while (end < rest.Count && !rest[end].IsBlank && !rest[end].NewPage && !NoteStart().IsMatch(rest[end].Text) && end - i < 6) end++;
            var text = Script.Of(match.Groups["t"].Value, line.Number);
            for (var j = i + 1; j < end; j++) text = JoinNote(text, rest[j]);
            var isNote = inSources || Address().IsMatch(text.Text) || Citing().IsMatch(text.Text) && (AtFoot(rest, end) || Interrupts(rest, i, end)) || Interrupts(rest, i, end) && Superscript(lines, number);
            if (!isNote) continue;
            if (end + 1 < rest.Count && rest[end].IsBlank && AddressCut().IsMatch(text.Text) && end + 1 < rest.Count && !rest[end + 1].NewPage && AddressTail().IsMatch(rest[end + 1].Text))
            {
                text = JoinNote(text, rest[end + 1]);
                end += 2;
            }
            notes.Add(new(number, text));
            for (var j = i; j < end; j++) rest[j] = rest[j] with { Text = "" };
            i = end - 1;
        }
        return (rest, [.. notes.DistinctBy(note => note.N).OrderBy(note => note.N)]);

        static Script JoinNote(Script text, SourceLine next)
        {
            var cut = AddressCut().IsMatch(text.Text) && !next.Text.StartsWith('[') && !next.Text.StartsWith('(');
            return cut && AddressTail().IsMatch(next.Text) ? text + Script.Of(next.Text, next.Number) : text.Then(" ", Script.Of(next.Text, next.Number));
        }
    }

    /// <summary>Whether the note stands in the middle of a sentence.</summary>
    private static bool Interrupts(List<SourceLine> lines, int start, int end)
    {
        var before = lines.Take(start).LastOrDefault(line => !line.IsBlank)?.Text ?? "";
        var after = lines.Skip(end).FirstOrDefault(line => !line.IsBlank)?.Text ?? "";
        return Unfinished(before) && RunsOn(after);
    }

    private static bool AtFoot(List<SourceLine> lines, int end) =>
        lines.Skip(end).SkipWhile(line => line.IsBlank && !line.NewPage).FirstOrDefault() is not { } next || next.NewPage || PageNumber().IsMatch(next.Text) || NoteStart().IsMatch(next.Text) || Letters.Capitals(next.Text) > 0.7;

    private static bool Superscript(List<SourceLine> lines, int number) => lines.Exists(line => Regex.IsMatch(line.Text, $@"\p{{L}}[»)]?{number}(?=[\s.,;:)]|$)"));

    private static int Number(string printed) =>
        int.TryParse(string.Concat(printed.Select(mark => mark switch { '¹' => '1', '²' => '2', '³' => '3', '⁴' => '4', '⁵' => '5', '⁶' => '6', '⁷' => '7', '⁸' => '8', '⁹' => '9', '⁰' => '0', 'l' or 'I' or '|' => '1', _ => mark })), out var number) ? number : 0;

    private static List<SourceLine> TakeFurniture(List<SourceLine> lines)
    {
        var often = lines.Where(line => line.Text.Length is > 4 and < 100).Select(line => Letters.Bare(line.Text)).Where(bare => bare.Length > 4).GroupBy(bare => bare).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var seen = new HashSet<string>();
        var firstHeading = Enumerable.Range(0, lines.Count).FirstOrDefault(i => (i == 0 || lines[i - 1].IsBlank || lines[i].NewPage) && (i + 1 == lines.Count || lines[i + 1].IsBlank || !char.IsLower(lines[i + 1].Text[0]))
            && Headings.Of(lines[i].Text, true) is { Part: Part.Context or Part.Concept or Part.Practices or Part.Impact or Part.Lessons }, -1);
        var heads = lines.Take(Math.Max(0, firstHeading)).Where(line => line.Text.Length is > 5 and < 90 && (Letters.Capitals(line.Text) > 0.7 || Period().IsMatch(line.Text))).Select(line => Letters.Bare(line.Text)).Where(bare => bare.Length > 5).ToList();
        var kept = lines.ToList();
        for (var i = 0; i < kept.Count; i++)
        {
            var line = kept[i];
            if (line.IsBlank) continue;
            if (PageNumber().IsMatch(line.Text))
            {
                kept[i] = line with { Text = "" };
                continue;
            }
            if (i < firstHeading) { if (often.Contains(Letters.Bare(line.Text)) && !seen.Add(Letters.Bare(line.Text))) kept[i] = line with { Text = "" }; continue; }
            if (firstHeading < 0 || line.Text.Length > 110) continue;
            var bare = Letters.Bare(line.Text);
            var between = (i == 0 || kept[i - 1].IsBlank || line.NewPage) && (i + 1 == kept.Count || kept[i + 1].IsBlank || kept[i + 1].NewPage);
            var before = kept.Take(i).LastOrDefault(each => !each.IsBlank)?.Text ?? "";
            var after = kept.Skip(i + 1).FirstOrDefault(each => !each.IsBlank)?.Text ?? "";
            var interrupts = Unfinished(before) && Headings.Of(before, true) is null && (RunsOn(after) || before.EndsWith('-'));
            var edgeNumber = EdgeNumber().IsMatch(line.Text);
            var shouted = Letters.Capitals(line.Text) > 0.75 && bare.Length > 5;
            var isHeading = Headings.Of(line.Text, true) is { Labelled: false };
            var repeated = often.Contains(bare) && !RunsOn(line.Text) && !line.Text.EndsWith('.');
            var headAgain = bare.Length > 5 && heads.Exists(head => Letters.Likeness(head, bare) > 0.78 || (bare.Length > 12 && head.Contains(bare)) || (head.Length > 10 && bare.Contains(head) && bare.Length < head.Length + 35));
            if (isHeading && !interrupts && !headAgain) continue;
            if (headAgain || (repeated && (between || interrupts) && !isHeading) || (interrupts && (shouted || edgeNumber || repeated || (between && Letters.Capitals(line.Text) > 0.1 && line.Text.Length < 80 && char.IsUpper(line.Text[0]))))
                || (between && edgeNumber && Unfinished(line.Text) && TwoDigits().IsMatch(line.Text) && (Letters.Capitals(line.Text) > 0.35 || line.Text.Contains("  ")))
                || (between && (edgeNumber && PipeNumber().IsMatch(line.Text) || shouted && line.NewPage && !isHeading)))
                kept[i] = line with { Text = "" };
        }
        return kept;
    }

    /// <summary>Where what follows is no more of the fiche: addresses, handles, the printer's mark.</summary>
    public static bool IsBackMatter(string line) => BackMatter().IsMatch(line);

    [GeneratedRegex(@"[.!?:;»”…)][\s'’""*\]\d¹²³]*$")]
    private static partial Regex End();

    [GeneratedRegex(@"^(?:\[(?<n>\d{1,2})\]|\((?<n>\d{1,2})\)|(?<n>\d{1,2}|[lI|](?=\s+(?:http|www|Voir|See|Pour)))[.)]?|(?<n>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}))\s+(?<t>\S.*)$|^(?<n>\d{1,2})(?<t>(?:https?:|www\.|Voir|See)\S*.*)$")]
    private static partial Regex NoteStart();

    [GeneratedRegex(@"h[tl]{2}ps?\s?[:;]\s?/\s?/|www\s?\.\s?\w|\w+\.(?:org|int|eu|net|com|gov|info)/")]
    private static partial Regex Address();

    [GeneratedRegex(@"^(?:Voir|Cf\.?|See|Ibid|Pour plus|For more|For further|Plus de|More (?:on|about|information)|Source|Disponible|Available|Règlement|Directive|Regulation|Op\. cit|Selon|According to|Rapport|Report|Consult|Accessed|Note|Données|Data|Chiffres|Figures)|consult[ée]|accessed|retrieved|\bp\. ?\d+|\bpp\. ?\d+|\(\d{4}\)", RegexOptions.IgnoreCase)]
    private static partial Regex Citing();

    [GeneratedRegex(@"(?:h[tl]{2}ps?\s?[:;]\s?/\s?/|www\.)[^\s]*[-/_=&?%.~\w]$")]
    private static partial Regex AddressCut();

    [GeneratedRegex(@"^[a-z0-9][\w%~./?&=#-]*[.]?$|^[\w%~-]+[./_-][\w%~./?&=#-]*(?:\s|$)|^[/?&=#_-]\S*")]
    private static partial Regex AddressTail();

    [GeneratedRegex(@"^[-–—|\[\]\s]*(?:(?:page|p\.)\s*)?\d{1,3}(?:\s*(?:/|sur|of|de)\s*\d{1,3})?[-–—|\[\]\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\d{1,3}\s+[|·•–—-]?\s*\p{Lu}|\p{L}\s*[|·•–—-]?\s*(?:p\.|page\s)?\s*\d{1,3}(?:\s*(?:/|sur|of)\s*\d{1,3})?$", RegexOptions.IgnoreCase)]
    private static partial Regex EdgeNumber();

    [GeneratedRegex(@"^\d{2,3}\s|\s\d{2,3}$")]
    private static partial Regex TwoDigits();

    [GeneratedRegex(@"\s[|·•]\s|(?:page|p\.)\s?\d", RegexOptions.IgnoreCase)]
    private static partial Regex PipeNumber();

    [GeneratedRegex(@"\d{4}\s*[-–/]\s*\d{2,4}|\(\d{4}\)")]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?:www\.\S+|https?://\S+|@\w+|\S+@\S+\.\w+|©.*|ISBN\b.*|ISSN\b.*|Imprimé\b.*|Printed\b.*|Tél\b.*|Tel\.?\s*:.*|\+\d[\d\s().-]{7,})$", RegexOptions.IgnoreCase)]
    private static partial Regex BackMatter();
}
