using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>
/// Reads an old fiche: finds its parts under whatever they are called, joins what lines and pages tore apart, repairs what a scanner broke, and raises a
/// doubt where a person should look. Pure: a text in, a record out.
/// </summary>
internal sealed partial class FicheReader
{
    private readonly string language;
    private readonly Pages pages;
    private readonly WordRepair repair;
    private readonly List<Doubt> doubts = [];
    private readonly Dictionary<string, IReadOnlyList<int>> lines = [];
    private readonly Dictionary<Part, List<Script>> parts = [];
    private readonly List<SourceLine> header = [];
    private readonly Dictionary<Part, Script> labels = [];
    private readonly Dictionary<(int Line, string Word), string> printedAs = [];
    private string field = "";

    private FicheReader(string text)
    {
        language = LanguageOf(text);
        pages = Pages.Read(Pages.Split(text));
        repair = new(Unbroken(text), language);
    }

    /// <param name="text">As extracted from the file; form feeds may mark pages.</param>
    public static FicheReading Read(string text) => new FicheReader(Unmangled(text)).Read();

    /// <summary>French or English, by the little words.</summary>
    public static string LanguageOf(string text)
    {
        int french = 0, english = 0;
        foreach (Match word in LittleWord().Matches(text))
            if (word.Value.ToLowerInvariant() is "le" or "la" or "les" or "des" or "une" or "du" or "et" or "dans" or "pour" or "est" or "sur" or "par" or "au" or "aux") french++;
            else english++;
        return english > french ? "en" : "fr";
    }

    private FicheReading Read()
    {
        Divide();
        var (title, region, period, countries) = Head();
        var summary = Prose(Part.Summary, "summary");
        var context = Prose(Part.Context, "context");
        var concept = Prose(Part.Concept, "concept");
        var (from, to) = Years(period);
        var events = Events(from, to);
        var practices = Titled(Part.Practices, "practices");
        var impact = Prose(Part.Impact, "impact");
        var lessons = Titled(Part.Lessons, "lessons");
        var experts = Experts();
        var asked = Requesters(countries, title);
        var sources = Sources();
        return new(language, title, region, asked, period, summary, context, concept, events, experts, practices, impact, lessons, sources, [.. doubts.OrderBy(doubt => doubt.Line).ThenBy(doubt => doubt.Field, StringComparer.Ordinal).Distinct()]) { Lines = lines };
    }

    // ── parts ──

    private static readonly Part[] main = [Part.Context, Part.Concept, Part.Practices, Part.Impact, Part.Lessons];

    private void Divide()
    {
        var all = pages.Lines;
        var blocks = new Dictionary<Part, List<SourceLine>>();
        var seen = new HashSet<Part>();
        var now = Part.Header;
        var first = true;
        var lastMain = LastMain(all);
        for (var i = 0; i < all.Count; i++)
        {
            var line = all[i];
            if (line.IsBlank)
            {
                Into(now, line);
                continue;
            }
            var before = i == 0 || all[i - 1].IsBlank || line.NewPage;
            var after = i + 1 >= all.Count || all[i + 1].IsBlank || all[i + 1].NewPage;
            var opens = before || Finished(all[i - 1].Text) || Headings.Of(all[i - 1].Text, true) is not null;
            var heading = Headings.Of(line.Text, opens && (after || Starts(all[i + 1].Text)));
            if (heading is not null && Accept(heading, line, before, after, opens))
            {
                if (heading.Labelled && heading.Part is Part.Title or Part.Region or Part.Countries or Part.Period or Part.Experts or Part.Other || heading.Labelled && now == Part.Header && heading.Part == Part.Events)
                {
                    if (heading.Part != Part.Other && !labels.ContainsKey(heading.Part))
                    {
                        var value = Script.Of(line.Text, line.Number).From(heading.Rest);
                        while (!after && i + 1 < all.Count && !all[i + 1].IsBlank && Headings.Of(all[i + 1].Text, true) is null && (char.IsLower(all[i + 1].Text[0]) || value.Text.TrimEnd().EndsWith(','))) value = Join(value, all[++i]);
                        labels[heading.Part] = value.Trim();
                    }
                    continue;
                }
                if (main.Contains(heading.Part) && heading.Part == Part.Context && seen.Contains(Part.Context) && seen.Contains(Part.Lessons)) break;
                now = heading.Part;
                if (main.Contains(now)) (first, _) = (false, seen.Add(now));
                else seen.Add(now);
                Into(now, line with { Text = "" });
                if (heading.Labelled) Into(now, line with { Text = line.Text[heading.Rest..].Trim() });
                continue;
            }
            if (i > lastMain && seen.Count > 0 && Pages.IsBackMatter(line.Text)) break;
            if (now == Part.Header) header.Add(line);
            Into(now, line);
        }
        foreach (var (part, block) in blocks) if (part != Part.Header) parts[part] = Paragraphs(block);

        void Into(Part part, SourceLine line)
        {
            if (part == Part.Header && line.IsBlank) header.Add(line);
            if (!blocks.TryGetValue(part, out var block)) blocks[part] = block = [];
            block.Add(line);
        }

        bool Accept(Heading heading, SourceLine line, bool before, bool after, bool opens)
        {
            var part = heading.Part;
            if (part is Part.Title or Part.Region or Part.Countries or Part.Period) return first && (heading.Labelled || after && before || heading.Part == Part.Countries);
            if (part == Part.Other) return heading.Labelled ? first && opens : !first && before && after && now != Part.Practices;
            if (heading.Labelled)
            {
                if (!opens) return false;
                if (part == Part.Experts) return true;
                if (part is Part.Events or Part.Sources) return first;
                return !seen.Contains(part) && (now is not (Part.Practices or Part.Lessons) || part is Part.Impact or Part.Lessons or Part.Practices && before);
            }
            if (now is Part.Practices or Part.Lessons && part is Part.Concept or Part.Events or Part.Experts or Part.Summary or Part.Context && (seen.Contains(part) || part is not (Part.Concept or Part.Context))) return part == Part.Context && seen.Contains(Part.Lessons);
            return part != now || before;
        }
    }

    private static int LastMain(IReadOnlyList<SourceLine> all)
    {
        for (var i = all.Count - 1; i >= 0; i--) if (Headings.Of(all[i].Text, i == 0 || all[i - 1].IsBlank) is { } heading && (main.Contains(heading.Part) || heading.Part == Part.Summary)) return i;
        return -1;
    }

    private static bool Starts(string text) => text.Length > 0 && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || "«“\"-–—•·▪■●*".Contains(text[0]) || Letters.IsApostrophe(text[Math.Min(1, text.Length - 1)]));

    private static bool Finished(string text) => FinishedLine().IsMatch(text);

    // ── lines into paragraphs ──

    private List<Script> Paragraphs(IReadOnlyList<SourceLine> block)
    {
        var paragraphs = new List<Script>();
        var current = Script.Empty;
        var width = block.Count == 0 ? 0 : block.Max(line => line.Text.Length);
        string before = "";
        for (var i = 0; i < block.Count; i++)
        {
            var line = block[i];
            if (line.IsBlank)
            {
                Close();
                continue;
            }
            if (current.Length > 0 && Breaks(before, line, width)) Close();
            current = current.Length == 0 ? Script.Of(line.Text, line.Number) : Join(current, line);
            before = line.Text;
        }
        Close();
        return paragraphs;

        void Close()
        {
            if (current.Length == 0) return;
            // A sentence that goes on after a gap.
            if (paragraphs.Count > 0 && paragraphs[^1] is var last && !Finished(last.Text) && !BulletStart().IsMatch(current.Text) && (RunsOn(current.Text) || last.Text[^1] == '-') && !(TitleLike(last.Text) && !RunsOn(current.Text)))
                paragraphs[^1] = Join(last, current);
            else paragraphs.Add(current);
            current = Script.Empty;
        }
    }

    private bool RunsOn(string text) => text.Length > 0 && (char.IsLower(text[0]) || (text[0] is ')' or ',' or ';') || (repair.Broken && language == "fr" && text.Length > 2 && text[0] is 'I' && Letters.IsApostrophe(text[1]) && char.IsLower(text[2])));

    private static bool TitleLike(string text) => text.Length < 90 && !text.Contains(',') && char.IsUpper(text[0]) && text[^1] != '-';

    private static bool Breaks(string before, SourceLine line, int width)
    {
        if (BulletStart().IsMatch(line.Text)) return Finished(before) || before.Length < width * 0.8 || !ItemNumber().IsMatch(line.Text);
        if (ItemNumber().IsMatch(before) && before.Length < 100 && !Finished(before) && before[^1] is not ('-' or ',') && char.IsUpper(line.Text[0]) && !Dangles().IsMatch(before)) return true;
        if (line.NewPage && Finished(before) && Starts(line.Text)) return true;
        if (line.Text[0] is '«' or '“' && Finished(before)) return true;
        if (Finished(before) && before.Length < width * 0.75 && Starts(line.Text)) return true;
        return width > 45 && !Finished(before) && before.Length < width * 0.62 && before[^1] is not ('-' or ',' or '’' or '\'') && char.IsUpper(line.Text[0]) && !Dangles().IsMatch(before);
    }

    private Script Join(Script a, SourceLine line) => Join(a, Script.Of(line.Text, line.Number));

    private Script Join(Script a, Script b)
    {
        if (a.Length == 0) return b;
        var cut = LineHyphen().Match(a.Text);
        if (cut.Success && b.Length > 0 && (char.IsLetterOrDigit(b.Text[0]) || Letters.IsApostrophe(b.Text[0])))
        {
            var left = a.Slice(0, cut.Groups["h"].Index);
            if (AddressEnd().IsMatch(left.Text)) return a + b;
            var word = FirstWord().Match(b.Text).Value;
            if (word == "" || !char.IsLetter(b.Text[0])) return a + b;
            return left + (repair.Between(cut.Groups["w"].Value, word) == "-" ? a.Slice(cut.Groups["h"].Index, cut.Groups["h"].Index + 1) : Script.Empty) + b;
        }
        return a.Text[^1] is '’' or '\'' || Letters.IsDash(a.Text[^1]) && a.Length > 1 && char.IsDigit(a.Text[^2]) ? a + b : a.Then(" ", b);
    }

    private static string Unbroken(string text) => BrokenWord().Replace(text, " ");

    // ── texts ──

    private Script Mended(Script script, string name)
    {
        field = name;
        var mended = repair.Repair(script, (line, word, rival) => doubts.Add(new(line, field, word, rival, "unclear-word", rival)), (line, printed, word) => printedAs[(line, word)] = printed);
        return Unmarked(mended);
    }

    /// <summary>Without the marks that lead to notes.</summary>
    private Script Unmarked(Script script)
    {
        if (pages.Notes.Count == 0) return script;
        var edits = new List<Edit>();
        foreach (Match mark in NoteMark().Matches(script.Text))
        {
            var printed = mark.Groups["n"].Value;
            var number = int.Parse(string.Concat(printed.Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(digit) is var at and >= 0 ? (char)('0' + at) : digit)), CultureInfo.InvariantCulture);
            if (pages.Notes.Any(note => note.N == number)) edits.Add(new(mark.Index, mark.Length, ""));
        }
        script = script.Rewrite(edits);
        if (!repair.Broken) return script;
        return script.Rewrite(LostMark().Matches(script.Text).Select(mark => new Edit(mark.Index, mark.Length, "")));
    }

    private string? Prose(Part part, string name)
    {
        if (!parts.TryGetValue(part, out var paragraphs)) return null;
        var mended = paragraphs.Select(paragraph => Mended(paragraph, name)).Where(paragraph => paragraph.Length > 0).ToList();
        parts[part] = mended;
        return Keep(mended, name);
    }

    private string? Keep(IReadOnlyList<Script> paragraphs, string name)
    {
        var text = string.Join("\n\n", paragraphs.Select(paragraph => Spaces().Replace(paragraph.Text.Trim(), " "))).Trim();
        if (text == "") return null;
        lines[name] = [.. paragraphs.SelectMany(paragraph => paragraph.Lines).Distinct().Order()];
        return text;
    }

    /// <summary>Practices and lessons: each a title and a text, however the two are set apart.</summary>
    private List<ReadPart> Titled(Part part, string name)
    {
        if (!parts.TryGetValue(part, out var paragraphs)) return [];
        var read = new List<(Script Title, List<Script> Texts)>();
        var bulleted = paragraphs.Count(paragraph => BulletStart().IsMatch(paragraph.Text));
        var leads = paragraphs.Count(paragraph => Lead(paragraph) is not null);
        var dashes = paragraphs.Count(paragraph => Hyphened(paragraph) is not null);
        var bare = leads == 0 && dashes < 2 && bulleted == 0 && paragraphs.Count > 1 && !paragraphs.Exists(Alone)
            && paragraphs.TrueForAll(paragraph => FirstSentence().Match(paragraph.Text) is { Success: true, Index: < 64 } first && paragraph.Text[..first.Index].Split(' ').Length <= 8);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var paragraph = paragraphs[i];
            var bullet = BulletStart().Match(paragraph.Text);
            var body = paragraph.From(bullet.Length);
            if (body.Length == 0) continue;
            if (Alone(paragraph) && i + 1 < paragraphs.Count && !Alone(paragraphs[i + 1]))
            {
                read.Add((body.Trim(':', '–', '—'), []));
                continue;
            }
            if (Lead(paragraph) is { } lead)
            {
                read.Add((body.Slice(0, lead.Index).Trim(':', '–', '—'), [body.From(lead.Index + lead.Length).Trim()]));
                continue;
            }
            if (dashes > 1 && Hyphened(paragraph) is { } dash)
            {
                read.Add((body.Slice(0, dash.Index).Trim(), [body.From(dash.Index + dash.Length).Trim()]));
                continue;
            }
            if (bare)
            {
                var end = FirstSentence().Match(body.Text);
                read.Add((body.Slice(0, end.Index), [body.From(end.Index + end.Length)]));
                continue;
            }
            if (bullet.Length > 0 && ItemNumber().IsMatch(paragraph.Text) == paragraphs.Exists(each => ItemNumber().IsMatch(each.Text)) && bulleted > 0 && FirstSentence().Match(body.Text) is { Success: true } first && leads == 0 && first.Index < 90)
            {
                read.Add((body.Slice(0, first.Index), [body.From(first.Index + first.Length)]));
                continue;
            }
            // Without a title of its own it goes on with the one before; with none before, or where no paragraph has a title, it stands alone.
            if (read.Count > 0 && (leads > 0 || read[^1].Title.Length > 0) && bullet.Length == 0 || read.Count > 0 && read[^1].Title.Length > 0 && read[^1].Texts.Count == 0) read[^1].Texts.Add(read[^1].Texts.Count == 0 || bullet.Length == 0 ? body : paragraph);
            else if (read.Count > 0 && leads > 0) read[^1].Texts.Add(paragraph);
            else read.Add((Script.Empty, [body]));
        }
        var kept = new List<ReadPart>();
        foreach (var (title, texts) in read)
        {
            var at = $"{name}[{kept.Count}]";
            var said = Keep([Mended(title, $"{at}.title")], $"{at}.title");
            var text = Keep([.. texts.Select(each => Mended(each, $"{at}.text"))], $"{at}.text");
            if (said is null && text is null) continue;
            kept.Add(new(said, text ?? ""));
        }
        return kept;

        bool Alone(Script paragraph)
        {
            var text = BulletStart().Replace(paragraph.Text, "").Trim();
            return text.Length is > 2 and < 140 && (!Finished(text) || text[^1] == ':' || text[^1] is '?' && text.Length < 90) && paragraph.Lines.Count <= 2 && char.IsLetter(text[0]) && char.IsUpper(text[0]) && Lead(paragraph) is null;
        }

        static Match? Hyphened(Script paragraph)
        {
            var body = BulletStart().Replace(paragraph.Text, "");
            var dash = SpacedHyphen().Match(body);
            return dash.Success && dash.Index is > 4 and < 80 && !body[..dash.Index].Contains(". ") ? dash : null;
        }

        Match? Lead(Script paragraph)
        {
            var body = BulletStart().Replace(paragraph.Text, "");
            var lead = TitleColon().Match(body);
            if (lead.Success && lead.Index is > 2 and < 220 && !body[..lead.Index].Contains(". ") && Starts(body[0..1]) && !NotTitle().IsMatch(body[..lead.Index])) return lead;
            lead = TitleDash().Match(body);
            return lead.Success && lead.Index is > 4 and < 110 && !body[..lead.Index].Contains(". ") && !body[..lead.Index].Contains(',') && Starts(body[0..1]) ? lead : null;
        }
    }

    // ── head ──

    private (string? Title, string? Region, ReadPeriod Period, IReadOnlyList<string> Countries) Head()
    {
        var blocks = Blocks(header);
        Script title = Script.Empty, region = Script.Empty, place = Script.Empty;
        var at = blocks.FindIndex(block => block.Count <= 5 && block.Exists(IsPeriodLine));
        var rest = new List<List<SourceLine>>();
        if (labels.TryGetValue(Part.Title, out var labelled)) title = labelled;
        else if (parts.TryGetValue(Part.Title, out var titled) && titled.Count > 0)
        {
            title = titled[0];
            foreach (var paragraph in titled.Skip(1).Where(paragraph => paragraph.Lines.Count == 1)) if (IsPeriodLine(new(paragraph.LineAt(0), paragraph.Text, false))) place = paragraph;
        }
        if (at >= 0)
        {
            var block = blocks[at];
            var line = block.FindIndex(IsPeriodLine);
            place = Script.Of(block[line].Text, block[line].Number);
            var above = block.Take(line).ToList();
            var below = block.Skip(line + 1).ToList();
            var used = at;
            if (title.Length == 0 && above.Count > 0 && above.Sum(each => each.Text.Length) < 220) title = Title(above);
            else if (title.Length == 0 && at > 0 && blocks.Take(at).LastOrDefault(IsTitleBlock) is { } over) title = Title(over);
            else if (title.Length == 0 && below.Count > 0 && below.Count <= 3 && !below[^1].Text.EndsWith('.'))
            {
                title = Title(below);
                below = [];
            }
            else if (title.Length == 0 && at + 1 < blocks.Count && IsTitleBlock(blocks[at + 1])) title = Title(blocks[used = at + 1]);
            if (below.Count > 0) rest.Add(below);
            rest.AddRange(blocks.Skip(used + 1));
            if (title.Length == 0 && PlaceBreak().Match(place.Text) is { Success: true } cut)
            {
                title = place.Slice(0, cut.Index).Trim();
                place = place.From(cut.Index + cut.Length);
            }
            else if (title.Length == 0)
            {
                var dates = Dates.In(place.Text, repair.IsWord);
                title = place.Slice(0, dates.Count > 0 ? dates[0].Start : place.Length).Trim('(', ',', '–', '-');
                place = dates.Count > 0 ? place.From(dates[0].Start) : Script.Empty;
            }
        }
        else if (blocks.Count > 0)
        {
            var index = title.Length > 0 ? -1 : Math.Max(0, blocks.FindIndex(IsTitleBlock));
            if (index >= 0) title = Title(blocks[index]);
            rest.AddRange(blocks.Skip(index + 1));
            // A short line under the title, before the summary, is where it took place.
            if (rest.Count > 0 && rest[0].Count == 1 && rest[0][0].Text.Length < 70 && !Finished(rest[0][0].Text) && (rest.Count > 1 || parts.ContainsKey(Part.Summary)))
            {
                place = Script.Of(rest[0][0].Text, rest[0][0].Number);
                rest.RemoveAt(0);
            }
        }
        if (labels.TryGetValue(Part.Region, out var said)) region = said;
        else if (parts.TryGetValue(Part.Region, out var own) && own.Count > 0) region = own[0];
        // What is left of the head is the summary, unless it has a heading of its own.
        if (!parts.ContainsKey(Part.Summary))
        {
            var paragraphs = Paragraphs([.. rest.SelectMany(block => block.Append(new SourceLine(block[^1].Number, "", false)))]);
            if (paragraphs.Count > 0) parts[Part.Summary] = paragraphs;
        }
        var period = Period(place);
        var (where, countries) = Where(place);
        if (region.Length == 0) region = where;
        else countries = [.. countries.Concat(Nations.In(region.Text, language).Select(mention => mention.Code))];
        var name = Keep([Mended(title, "title")], "title");
        var zone = region.Length == 0 || Nations.In(region.Text, language) is { Count: > 0 } named && region.Text.Length - named.Sum(mention => mention.End - mention.Start) < 6 ? null : Keep([Mended(region.Trim('.', ','), "region")], "region");
        if (countries.Count > 0 && place.Length > 0) lines["countries"] = place.Lines;
        return (name, zone, period, countries);
    }

    private static List<List<SourceLine>> Blocks(IReadOnlyList<SourceLine> lines)
    {
        var blocks = new List<List<SourceLine>> { new() };
        foreach (var line in lines)
        {
            if (line.IsBlank || line.NewPage) if (blocks[^1].Count > 0) blocks.Add([]);
            if (!line.IsBlank) blocks[^1].Add(line);
        }
        return [.. blocks.Where(block => block.Count > 0)];
    }

    private bool IsPeriodLine(SourceLine line) =>
        line.Text.Length < 110 && line.Text[^1] is not '.' and not ';' && (HeadPeriod().IsMatch(line.Text) || Dates.In(line.Text, repair.IsWord) is { Count: > 0 } dates && (dates[^1].End >= line.Text.TrimEnd(')', ' ', ']').Length || dates[0].Start == 0 && line.Text.Length < 60));

    private static bool IsTitleBlock(List<SourceLine> block) => block.Count <= 4 && block.Sum(line => line.Text.Length) is > 5 and < 240 && (!block[^1].Text.EndsWith('.') || block.Sum(line => line.Text.Length) < 90) && char.IsLetterOrDigit(block[0].Text[0]) | block[0].Text[0] is '«' or '“' or '"';

    private Script Title(List<SourceLine> block)
    {
        // Where capitals follow small print, the title is what stands in capitals.
        var shouted = block.AsEnumerable().Reverse().TakeWhile(line => Letters.Capitals(line.Text) > 0.7).Reverse().ToList();
        var lines = shouted.Count > 0 && shouted.Count < block.Count && Letters.Capitals(block[^1].Text) > 0.7 ? shouted : block;
        // A line above it that only says what kind of paper this is.
        if (lines.Count > 1 && KindOfPaper().IsMatch(lines[0].Text)) lines = lines[1..];
        return lines.Aggregate(Script.Empty, (text, line) => text.Length == 0 ? Script.Of(line.Text, line.Number) : Join(text, line)).Trim('*', '#', '_');
    }

    private ReadPeriod Period(Script place)
    {
        var source = labels.GetValueOrDefault(Part.Period) ?? (parts.TryGetValue(Part.Period, out var own) && own.Count > 0 ? own[0] : place);
        var dates = Dates.In(source.Text, repair.IsWord);
        if (dates.Count == 0 && source != place) (source, dates) = (place, Dates.In(place.Text, repair.IsWord));
        if (dates.Count == 0)
        {
            foreach (var part in new[] { Part.Summary, Part.Context, Part.Concept })
                foreach (var paragraph in parts.GetValueOrDefault(part) ?? [])
                    foreach (var range in Dates.In(paragraph.Text, repair.IsWord).Where(date => date.Until is not null && date.Until.Value.Year - date.Date.Year is >= 0 and < 8 && date.Date.Day == 0))
                    {
                        lines["period"] = [paragraph.LineAt(range.Start)];
                        return new(range.Date.ToString(), range.Until.ToString());
                    }
            return new(null, null);
        }
        var (start, end) = (dates[0].Date, dates[^1].Until ?? dates[^1].Date);
        lines["period"] = [source.LineAt(dates[0].Start)];
        var printed = source.Text[dates[0].Start..dates[^1].End];
        var repaired = dates.Any(date => date.Repaired);
        // Of two years that cannot both be right, the one that the events contradict was misread.
        if (end < start || end.Year - start.Year > 15 || start.Year < 1990 || end.Year > 2059)
        {
            var years = parts.Where(each => each.Key is Part.Concept or Part.Events or Part.Context).SelectMany(each => each.Value).SelectMany(paragraph => Dates.In(paragraph.Text, repair.IsWord)).Select(date => date.Date.Year).Where(year => year is > 1990 and < 2060).ToList();
            var startOdd = start.Year is < 1990 or > 2059 || years.Count > 0 && Math.Abs(years.Min() - start.Year) > Math.Abs(years.Max() - end.Year);
            if (startOdd && Dates.Within(start.Year, Math.Max(1990, end.Year - 8), end.Year) is [.., var first]) (start, repaired) = (start with { Year = years.Count > 0 && Dates.Within(start.Year, end.Year - 8, years.Min()) is [.., var told] ? told : first }, true);
            else if (Dates.Within(end.Year, start.Year, start.Year + 8) is [var last, ..]) (end, repaired) = (end with { Year = last }, true);
        }
        if (repaired) doubts.Add(new(source.LineAt(dates[0].Start), "period", printed, start == end ? $"{start}" : $"{start}–{end}", "misread"));
        return new(start.ToString(), end.ToString());
    }

    private static (int First, int Last) Years(ReadPeriod period) =>
        (period.Start is { } start ? int.Parse(start.AsSpan(0, 4), CultureInfo.InvariantCulture) : 0, period.End is { } end ? int.Parse(end.AsSpan(0, 4), CultureInfo.InvariantCulture) : 0);

    /// <summary>Region and countries of a line such as <c>Afrique de l’Ouest : Sénégal, Mali (2014-2016)</c>.</summary>
    private (Script Region, List<string> Countries) Where(Script place)
    {
        foreach (var date in Dates.In(place.Text, repair.IsWord).Reverse()) place = place.Rewrite([new(date.Start, date.Length, " ")]);
        place = Mended(place, "region");
        var mentions = Nations.In(place.Text, language).Where(mention => mention.Kind != NationWord.City).ToList();
        var left = place.Rewrite(mentions.Select(mention => new Edit(mention.Start, mention.End - mention.Start, "")));
        left = left.Rewrite(Hollow().Matches(left.Text).Select(match => new Edit(match.Index, match.Length, " "))).Trim('(', ')', ',', ';', ':', '–', '—', '-', '|', '/', '·', '.', '&');
        var letters = left.Text.Count(char.IsLetter);
        if (letters < 4 || NoRegion().IsMatch(left.Text)) left = Script.Empty;
        return (left, [.. mentions.Select(mention => mention.Code)]);
    }

    // ── countries, events, sources ──

    private IReadOnlyList<string> Requesters(IReadOnlyList<string> named, string? title)
    {
        var codes = new List<string>(named);
        var label = labels.GetValueOrDefault(Part.Countries) ?? (parts.TryGetValue(Part.Countries, out var own) ? own.Aggregate(Script.Empty, (a, b) => a.Then(", ", b)) : Script.Empty);
        if (label.Length > 0)
        {
            var mended = Mended(label, "countries");
            var said = Nations.In(mended.Text, language).Select(mention => mention.Code).ToList();
            if (said.Count > 0)
            {
                lines["countries"] = mended.Lines;
                return Sorted(said.Concat(named));
            }
        }
        foreach (var part in new[] { Part.Summary, Part.Context, Part.Concept })
            foreach (var paragraph in part == Part.Concept && codes.Count > 0 ? [] : parts.GetValueOrDefault(part) ?? [])
            {
                var found = Clusters.Requesters(paragraph.Text, language).Distinct().ToList();
                if (found.Count == 0) continue;
                codes.AddRange(found);
                lines["countries"] = [.. lines.GetValueOrDefault("countries", []).Concat(paragraph.Lines).Distinct().Order()];
                if (part == Part.Context) break;
            }
        if (codes.Count == 0 && title is not null) codes.AddRange(Nations.In(title, language).Select(mention => mention.Code));
        if (codes.Count == 0)
            foreach (var part in new[] { Part.Summary, Part.Context })
            {
                var first = (parts.GetValueOrDefault(part) ?? []).SelectMany(paragraph => Clusters.In(paragraph.Text, language)).FirstOrDefault();
                if (first is null) continue;
                codes.AddRange(first.Codes);
                break;
            }
        return Sorted(codes);
    }

    private IReadOnlyList<string> Experts()
    {
        var codes = new List<string>();
        foreach (var label in new[] { labels.GetValueOrDefault(Part.Experts) ?? Script.Empty }.Concat(parts.GetValueOrDefault(Part.Experts) ?? []))
        {
            var mended = Mended(label, "expertCountries");
            var said = Nations.In(mended.Text, language).Where(mention => mention.Kind != NationWord.City).Select(mention => mention.Code).ToList();
            if (said.Count > 0) Found(said, mended);
        }
        if (codes.Count > 0) return Sorted(codes);
        foreach (var choice in new[] { new[] { Part.Concept, Part.Events }, [Part.Summary, Part.Context, Part.Impact] })
        {
            foreach (var part in choice)
                foreach (var paragraph in parts.GetValueOrDefault(part) ?? [])
                    if (Clusters.Experts(paragraph.Text, language).ToList() is { Count: > 0 } found) Found(found, paragraph);
            if (codes.Count > 0) break;
        }
        return Sorted(codes);

        void Found(IEnumerable<string> found, Script where)
        {
            codes.AddRange(found);
            lines["expertCountries"] = [.. lines.GetValueOrDefault("expertCountries", []).Concat(where.Lines).Distinct().Order()];
        }
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> codes) => [.. codes.Distinct().Order(StringComparer.Ordinal)];

    private List<ReadEvent> Events(int first, int last)
    {
        var found = new List<FoundEvent>();
        if (parts.TryGetValue(Part.Events, out var own))
        {
            own = parts[Part.Events] = [.. own.Select(paragraph => Mended(paragraph, "events"))];
            found.AddRange(EventFinder.In(Merged(own), language, repair.IsWord, list: true));
        }
        if (found.Count == 0 || parts.ContainsKey(Part.Concept)) 
        {
            var more = EventFinder.In(Merged(parts.GetValueOrDefault(Part.Concept) ?? []), language, repair.IsWord, list: false);
            found.AddRange(more.Where(each => !found.Exists(other => other.Date?.Date == each.Date?.Date || (each.Title is not null && other.Title?.Text == each.Title.Text))).ToList());
        }
        if (found.Exists(each => each.Listed)) found.RemoveAll(each => each.Summing);
        if (found.Count == 0) found.AddRange(EventFinder.In(parts.GetValueOrDefault(Part.Context) ?? [], language, repair.IsWord, list: false));
        if (found.Count == 0) found.AddRange(EventFinder.In(parts.GetValueOrDefault(Part.Summary) ?? [], language, repair.IsWord, list: false));
        var events = new List<ReadEvent>();
        foreach (var each in found)
        {
            var at = $"events[{events.Count}]";
            lines[at] = each.Whole.Lines;
            events.Add(new(each.Title is { } title ? Spaces().Replace(title.Text, " ").Trim() : null, each.Place, each.Country, Dated(each, at, first, last)));
        }
        return events;

        // An item and, on a line of its own, its place and date.
        static List<Script> Merged(IReadOnlyList<Script> paragraphs)
        {
            var merged = new List<Script>();
            foreach (var paragraph in paragraphs)
                if (merged.Count > 0 && PlaceAndDate().IsMatch(paragraph.Text) && !AnyYear().IsMatch(merged[^1].Text)) merged[^1] = merged[^1].Then(", ", paragraph);
                else merged.Add(paragraph);
            return merged;
        }
    }

    /// <summary>The date of an event: repaired where the period says what it was, doubted where it says only that it cannot be.</summary>
    private string? Dated(FoundEvent each, string at, int first, int last)
    {
        if (each.Date is not { } found) return null;
        var date = found.Date;
        var printed = AnyWord().Replace(each.Whole.Text[found.Start..found.End], word => printedAs.GetValueOrDefault((each.Whole.LineAt(found.Start + word.Index), word.Value), word.Value));
        var why = found.Repaired || printed != each.Whole.Text[found.Start..found.End] ? found.Why : null;
        if (first > 0 && (date.Year < first || date.Year > last))
        {
            why = "outside-period";
            var meant = Dates.Within(date.Year, first, last);
            var certain = meant.Count == 1 && (Math.Abs(date.Year - (date.Year < first ? first : last)) > 1 || Letters.Distance($"{date.Year}", $"{meant[0]}") < 1) && date.Year is var year && (year > last + 1 || year < first - 1);
            if (certain) date = date with { Year = meant[0] };
            else if (meant.Count > 1 && date.Year > last + 3)
            {
                doubts.Add(new(each.DateLine, $"{at}.date", printed, null, why, [$"{first}", $"{last}"]));
                return date.ToString();
            }
            doubts.Add(new(each.DateLine, $"{at}.date", printed, certain ? date.ToString() : null, why, [$"{first}", $"{last}"]));
            return date.ToString();
        }
        if (first == 0 && date.Year > 2059) doubts.Add(new(each.DateLine, $"{at}.date", printed, null, "far-year"));
        else if (why is not null) doubts.Add(new(each.DateLine, $"{at}.date", printed, date.ToString(), why));
        return date.ToString();
    }

    private List<ReadSource> Sources()
    {
        var sources = new List<ReadSource>();
        foreach (var note in pages.Notes)
        {
            lines[$"sources[{sources.Count}]"] = note.Text.Lines;
            var text = Scheme().Replace(note.Text.Text, match => $"http{(match.Groups["s"].Success ? "s" : "")}://");
            var url = Url().Match(text);
            sources.Add(new(note.N, url.Success ? Closed(url.Value) : null));
        }
        return sources;

        static string Closed(string url)
        {
            url = url.TrimEnd('.', ',', ';', ':', '»', '”', '"', '’', '\'', ']', '>');
            return url.EndsWith(')') && !url.Contains('(') ? url.TrimEnd(')') : url;
        }
    }

    /// <summary>A text whose UTF-8 was once taken for Latin-1 is turned back.</summary>
    private static string Unmangled(string text)
    {
        if (!text.Contains("Ã©") && !text.Contains("Ã¨") && !text.Contains("â€™")) return text;
        return Mangled().Replace(text, match =>
        {
            try
            {
                return new UTF8Encoding(false, true).GetString(CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(match.Value));
            }
            catch (ArgumentException)
            {
                return match.Value;
            }
        });
    }

    [GeneratedRegex(@"[ÃÂâÅ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")]
    private static partial Regex Mangled();

    [GeneratedRegex(@"(?<!\p{L})(?:le|la|les|des|une|du|et|dans|pour|est|sur|par|aux?|the|of|and|in|to|for|was|were|with|from|by|that)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex LittleWord();

    [GeneratedRegex(@"(?:[.!?:;»”…""]|[.!?]\)|\.['’])[\s\d¹²³⁴⁵⁶⁷⁸⁹'’°*\]]*$")]
    private static partial Regex FinishedLine();

    [GeneratedRegex(@"^\s*(?:[-–—•·▪■●◦‣►*✓➢]\s*(?=[\p{L}«“""\d])|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=[\p{Lu}«“])|\d{1,2}\.\d{1,2}\.?\s+(?=\p{Lu}))")]
    private static partial Regex BulletStart();

    [GeneratedRegex(@"^\s*(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|\d{1,2}\.\d{1,2}\.?)\s")]
    private static partial Regex ItemNumber();

    [GeneratedRegex(@"(?:^|\s)(?:de|du|des|le|la|les|un|une|et|à|a|au|aux|en|par|pour|sur|dans|avec|the|of|and|in|to|for|by|with|a|an|at|on|from|that|que|qui|ou|or)$", RegexOptions.IgnoreCase)]
    private static partial Regex Dangles();

    [GeneratedRegex(@"(?<w>[\p{L}\p{M}\d|]+)(?<h>[-‐¬\u00AD])\s*$")]
    private static partial Regex LineHyphen();

    [GeneratedRegex(@"(?:https?://|www\.)\S*$")]
    private static partial Regex AddressEnd();

    [GeneratedRegex(@"^[\p{L}\p{M}]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[\p{L}\p{M}]+[-‐¬\u00AD][ \t]*\r?\n\s*[\p{L}\p{M}]+")]
    private static partial Regex BrokenWord();

    [GeneratedRegex(@"(?<=[\p{L}»)”.’,;])(?<n>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})|(?<=\p{Ll}{3,}|[\p{L}][»)”])(?<n>\d{1,2})(?=[\s.,;:)!?»]|$)|(?<=[.»)”])(?<n>\d{1,2})(?=\s+\p{Lu}|$)|\s?\[(?<n>\d{1,2})\]|(?<=\p{Ll}{3,})\s(?<n>\d{1,2})(?=\s?[.,;](?!\d))")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"(?<=[)\p{Ll}»])\?(?=\s+\p{Ll})|(?<=[.!?»])\s*['’*°""]$")]
    private static partial Regex LostMark();

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*:\s+(?=[\p{Lu}«“""\d]|[|!1]['’])")]
    private static partial Regex TitleColon();

    [GeneratedRegex(@"\s+[–—]\s+(?=\p{Lu})|\.\s*[–—]\s*(?=\p{Lu})")]
    private static partial Regex TitleDash();

    [GeneratedRegex(@"\s-\s+(?=\p{Lu})")]
    private static partial Regex SpacedHyphen();

    [GeneratedRegex(@"^(?:Par exemple|For example|For instance|Exemple|Note|N\.B|NB|Source|Voir|See)\b|https?$", RegexOptions.IgnoreCase)]
    private static partial Regex NotTitle();

    [GeneratedRegex(@"(?<=\p{Ll}{2}|\p{Lu}{2}|\))\.\s+(?=[\p{Lu}«“])")]
    private static partial Regex FirstSentence();

    [GeneratedRegex(@"\s+[–—|]\s+|\s+-\s+|\s*[:/]\s+")]
    private static partial Regex PlaceBreak();

    [GeneratedRegex(@"[(\[]?\s*[12lI|Zz][0-9OolIS]{3}\s*(?:[-–—/]|à|to|au)\s*[12lI|Zz]?[0-9OolISB]{2,3}\s*[)\]]?\s*$|\(\s*[12lI|Z][0-9OolISB]{3}\s*\)\s*$")]
    private static partial Regex HeadPeriod();

    [GeneratedRegex(@"^(?:fiche|action|mieux|fiche d['’]action|action sheet|action fiche|factsheet|fact sheet|étude de cas|case study)\b[^:]{0,25}$", RegexOptions.IgnoreCase)]
    private static partial Regex KindOfPaper();

    [GeneratedRegex(@"\(\s*\)|(?<=[,;(]|^)\s*(?:,|;|\bet\b|\band\b|&)\s*|\b(?:et|and|&)\s*(?=$|[,;)])|\s{2,}|\b(?:from|to|de|à|du|au)\s*(?=$|\))", RegexOptions.IgnoreCase)]
    private static partial Regex Hollow();

    [GeneratedRegex(@"^(?:action|actions|national|nationale|regional|régionale?|pays|country|période|period|the|la|le|les|action nationale|national action|action régionale|regional action|république (?:de|du)|republic of|dates?|durée|duration)?\W*$|^\W*(?:action nationale|national action|action régionale|regional action|fiche)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoRegion();

    [GeneratedRegex(@"^(?:\(|à |a |in |at |[\p{Lu}][\p{Ll}]+(?:[ -]\p{Lu}\p{Ll}+)?\s*[,(])?.{0,45}\d{3,4}\)?\.?$")]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex AnyWord();

    [GeneratedRegex(@"[12lI][0-9OolISZ]{3}")]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"h[tl]{2}p(?<s>s)?\s?[:;]\s?/\s?/\s?", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|int|eu|net|com|gov|info|fr|be)(?:/\S*)?")]
    private static partial Regex Url();
}
