using System.Text.RegularExpressions;

namespace Passerelle.Library.Ingest;

/// <summary>
/// Repairs words that a scanner broke. A word is touched only when it is no word of either language and one repair by a known confusion, and only one,
/// is; a text that shows no such fault anywhere is returned as it is.
/// </summary>
internal sealed partial class WordRepair
{
    /// <summary>What a scanner prints and what may have stood there, accents left out.</summary>
    private static readonly (string Printed, string Meant)[] confusions =
    [
        .. "rn>m m>rn g>c ni>m in>m iii>m nn>m cl>d d>cl ci>d vv>w w>vv li>h h>li ii>n ii>u ri>n u>n n>u h>b b>h c>e e>c c>o o>c e>o o>e l>i i>l l>t t>l f>t t>f i>t t>i j>i i>j l>f f>l y>v v>y a>o o>a a>e e>a n>r r>n n>m m>n ce>oe ae>oe cc>oe rm>nn tl>d fi>fl il>d lt>h k>h x>k s>a z>s s>z d>a oo>co d>u u>d p>n y>g ti>n n>ti li>u ll>u v>r ij>y b>li"
            .Split(' ').Select(pair => pair.Split('>')).Select(pair => (pair[0], pair[1])),
        .. "0>o 1>l 1>i 1>t |>l |>i !>l !>i 5>s 8>b 6>e 6>b 9>g 4>a 3>e 2>z €>e £>e ¢>c ¢>e §>s @>a 7>t $>s 0>a }>j ]>l ]>j [>l [>i".Split(' ').Select(pair => pair.Split('>')).Select(pair => (pair[0], pair[1])),
    ];

    private static readonly HashSet<string> little =
    [
        .. "a à y en et ou où de du des la le les un une au aux ce ces se si sa son ses ne ni ou par pour sur dans que qui il elle on lui leur est ont".Split(' '),
    ];

    private static readonly HashSet<string> littleEnglish = [.. "a an the of in on to and or at by is it as be for from with that this its are was has".Split(' ')];

    private static readonly HashSet<string> elided = ["l", "d", "s", "n", "m", "c", "j", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "aujourd"];

    private readonly bool french;
    private readonly Lexicon lexicon;
    private readonly Lexicon other;
    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string> hyphened = [];
    private int plain;

    /// <param name="text">The whole text, for what it says of itself: its own words, and how much of it is broken.</param>
    public WordRepair(string text, string language)
    {
        french = language == "fr";
        (lexicon, other) = (Lexicon.Of(language), Lexicon.Of(french ? "en" : "fr"));
        foreach (Match token in Token().Matches(text)) counts[token.Value] = counts.GetValueOrDefault(token.Value) + 1;
        foreach (Match token in Hyphened().Matches(text)) hyphened.Add(Letters.Fold(token.Value));
        var words = counts.Sum(each => each.Value);
        Faults = Count(text);
        Graves = french && words > 60 && Grave().Count(text) == 0 && LostGrave().Count(text) >= 1;
        Poor = french && counts.Where(each => Accentless(each.Key)).Sum(each => each.Value) >= 2;
    }

    /// <summary>How many plain signs of scanning the text shows.</summary>
    public int Faults { get; }

    /// <summary>Whether every <c>à</c> has lost its accent.</summary>
    public bool Graves { get; }

    /// <summary>Whether accents have been lost.</summary>
    public bool Poor { get; }

    public bool Broken => Faults > 0 || plain > 1 || Poor || Graves;

    public bool IsWord(string word) => Knows(word) || other.Knows(word);

    /// <summary>The letters either side of a hyphen at a line's end: <c>""</c> joins them, <c>"-"</c> keeps the hyphen.</summary>
    public string Between(string left, string right)
    {
        if (char.IsUpper(right[0]) || char.IsDigit(right[0]) || left == "") return "-";
        var (joined, hyphen) = (left + right, $"{left}-{right}");
        if (hyphened.Contains(Letters.Fold(hyphen))) return "-";
        if (Knows(joined) || Folds(joined)) return lexicon.Knows(hyphen) && !counts.ContainsKey(joined) && lexicon.Knows(left) && lexicon.Knows(right) && left.Length > 3 ? "-" : "";
        if (lexicon.Knows(hyphen)) return "-";
        if (Letters.Lower(right) is "il" or "ils" or "elle" or "elles" or "on" or "ce" or "ci" or "là" or "même" or "mêmes" or "être" or "vous" or "nous") return "-";
        if (Broken && Candidates(joined).Count > 0) return "";
        return IsWord(left) && IsWord(right) && left.Length > 2 && right.Length > 3 || (left.Length > 3 && left[^1] == 'o' && IsWord(right)) ? "-" : "";
    }

    /// <summary>The text repaired; <paramref name="ask"/> hears of a word that could be several, <paramref name="tell"/> of every word replaced: its line, as printed, as repaired.</summary>
    public Script Repair(Script script, Action<int, string, string>? ask = null, Action<int, string, string>? tell = null)
    {
        script = Unligatured(script);
        if (!Broken) return script;
        script = script.Rewrite(Marks().Matches(script.Text).Select(match => new Edit(match.Index, match.Length, match.Value[..1])));
        if (french) script = Apostrophes(script);
        script = Split(script);
        script = Words(script, ask, tell);
        if (french && Graves) script = Accents(script);
        return script;
    }

    /// <summary>Ligatures, soft hyphens and accents that stand beside their letter: the same word in other code points.</summary>
    public static string Unligatured(string text)
    {
        if (!Oddity().IsMatch(text)) return text;
        text = text.Replace("ﬁ", "fi").Replace("ﬂ", "fl").Replace("ﬀ", "ff").Replace("ﬃ", "ffi").Replace("ﬄ", "ffl").Replace("ﬅ", "st").Replace("ﬆ", "st").Replace("\u00AD", "");
        text = AcuteBeside().Replace(text, match => Compose(match.Groups["l"].Value, match.Groups["a"].Value));
        return text.Normalize();
    }

    private static Script Unligatured(Script script) =>
        script.Rewrite(Oddity().Matches(script.Text).Select(match => new Edit(match.Index, match.Length, Unligatured(match.Value))));

    private static string Compose(string letter, string accent) =>
        letter + accent switch { "´" or "\u0301" => "\u0301", "`" or "\u0300" => "\u0300", "¨" or "\u0308" => "\u0308", "¸" or "\u0327" => "\u0327", "ˆ" or "^" or "\u0302" => "\u0302", _ => "" };

    private int Count(string text)
    {
        var faults = DigitInside().Count(text);
        if (french) faults += WrongL().Count(text) + BrokenOe().Count(text) + SwallowedL().Count(text);
        foreach (var (token, count) in counts)
            if (token.Length > 3 && char.IsLower(token[0]) && !IsWord(token) && !Nations.Knows(Letters.Fold(token)) && count < 3)
                if (french && (Folds(token) || Elision(token) is not null)) faults += count;
                else if (Plain(token)) plain++;
        return faults == 0 ? 0 : faults + plain;
    }

    /// <summary>Whether one of the commonest confusions makes a word of it.</summary>
    private bool Plain(string token)
    {
        var fold = Letters.Fold(token);
        foreach (var (printed, meant) in confusions.Take(44))
            for (var at = fold.IndexOf(printed, StringComparison.Ordinal); at >= 0; at = fold.IndexOf(printed, at + 1, StringComparison.Ordinal))
                if (lexicon.Folded(string.Concat(fold.AsSpan(0, at), meant, fold.AsSpan(at + printed.Length))).Length > 0) return true;
        return false;
    }

    private bool Knows(string word) => lexicon.Knows(word) || Dates.IsMonth(Letters.Fold(word));

    private bool Folds(string word) => lexicon.Folded(Letters.Fold(word)).Length > 0;

    private bool Accentless(string token) => token.Length > 2 && char.IsLower(token[0]) && token.All(char.IsAsciiLetter) && !lexicon.Knows(token) && Folds(token);

    private Script Apostrophes(Script script)
    {
        var text = script.Text;
        var edits = new List<Edit>();
        foreach (Match match in WrongL().Matches(text)) edits.Add(new(match.Index, match.Length, (match.Index == 0 || SentenceStart(text, match.Index)) && match.Groups["cap"].Success ? $"L{Mark(match)}" : $"l{Mark(match)}"));
        foreach (Match match in DoubleMark().Matches(text)) if (edits.TrueForAll(edit => edit.Start + edit.Length <= match.Index || edit.Start > match.Index)) edits.Add(new(match.Index, match.Length, match.Value[..1]));
        script = script.Rewrite(edits);
        // A lone apostrophe before a vowel: the thin l in front of it went unseen.
        return script.Rewrite(SwallowedL().Matches(script.Text).Select(match => new Edit(match.Groups["mark"].Index, 1, $"l{match.Groups["mark"].Value}")));

        static string Mark(Match match) => match.Groups["mark"].Value[..1];
    }

    private static bool SentenceStart(string text, int at)
    {
        while (at > 0 && (char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '«' or '"' or '“')) at--;
        return at == 0 || text[at - 1] is '.' or '!' or '?' or ':' or '\n';
    }

    /// <summary>A word broken in two by a space, or two run into one.</summary>
    private Script Split(Script script)
    {
        var edits = new List<Edit>();
        var tokens = Token().Matches(script.Text);
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var (a, b) = (tokens[i], tokens[i + 1]);
            if (b.Index - a.Index - a.Length != 1 || script.Text[b.Index - 1] != ' ' || !char.IsLower(b.Value[0]) || (IsWord(a.Value) && IsWord(b.Value))) continue;
            if (a.Length < 2 || b.Length < 2 || (b.Index + b.Length < script.Length && Letters.IsApostrophe(script.Text[b.Index + b.Length])) || a.Length + b.Length < 5 || IsAcronym(a.Value) || (a.Length < 3 && IsWord(a.Value)) || (b.Length < 3 && IsWord(b.Value))) continue;
            if (Knows(a.Value + b.Value)) edits.Add(new(a.Index + a.Length, 1, ""));
        }
        return script.Rewrite(edits);
    }

    private Script Words(Script script, Action<int, string, string>? ask, Action<int, string, string>? tell)
    {
        var edits = new List<Edit>();
        var links = Link().Matches(script.Text);
        foreach (Match token in Ragged().Matches(script.Text))
        {
            if (links.Any(link => link.Index <= token.Index && token.Index < link.Index + link.Length)) continue;
            if (Better(token.Value, script.Text, token.Index, out var rival) is { } better && better != token.Value)
            {
                edits.Add(new(token.Index, token.Length, better));
                tell?.Invoke(script.LineAt(token.Index), token.Value, better);
            }
            else if (rival is not null) ask?.Invoke(script.LineAt(token.Index), token.Value, rival);
        }
        return script.Rewrite(edits);
    }

    /// <summary>The word meant; null to leave it.</summary>
    private string? Better(string token, string text, int at, out string? rival)
    {
        rival = null;
        var letters = token.Count(char.IsLetter);
        if (letters < 2 && token is not ("0n" or "1a" or "1e" or "0u")) return null;
        var digits = token.Any(mark => !char.IsLetter(mark));
        if (french && Faults > 1 && token is "dun" or "dune" && !Determiner().IsMatch(text[..at])) return $"d'{token[1..]}";
        if (!digits && (Knows(token) || Nations.Knows(Letters.Fold(token)) && !Accentless(token))) return null;
        if (digits && (!Inside().IsMatch(token) || Ordinal().IsMatch(token))) return null;
        if (IsAcronym(token) && !digits) return null;
        if (token.Length > 2 && Letters.Capitals(token) > 0.6) return digits && char.IsLetter(token[0]) && token.Length > 4 ? Shout(token) : null;
        // An I for an l: "Ies", "IIs", "poIitique".
        if (MixedI().IsMatch(token) && token.Replace('I', 'l') is var small && (Knows(small) || Nations.Knows(Letters.Fold(small)))) return token[0] == 'I' && SentenceStart(text, at) ? $"{(token is "Ils" or "IIs" or "II" or "IIes" ? "I" : "L")}{small[1..]}" : small;
        if (token[0] == 'I' && token.Length > 2 && token[1] is 'I' or 'l' && french && Knows("i" + token[1..].Replace('I', 'l'))) return "I" + token[1..].Replace('I', 'l');
        if (!french && token == "l") return "I";
        var capital = char.IsUpper(token[0]);
        if (capital && !digits && !SentenceStart(text, at)) return Proper(token, text, at);
        if (!digits && counts.GetValueOrDefault(token) >= 3 && !(french && (Folds(token) || Elision(token) is not null))) return null;
        if (!digits && other.Knows(token) && !(Poor && Accentless(token) && !capital)) return null;
        if (token.Length < 3 && !digits) return null;
        if (capital && !digits && Folds(token)) return AccentOnlyFirst(token) ? null : Shaped(Closest(token), token);
        if (french && !digits && Elision(token) is { } elision) return elision;
        if (Oe(token) is { } oe) return oe;
        var candidates = token.Length < 3 && !digits ? [] : Candidates(token);
        if (token.Length < 4) candidates.RemoveAll(word => !lexicon.IsCommon(word) || word.Length > 3);
        if (candidates.Count == 0)
        {
            if (!digits && Faults >= 3 && Torn(token) is { } torn) return torn;
            return null;
        }
        if (candidates.Count > 1)
        {
            rival = Shaped(candidates[0], token);
            return null;
        }
        return Shaped(candidates[0], token);
    }

    /// <summary><c>ceuvre</c>, <c>cceur</c>: an œ read as two letters.</summary>
    private string? Oe(string token)
    {
        var fold = Letters.Fold(token);
        foreach (var printed in new[] { "cceu", "ceu", "aeu", "oceu" })
            if (french && fold.IndexOf(printed, StringComparison.Ordinal) is var at and >= 0)
                foreach (var meant in new[] { "oeu", "coeu" })
                    if (lexicon.Folded(string.Concat(fold.AsSpan(0, at), meant, fold.AsSpan(at + printed.Length))) is [var word, ..]) return Shaped(word, token);
        return null;
    }

    /// <summary>The likeliest words, all equally likely: one is a repair, several are a question.</summary>
    private List<string> Candidates(string token)
    {
        var fold = Letters.Fold(token);
        var found = new Dictionary<string, double>();
        Try(fold, 0);
        if (found.Count == 0 || found.Values.Min() > 0.3)
        {
            var once = Changed(fold).ToList();
            foreach (var (word, cost) in once) Try(word, cost);
            if (found.Count == 0 && token.Length > 5 && Faults >= 3) foreach (var (word, cost) in once) foreach (var (again, more) in Changed(word)) Try(again, cost + more);
            // A letter too many, too few or twice: only where little else is certain.
            if (found.Count == 0 && token.Length > 5 && Faults >= 3)
                for (var i = 0; i < fold.Length; i++) Try(fold.Remove(i, 1), i > 0 && fold[i] == fold[i - 1] ? 1 : 1.4);
            if (found.Count == 0 && token.Length > 5 && Faults >= 3)
                for (var i = 1; i < fold.Length; i++) foreach (var letter in "iltfr") Try(fold.Insert(i, $"{letter}"), 1.5);
        }
        if (found.Count == 0) return [];
        var least = found.Values.Min();
        var near = found.Where(each => each.Value <= least + 0.05).Select(each => each.Key).ToList();
        if (near.Count > 1) near = Prefer(near, word => counts.ContainsKey(word));
        if (near.Count > 1) near = Prefer(near, lexicon.IsCommon);
        if (near.Count > 1) near = Prefer(near, word => AccentAway(token, word) == near.Min(each => AccentAway(token, each)));
        return near;

        void Try(string folded, double cost)
        {
            foreach (var word in lexicon.Folded(folded))
            {
                if (char.IsUpper(word[0]) && !char.IsUpper(token[0])) continue;
                var total = cost + 0.1 * AccentAway(token, word) - (counts.ContainsKey(word) || lexicon.IsCommon(word) ? 0.08 : 0);
                if (!found.TryGetValue(word, out var before) || total < before) found[word] = total;
            }
            if (folded != fold && Nations.Knows(folded) && folded.Length > 3 && lexicon.Folded(folded).Length == 0 && Nations.Spell(folded) is { } spelled && (char.IsUpper(token[0]) || char.IsLower(spelled[0]))) found.TryAdd(spelled, cost);
        }

        static List<string> Prefer(List<string> words, Func<string, bool> which) => words.Where(which).ToList() is { Count: > 0 } preferred ? preferred : words;
    }

    private static IEnumerable<(string Word, double Cost)> Changed(string fold)
    {
        for (var c = 0; c < confusions.Length; c++)
        {
            var (printed, meant) = confusions[c];
            for (var at = fold.IndexOf(printed, StringComparison.Ordinal); at >= 0; at = fold.IndexOf(printed, at + 1, StringComparison.Ordinal))
                yield return (string.Concat(fold.AsSpan(0, at), meant, fold.AsSpan(at + printed.Length)), char.IsLetter(printed[0]) ? c < 25 ? 0.5 : c < 44 ? 0.7 : 0.9 : (printed, meant) is ("0", "a") or ("1", "t") or ("6", "b") or ("3", "e") ? 0.5 : 0.2);
        }
    }

    /// <summary>How many accents of the word differ from those printed.</summary>
    private static int AccentAway(string token, string word)
    {
        var away = 0;
        for (var i = 0; i < Math.Min(token.Length, word.Length); i++)
        {
            var (a, b) = (char.ToLowerInvariant(token[i]), char.ToLowerInvariant(word[i]));
            // An accent of the wrong kind is nearer than none where one belongs; none where one is printed is the farthest.
            if (a != b && Letters.Fold($"{a}") == Letters.Fold($"{b}")) away += char.IsAscii(b) ? 3 : char.IsAscii(a) ? 2 : 1;
        }
        return away;
    }

    private string Closest(string token)
    {
        var best = "";
        foreach (var word in lexicon.Folded(Letters.Fold(token))) if (best == "" || AccentAway(token, word) < AccentAway(token, best)) best = word;
        return best;
    }

    /// <summary>French capitals may go without their accent: that is no fault.</summary>
    private bool AccentOnlyFirst(string token)
    {
        foreach (var word in lexicon.Folded(Letters.Fold(token))) if (word.Length == token.Length && Letters.Fold(word[..1]) == Letters.Fold(token[..1]) && word[1..] == token[1..]) return true;
        return false;
    }

    /// <summary>A name is left alone, unless it is plainly a country, a city, a month or a common word gone wrong.</summary>
    private string? Proper(string token, string text, int at)
    {
        var fold = Letters.Fold(token);
        if (IsWord(token) || Nations.Knows(fold) || counts.GetValueOrDefault(token) > 1) return null;
        if (Folds(token)) return AccentOnlyFirst(token) || lexicon.Folded(fold).Length > 1 ? null : Shaped(lexicon.Folded(fold)[0], token);
        if (token.Length < 4) return null;
        var known = Changed(fold).Where(each => Nations.Knows(each.Word) || Dates.IsMonth(each.Word)).GroupBy(each => each.Word).Select(group => (Word: group.Key, Cost: group.Min(each => each.Cost))).OrderBy(each => each.Cost).ToList();
        if (known.Count > 0 && (known.Count == 1 || known[0].Cost < known[1].Cost) && known[0].Cost <= (token.Length < 5 ? 0.5 : 0.9)) return Nations.Spell(known[0].Word) ?? Shaped(known[0].Word, token);
        // Within a title every word may be capitalised: "Good Pracüces".
        if (at + token.Length < text.Length && counts.GetValueOrDefault(token) == 1 && Candidates(token) is [var only] && lexicon.IsCommon(only) && token.Length > 5) return Shaped(only, token);
        return null;
    }

    private string? Elision(string token)
    {
        foreach (var length in new[] { 1, 2 })
        {
            if (token.Length < length + 3 || !elided.Contains(Letters.Lower(token[..length])) || !Letters.IsVowel(token[length])) continue;
            var rest = token[length..];
            if (char.IsUpper(rest[0]) ? Letters.Capitals(rest) < 0.7 : lexicon.Knows(rest) || Candidate(rest)) return $"{token[..length]}'{rest}";
        }
        if (Letters.Lower(token) is "sest" or "nest" or "cest" or "nont" or "nétait" or "sétait" or "cétait" or "dun" or "dune" or "lun" or "lune" && !Knows(token)) return $"{token[..1]}'{token[1..]}";
        return null;

        bool Candidate(string rest) => rest.Length > 4 && Folds(rest) && char.IsLower(token[0]) && lexicon.Folded(Letters.Fold(token)).Length == 0;
    }

    /// <summary>Two little words run into one, such as <c>eny</c>.</summary>
    private string? Torn(string token)
    {
        var words = french ? little : littleEnglish;
        var ways = Enumerable.Range(1, token.Length - 1).Where(i => words.Contains(token[..i]) && words.Contains(token[i..])).ToList();
        if (ways is [var only]) return $"{token[..only]} {token[only..]}";
        ways = [.. Enumerable.Range(1, token.Length - 1).Where(i => i > 1 && words.Contains(token[..i]) && token.Length - i > 4 && lexicon.IsCommon(token[i..]))];
        return ways is [var at] ? $"{token[..at]} {token[at..]}" : null;
    }

    private string? Shout(string token)
    {
        var fold = string.Concat(token.Select(mark => mark switch { '0' => 'O', '1' or '|' or '!' => 'I', '5' => 'S', '8' => 'B', '6' => 'G', '4' => 'A', '3' => 'E', _ => mark }));
        return Folds(fold) || Nations.Knows(Letters.Fold(fold)) ? fold : null;
    }

    private static string Shaped(string word, string token) => char.IsUpper(token[0]) && word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private static bool IsAcronym(string token) => token.Count(char.IsUpper) > 1 && !token.Any(mark => mark == 'I');

    /// <summary><c>à</c>, <c>là</c> and <c>où</c> where they have lost their accents and grammar leaves no doubt.</summary>
    private Script Accents(Script script)
    {
        var edits = new List<Edit>();
        var tokens = Token().Matches(script.Text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (word, next, before) = (tokens[i].Value, i + 1 < tokens.Count ? tokens[i + 1].Value : "", i > 0 ? tokens[i - 1].Value : "");
            switch (word)
            {
                case "a" when IsPreposition(before, next, script.Text, tokens[i].Index): edits.Add(new(tokens[i].Index, 1, "à")); break;
                case "A" when SentenceStart(script.Text, tokens[i].Index) && next is "la" or "l" or "cette" or "cet" or "ce" or "partir" or "travers" or "noter": edits.Add(new(tokens[i].Index, 1, "À")); break;
                case "la" when next is "de" or "où" && before is "agissait" or "agit" or "est" or "était": edits.Add(new(tokens[i].Index, 2, "là")); break;
                case "ou" when before is "contexte" or "moment" or "cas" or "mesure" or "région" or "pays" or "là" or "lieu" or "monde" && next is "le" or "la" or "les" or "l" or "il" or "ils" or "elle" or "se" or "un" or "une": edits.Add(new(tokens[i].Index, 2, "où")); break;
            }
        }
        return script.Rewrite(edits);
    }

    private bool IsPreposition(string before, string next, string text, int at)
    {
        if (next == "") return false;
        var near = text.AsSpan(at + 1);
        if (near.Length > 0 && near[0] != ' ' && !Letters.IsApostrophe(near[0])) return false;
        if (at > 0 && text[at - 1] is '\'' or '’') return false;
        if (next is "été" or "eu" or "pas" or "aussi" or "également" or "ainsi" or "toujours" or "donc" or "surtout" or "déjà" or "bien" or "pour" or "permis" or "pu" or "dû" or "fait" or "pris" or "mis" or "en" or "plus" or "jamais" or "d" or "non" or "notamment" or "enfin" or "ensuite" or "alors" or "par") return false;
        if (before is "y" or "il" or "elle" or "on" or "qui" or "n" or "l" or "ne" or "s") return false;
        if (next is "la" or "l" or "cet" or "cette" or "ce" or "ces" or "leur" or "leurs" or "chaque" or "travers" or "partir" or "visée" or "propos" or "savoir" or "long" or "court" or "moyen" or "terme" or "but" or "haut" or "dix" or "deux" or "trois" or "quatre") return true;
        if (char.IsUpper(next[0])) return true;
        if (next.EndsWith("er", StringComparison.Ordinal) || next.EndsWith("ir", StringComparison.Ordinal) || next.EndsWith("re", StringComparison.Ordinal)) return lexicon.Knows(next) && next is not ("autre" or "entre" or "notre" or "votre" or "premier" or "dernier");
        if (next is "un" or "une" or "des" or "les" or "d") return before.EndsWith('é') || before.EndsWith("ée", StringComparison.Ordinal) || before.EndsWith("és", StringComparison.Ordinal) || before.EndsWith("ées", StringComparison.Ordinal) || before.EndsWith("ant", StringComparison.Ordinal);
        return false;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{L}\p{M}\d|!€£¢§@$\[\]}]*[\p{L}\p{M}\d|€£¢§@]")]
    private static partial Regex Ragged();

    [GeneratedRegex(@"\p{L}[|!€£¢§@$\[\]}\d]+\p{L}|^[|!\d€£§]\p{Ll}{2,}|\p{L}{3,}[\d€£¢§|@]$")]
    private static partial Regex Inside();

    [GeneratedRegex(@"^\d+(?:er|re|e|ème|eme|ers|res|es|st|nd|rd|th|s|h|km|m|kg)$|^\p{Lu}{1,5}\d+$|^\p{L}\d{1,3}$|^\p{Lu}{1,4}\d+\p{Lu}*$|^\p{L}+\d{2,}$")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?<![\p{L}\d])\p{L}+[-‐‑]\p{L}+(?:[-‐‑]\p{L}+)*")]
    private static partial Regex Hyphened();

    [GeneratedRegex(@"(?:https?\s?:\s?/\s?/|www\.)\S+|\S+@\S+\.\w+")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:à|là|déjà|voilà)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Grave();

    [GeneratedRegex(@"(?<![\p{L}\d'’])a (?:la|l['’]|I['’]|cette|ces|leurs?|travers|partir|Manille|\p{Lu}\p{Ll}+|\p{Ll}+er)(?!\p{L})")]
    private static partial Regex LostGrave();

    [GeneratedRegex(@"(?<![\p{L}\d'’])(?<cap>I|\||!|1|\]|\[)(?<mark>['’‘´`]{1,2}|'’|’')\s?(?=[aeiouyhàâéèêëîïôœùûAEIOUYHÀÂÉÈÊÎÔŒ])")]
    private static partial Regex WrongL();

    [GeneratedRegex(@"(?<=(?:^|[^\p{L}])(?:[ldsnmcjtLDSNMCJT]|[Qq]u|[Jj]usqu|[Ll]orsqu))['’‘´`]{2}(?=\p{L})")]
    private static partial Regex DoubleMark();

    [GeneratedRegex(@"(?<=^|\s)(?<mark>['’])(?=[aeiouyhàâéèêëîïôœùûAEIOUÉÈÊ]\p{L}+(?![^\s]*['’]))")]
    private static partial Regex SwallowedL();

    [GeneratedRegex(@"(?<!\p{L})(?:man|s)?c(?:eu|ce)(?=vr|ur)|(?<!\p{L})[Cc]euvre|(?<!\p{L})(?:v|n)ceu[dx]?|(?<!\p{L})sceurs?(?!\p{L})|(?<!\p{L})cceur")]
    private static partial Regex BrokenOe();

    [GeneratedRegex(@"(?<![\p{L}\d])\p{Ll}+[0134568|]\p{Ll}+(?![\p{L}\d])")]
    private static partial Regex DigitInside();

    [GeneratedRegex(@"^\p{Ll}+I+\p{Ll}*$|^I+\p{Ll}+$|^I{2}\p{Ll}*$|^\p{Ll}*I\p{Ll}*I?\p{Ll}*$")]
    private static partial Regex MixedI();

    [GeneratedRegex(@"(?:^|\s)(?:la|une|cette|chaque|de|les|des)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Determiner();

    [GeneratedRegex(@"[,;]{2,}(?!\.)|(?<!\.)\.,(?=\s)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[ﬁﬂﬀﬃﬄﬅﬆ\u00AD]|\p{L}\p{M}+|(?<l>[eaiouEAIOU])(?<a>[´¨])(?=\p{L}|\s)|[cC]¸")]
    private static partial Regex Oddity();

    [GeneratedRegex(@"(?<l>[eaiouEAIOUcC])(?<a>[´¨¸])")]
    private static partial Regex AcuteBeside();
}
