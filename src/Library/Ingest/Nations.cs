using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Passerelle.Directory.Public;

namespace Passerelle.Library.Ingest;

internal enum NationWord { Name, Adjective, City }

/// <summary>A country found in a text, by its name, its people or one of its cities.</summary>
/// <param name="As">The English name of a city; what is printed otherwise.</param>
internal sealed record Mention(int Start, int End, string Code, NationWord Kind, string As);

/// <summary>
/// Finds countries in French and English texts. Names come from the directory; people and cities from <c>Words/nations.txt</c>. The longest name
/// wins: <c>Guinée équatoriale</c> is not Guinea, <c>Gulf of Guinea</c> no country.
/// </summary>
internal static partial class Nations
{
    private sealed record Entry(string? Code, NationWord Kind, string As, bool Capital, string? Language);

    // Small territories whose names are everyday words or other places' names in running text.
    private static readonly FrozenSet<string> leftOut = FrozenSet.Create("RE", "JE", "IM", "NF", "CX", "BV", "HM", "UM", "MF", "BL", "SX", "TF", "IO", "GS", "PN", "CC", "AQ", "SJ", "AX", "GG");

    private static readonly string[] noCountry =
    [
        "golfe de Guinée", "Gulf of Guinea", "bassin du Congo", "Congo Basin", "lac Tchad", "Lake Chad", "océan Indien", "Indian Ocean", "mer de Chine", "South China Sea", "latin american", "south american", "north american",
        "central american", "latino-américain", "latino-américains", "latino-américaine", "latino-américaines", "sud-américain", "nord-américain", "golfe du Mexique", "Nouveau-Mexique", "New Mexico", "Black Sea",
        "en français", "in French", "in Spanish", "in Portuguese", "en espagnol", "en portugais", "en russe", "in Russian", "French-speaking", "Spanish-speaking", "Portuguese-speaking", "Russian-speaking",
        "langue française", "langue espagnole", "langue portugaise", "langue russe", "East African Community", "Afrique centrale", "Traité de Lisbonne", "Treaty of Lisbon", "Lisbon Treaty", "Processus de Rabat", "Rabat Process",
        "Processus de Khartoum", "Khartoum Process", "Processus de Prague", "Prague Process", "Processus de Budapest", "Budapest Process", "Processus de Puebla", "Bali Process", "Processus de Bali", "Processus de Colombo", "Colombo Process",
        "Convention de Genève", "Geneva Convention", "Convention de Kampala", "Kampala Convention", "Dialogue d'Abou Dhabi", "Abu Dhabi Dialogue", "règlement de Dublin", "Dublin Regulation", "Déclaration de New York",
        "New York Declaration", "Pacte de Marrakech", "Marrakesh Compact", "Protocole de Palerme", "Palermo Protocol", "Convention de Palerme", "Agenda de La Valette", "Valletta Action Plan", "Plan d'action de La Valette", "Accord de Cotonou", "Cotonou Agreement",
        "Déclaration de Paris", "Paris Declaration",
    ];

    private static readonly Lazy<FrozenDictionary<string, List<Entry>>> entries = new(Read);
    private static readonly Lazy<int> longest = new(() => entries.Value.Keys.Max(key => key.Count(mark => mark == ' ') + 1));
    private static readonly Dictionary<string, string> spellings = [];

    /// <summary>Whether it is a word of some country's name, people or city, accents left out.</summary>
    public static bool Knows(string fold) => Spell(fold) is not null;

    /// <summary>Such a word as it is written; null when there is none.</summary>
    public static string? Spell(string fold) => entries.Value.Count > 0 ? spellings.GetValueOrDefault(fold) : null;

    public static IReadOnlyList<Mention> In(string text, string language)
    {
        var tokens = Word().Matches(text);
        var found = new List<Mention>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var key = new StringBuilder();
            (Entry Entry, int Last)? best = null;
            for (var last = at; last < tokens.Count && last < at + longest.Value; last++)
            {
                if (last > at)
                {
                    if (!Near(text, tokens[last - 1].Index + tokens[last - 1].Length, tokens[last].Index)) break;
                    key.Append(' ');
                }
                key.Append(Letters.Fold(tokens[last].Value));
                if (!entries.Value.TryGetValue(key.ToString(), out var known)) continue;
                var capital = char.IsUpper(text[tokens[at].Index]);
                foreach (var entry in known)
                    if ((capital || !entry.Capital) && (entry.Language is null || entry.Language == language) && (best is null || best.Value.Last < last || best.Value.Entry.Kind == NationWord.City)) best = (entry, last);
            }
            if (best is not { } match) continue;
            var (start, end) = (tokens[at].Index, tokens[match.Last].Index + tokens[match.Last].Length);
            if (match.Entry.Code is { } code) found.Add(new(start, end, code, match.Entry.Kind, match.Entry.Kind == NationWord.City ? match.Entry.As : text[start..end]));
            at = match.Last;
        }
        return found;
    }

    private static bool Near(string text, int start, int end)
    {
        if (end - start > 2) return false;
        for (var i = start; i < end; i++) if (!char.IsWhiteSpace(text[i]) && !Letters.IsDash(text[i]) && !Letters.IsApostrophe(text[i]) && text[i] != '.') return false;
        return true;
    }

    private static FrozenDictionary<string, List<Entry>> Read()
    {
        var read = new Dictionary<string, List<Entry>>();
        foreach (var country in Countries.All.Where(country => !leftOut.Contains(country.Alpha2)))
            foreach (var language in new[] { "en", "fr" })
            {
                var name = Bracket().Replace(country.Names.In(language)!, "").Trim();
                if (name is "Dominique" or "Grenade" or "Congo" or "Maurice") Add($"la {name}", new(country.Alpha2, NationWord.Name, "", false, null));
                if (name is not ("Dominique" or "Grenade")) Add(name, new(country.Alpha2, NationWord.Name, "", true, null));
            }
        foreach (var phrase in noCountry) Add(phrase, new(null, NationWord.Name, "", false, null));
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ingest/nations.txt") ?? throw new InvalidOperationException("nations.txt is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('|') is not [var code, var names, var french, var english, var cities]) continue;
            foreach (var name in Each(names, ',')) Add(name, new(code, NationWord.Name, "", true, null));
            foreach (var form in Each(french, ',').SelectMany(Forms)) Add(form, new(code, NationWord.Adjective, "", false, "fr"));
            foreach (var word in Each(english, ',')) foreach (var form in new[] { word, $"{word}s" }) Add(form, new(code, NationWord.Adjective, "", true, "en"));
            foreach (var city in Each(cities, ';'))
            {
                var spellings = city.Split('=', ',');
                foreach (var spelling in spellings) Add(spelling, new(code, NationWord.City, spellings[0], true, null));
            }
        }
        // Words of regions are known too, so that a misread one is put right; they name no country.
        foreach (var name in Countries.SubRegions.Select(region => region.Names).Concat(Countries.Groupings.SelectMany(grouping => grouping.Regions).Select(region => region.Names)))
            foreach (var language in new[] { "en", "fr" })
                foreach (Match word in Word().Matches(name.In(language) ?? ""))
                    if (word.Length > 3) spellings.TryAdd(Letters.Fold(word.Value), word.Value);
        return read.ToFrozenDictionary();

        void Add(string name, Entry entry)
        {
            var key = string.Join(' ', Word().Matches(name).Select(word => Letters.Fold(word.Value)));
            if (key == "") return;
            if (entry.Code is not null) foreach (Match word in Word().Matches(name)) spellings.TryAdd(Letters.Fold(word.Value), word.Value);
            if (!read.TryGetValue(key, out var known)) read[key] = known = [];
            if (!known.Exists(each => each.Code == entry.Code && each.Kind == entry.Kind)) known.Add(entry);
        }
    }

    private static IEnumerable<string> Each(string list, char separator) => list.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Masculine and feminine, singular and plural, of a French adjective.</summary>
    private static IEnumerable<string> Forms(string adjective)
    {
        yield return adjective;
        if (!adjective.EndsWith('s')) yield return $"{adjective}s";
        if (adjective.EndsWith('e')) yield break;
        var feminine = adjective.EndsWith("en", StringComparison.Ordinal) || adjective.EndsWith("on", StringComparison.Ordinal) ? $"{adjective}ne" : $"{adjective}e";
        yield return feminine;
        yield return $"{feminine}s";
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s*\(.*?\)")]
    private static partial Regex Bracket();
}
