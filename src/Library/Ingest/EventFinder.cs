using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>An event as a text tells it, with the places in the text.</summary>
/// <param name="Listed">Whether it stood in a list.</param>
/// <param name="Summing">Whether it sums up several, as in <c>quatre missions entre mars et juin</c>.</param>
internal sealed record FoundEvent(Script? Title, string? Place, string? Country, FoundDate? Date, Script Whole, int DateLine, bool Listed = false, bool Summing = false);

/// <summary>Finds conferences, workshops, visits, missions and trainings with place and date, in lists and in running text.</summary>
internal static partial class EventFinder
{
    /// <param name="list">Whether the paragraphs stand under a heading that promises events.</param>
    public static IReadOnlyList<FoundEvent> In(IReadOnlyList<Script> paragraphs, string language, Func<string, bool> isWord, bool list)
    {
        var found = new List<FoundEvent>();
        foreach (var paragraph in paragraphs)
        {
            var bullet = Bullet().Match(paragraph.Text);
            var item = paragraph.From(bullet.Length);
            if (item.Length == 0) continue;
            var dates = Dates.In(item.Text, isWord);
            var listed = list || bullet.Length > 0 || Quoted().IsMatch(item.Text) && item.Text[0] is '«' or '"' or '“';
            if (listed && dates.Count <= 1)
            {
                if (One(item, dates.FirstOrDefault(), language, listed: true) is { } one) found.Add(one);
                continue;
            }
            foreach (var sentence in Sentences(item))
            {
                var within = Dates.In(sentence.Text, isWord);
                if (within.Count == 0)
                {
                    continue;
                }
                if (within.Count == 1)
                {
                    if (One(sentence, within[0], language, listed: false) is { } one) found.Add(one);
                    continue;
                }
                // Several in one sentence: each date closes its event, or opens it where the sentence begins with a date.
                var opens = !Noun().IsMatch(sentence.Text[..within[0].Start]) && !Quoted().IsMatch(sentence.Text[..within[0].Start]);
                var before = found.Count;
                for (var i = 0; i < within.Count; i++)
                {
                    var start = opens ? within[i].Start : i == 0 ? 0 : within[i - 1].End;
                    var end = opens ? i + 1 < within.Count ? within[i + 1].Start : sentence.Length : within[i].End;
                    var piece = sentence.Slice(start, end);
                    var date = within[i] with { Start = within[i].Start - start, End = within[i].End - start };
                    if (One(piece, date, language, listed: listed, follows: i > 0 && found.Count > before) is { } one) found.Add(one);
                }
            }
        }
        return found;
    }

    private static FoundEvent? One(Script text, FoundDate? date, string language, bool listed, bool follows = false)
    {
        var quote = Quoted().Matches(text.Text).Where(match => match.Groups["q"].Length > 8).OrderByDescending(match => match.Length).FirstOrDefault();
        var (quoteStart, quoteEnd) = quote is null ? (-1, -1) : (quote.Index, quote.Index + quote.Length);
        var noun = Noun().Matches(text.Text).FirstOrDefault(match => match.Index < quoteStart || match.Index >= quoteEnd);
        if (quote is null && noun is null && !((listed || follows) && date is not null)) return null;
        var nations = Nations.In(text.Text, language).Where(mention => mention.End <= quoteStart || mention.Start >= quoteEnd).ToList();
        var anchor = date?.Start ?? text.Length;
        var cities = nations.Where(mention => mention.Kind == NationWord.City || CityStates.Contains(mention.Code) && mention.Kind == NationWord.Name).ToList();
        var place = cities.Where(city => Located().IsMatch(text.Text[Math.Max(0, city.Start - 14)..city.Start])).OrderBy(city => Away(city)).FirstOrDefault() ?? cities.OrderBy(city => Away(city)).FirstOrDefault();
        var (reach, first) = (place?.End ?? -1, place);
        // "à Lisbonne et à Madrid": the first of several is where it began.
        for (var at = place is null ? -1 : cities.IndexOf(place) - 1; at >= 0 && first is not null && Beside().IsMatch(text.Text[cities[at].End..first.Start]); at--) first = cities[at];
        place = first;
        string? name = place is null ? null : place.Kind == NationWord.City ? place.As : CityStates.English(place.Code), country = place?.Code;
        var (placeStart, placeEnd) = place is null ? (-1, -1) : (place.Start, reach);
        if (place is null && Unknown(text.Text, date, quoteStart, quoteEnd, nations) is { } unknown)
        {
            (placeStart, placeEnd) = (unknown.Index, unknown.Index + unknown.Length);
            name = unknown.Value;
        }
        var land = nations.Where(mention => mention.Kind == NationWord.Name && mention != place).OrderBy(mention => placeEnd < 0 ? Away(mention) : Math.Abs(mention.Start - placeEnd)).FirstOrDefault();
        if (name is not null && country is null && land is not null && Math.Abs(land.Start - placeEnd) < 6) country = land.Code;
        // The same name in two countries: the one that is printed beside it.
        if (land is not null && place is not null && land.Start - placeEnd is >= 0 and < 4) country = land.Code;
        if (name is null && land is not null && (Located().IsMatch(text.Text[Math.Max(0, land.Start - 14)..land.Start]) || Math.Abs(land.End - anchor) < 6 || listed && land.Start > 0 && text.Text[..land.Start].TrimEnd().EndsWith(',')))
            (name, country, placeStart, placeEnd) = (land.As, land.Code, land.Start, land.End);
        if (date is null && (name is null || !listed) || follows && noun is null && quote is null && name is null) return null;
        if (!listed && quote is null && name is null && !Held().IsMatch(text.Text)) return null;
        var title = quote is null ? Named(text, date, noun, placeStart, placeEnd, land, listed) : text.Slice(quote.Groups["q"].Index, quote.Groups["q"].Index + quote.Groups["q"].Length).Trim(',');
        return new(title.Length == 0 ? null : title, name, country, date, text, date is null ? text.LineAt(0) : text.LineAt(date.Start),
            listed, !listed && quote is null && noun is not null && Several().IsMatch(text.Text[..(noun.Index + noun.Length)]));

        int Away(Mention mention) => mention.End <= anchor ? anchor - mention.End : mention.Start - anchor + 8;
    }

    /// <summary>A place that is in no list: capitalised words after a preposition, or between commas, beside the date.</summary>
    private static Capture? Unknown(string text, FoundDate? date, int quoteStart, int quoteEnd, List<Mention> nations)
    {
        if (date is null && quoteEnd < 0) return null;
        var found = Place().Matches(text).Select(match => (Capture)match.Groups["p"])
            .Where(place => (place.Index < quoteStart || place.Index >= quoteEnd) && !(date is not null && place.Index < date.End && date.Start < place.Index + place.Length) && !nations.Exists(mention => mention.Start < place.Index + place.Length && place.Index < mention.End))
            .Where(place => !NoPlace().IsMatch(place.Value)).ToList();
        if (date is null) return found.Where(place => place.Index >= quoteEnd).MinBy(place => place.Index);
        return found.Where(place => Math.Min(Math.Abs(date.Start - place.Index - place.Length), Math.Abs(place.Index - date.End)) < 40).MinBy(place => place.Index < date.Start ? date.Start - place.Index - place.Length : place.Index - date.End + 10);
    }

    /// <summary>The words that name the event, without its place and date.</summary>
    private static Script Named(Script text, FoundDate? date, Match? noun, int placeStart, int placeEnd, Mention? land, bool listed)
    {
        if (listed)
        {
            var edits = new List<Edit>();
            var (cutStart, cutEnd) = (-1, -1);
            if (date is not null) Cut(date.Start, date.End);
            if (placeStart >= 0)
            {
                // "à Praia", ", Praia", "Praia :" — with the preposition before it.
                var lead = Lead().Match(text.Text[..placeStart]);
                if (lead.Success) Cut(lead.Index, placeEnd);
            }
            if (land is not null && land.Start >= placeEnd && land.Start - placeEnd < 4) Cut(land.Start, land.End);
            var left = text.Rewrite(edits);
            left = left.Rewrite(Emptied().Matches(left.Text).Select(match => new Edit(match.Index, match.Length, "")));
            left = left.Rewrite(Dangling().Matches(left.Text).Select(match => new Edit(match.Index, match.Length, " ")));
            left = Sweep(left);
            return left;

            void Cut(int start, int end)
            {
                if (cutStart >= 0 && start < cutEnd && cutStart < end) return;
                (cutStart, cutEnd) = (start, end);
                edits.Add(new(start, end - start, ""));
            }
        }
        if (noun is null) return Script.Empty;
        var begin = Leading().Match(text.Text[..noun.Index]) is { Success: true } leading ? leading.Groups["w"].Index : noun.Index;
        var stop = text.Length;
        foreach (var at in new[] { placeStart > noun.Index ? Lead().Match(text.Text[..placeStart]) is { Success: true } lead && lead.Index > noun.Index ? lead.Index : placeStart : -1, date is not null && date.Start > noun.Index ? date.Start : -1 })
            if (at > noun.Index) stop = Math.Min(stop, at);
        var verb = Verb().Match(text.Text, noun.Index);
        if (verb.Success && verb.Index < stop) stop = verb.Index;
        return Sweep(text.Slice(begin, stop));
    }

    private static Script Sweep(Script text)
    {
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            text = text.Trim(',', ';', ':', '.', '–', '—', '-', '(', '·', '•', '|', '/');
            if (text.Text.Count(mark => mark == '(') < text.Text.Count(mark => mark == ')')) text = text.Trim(')');
            if (Tail().Match(text.Text) is { Success: true } tail) text = text.Slice(0, tail.Index);
            if (HeadWords().Match(text.Text) is { Success: true } head) text = text.From(head.Length);
        }
        return text;
    }

    private static IEnumerable<Script> Sentences(Script text)
    {
        var start = 0;
        foreach (Match end in SentenceEnd().Matches(text.Text))
        {
            yield return text.Slice(start, end.Index);
            start = end.Index + end.Length;
        }
        yield return text.From(start);
    }

    private static class CityStates
    {
        private static readonly Dictionary<string, string> names = new() { ["SG"] = "Singapore", ["LU"] = "Luxembourg", ["DJ"] = "Djibouti", ["MC"] = "Monaco", ["SM"] = "San Marino", ["HK"] = "Hong Kong", ["KW"] = "Kuwait" };

        public static bool Contains(string code) => names.ContainsKey(code);

        public static string English(string code) => names[code];
    }

    [GeneratedRegex(@"^\s*(?:[-–—•·▪■●◦‣►*o]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"«\s*(?<q>[^»]+?)\s*»|“\s*(?<q>[^”]+?)\s*”|""\s*(?<q>[^""]+?)\s*""|„\s*(?<q>[^“]+?)\s*“|(?<![\p{L}])‘(?<q>[^’]{12,}(?:’\p{L}[^’]*)*)’")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:(?:mini-)?conférences?|ateliers?|tables?\s+rondes?|visites?\s+d[’'](?:étude|échange|information)s?|voyages?\s+d[’']étude|visites?|missions?|formations?|séminaires?|réunions?|sessions?|stages?|forums?|colloques?|webinaires?|sommets?|rencontres?|symposium|cours|retraite|journées?\s+d[’']étude|échanges?\s+entre\s+pairs|consultations?|lancement|clôture|dialogue|conferences?|workshops?|round\s?-?tables?|study\s+(?:visits?|tours?)|visits?|trainings?|seminars?|meetings?|webinars?|summit|courses?|retreat|exchanges?|peer\s+(?:review|exchange)|launch|closing\s+event|train-the-trainers?|simulation|hackathon|exercise|fact-finding|scoping|peer-to-peer)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noun();

    [GeneratedRegex(@"(?:\b(?:à|a|au|aux|en|in|at|to|vers)|,|\()\s*$|\b(?:à|in|at|en)\s+(?:la|le|the|l['’])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Located();

    [GeneratedRegex(@"(?:\b(?:à|a|au|en|in|at)\s+|[,(:–—-]\s*)(?<p>\p{Lu}[\p{Ll}’'.]+(?:[ -](?:(?:de|du|des|la|le|el|al|sur|of|da|do|dos|am)[ -])?\p{Lu}[\p{Ll}’']+){0,3})")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?:L['’]|Le|La|Les|Un|Une|The|An?|Action|EU|UE|Europe|Asie|Afrique|Asia|Africa|MIEUX|Phase|Module|Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Sept?|Oct|Nov|Dec|Atelier|Visite|Mission|Formation|Conférence|Séminaire|Réunion|Table|Workshop|Study|Training|Conference|Seminar|Meeting|Round|Visit|Online|Webinar)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoPlace();

    [GeneratedRegex(@"(?:[\s,;:–—(-]*\b(?:à|a|au|aux|en|in|at|dans\s+la\s+ville\s+de|in\s+the\s+city\s+of)\s+(?:la\s+|le\s+|the\s+|l['’])?|[\s,;:–—(]+|^)$", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?:^|\s)(?:[Aa]n?|[Tt]he|[Uu]ne?|[Ll][ea]|its|their)\s+(?<w>(?:(?!an?\s|the\s|une?\s|l[ea]\s|in\s|on\s|of\s|and\s|with\s|en\s|et\s|d[eu]\s)[\p{Ll}-]+\s+){1,4})$|(?<w>(?:(?i:first|second|third|final|closing|opening|regional|national|kick-off|joint|inter-ministerial|technical|high-level|introductory|online|première?|deuxième|seconde?|troisième|dernière?)\s+){1,3})$")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\s*(?:,|;|/|&|et|and|puis|then|–|-)\s*(?:à|a|in|at|en)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|plusieurs|two|three|four|five|six|seven|eight|ten|several|\d+)\s+(?:[\p{L}-]+\s+){0,2}[\p{L}-]+s$", RegexOptions.IgnoreCase)]
    private static partial Regex Several();

    [GeneratedRegex(@"\(\s*[,;–—-]*\s*\)|\[\s*\]")]
    private static partial Regex Emptied();

    [GeneratedRegex(@"\s*[,;]\s*(?=[,;.]|$)|(?<=\()\s*[,;]\s*|\s{2,}")]
    private static partial Regex Dangling();

    [GeneratedRegex(@"(?:^|\s)(?:à|a|au|aux|en|in|at|on|to|vers|from|le|la|les|du|des|de|d['’]|the|et|and|puis|then|ainsi\s+que|qui|which|s['’]est|ont|a\s+été|held|tenue?s?|organisée?s?|was|were|between|entre)$", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:et|and|puis|then|enfin|finally|ainsi\s+qu['’]|en|in|on|le|du|from|the|:|un|une|a|an|dans)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex HeadWords();

    [GeneratedRegex(@"\s(?:s['’](?:est|étaient|était|sont)\s|a\s+(?:eu|été|réuni|rassemblé|permis|porté|ouvert|lancé)|ont\s+(?:eu|été|réuni)|was\s|were\s|took\s|brought\s|gathered\s|has\s|have\s|had\s|held\b|organis|tenue?s?\b|qui\s|which\s|that\s|where\s|où\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:s['’](?:est|sont)\s+(?:tenu|déroul)|eu\s+lieu|organisé|took\s+place|held|organised|organized|conducted|accueilli|hosted|réuni|gathered|brought)", RegexOptions.IgnoreCase)]
    private static partial Regex Held();

    [GeneratedRegex(@"(?<=[.!?][»”""]?|;)\s+(?=[\p{Lu}«“""])")]
    private static partial Regex SentenceEnd();
}
