using System.Collections.Frozen;
using Passerelle.Platform.Texts;

namespace Passerelle.Platform.Search;

/// <summary>A label found in a text.</summary>
/// <param name="First">Number of its first word among the text's stems; <paramref name="Last"/> is the last one's.</param>
internal readonly record struct Tag(string Token, int First, int Last);

/// <summary>
/// Finds what the vocabulary has a word for: the longest label first, after stemming, its words in any order. A word between two words of a label
/// does no harm (“border and migration management”), two do. Names stand as they are.
/// </summary>
internal sealed class Tagger(IVocabulary vocabulary)
{
    private const int longest = 6;

    private readonly IReadOnlyList<VocabularyEntry> entries = vocabulary.Entries;
    private readonly Dictionary<string, Lazy<FrozenDictionary<string, string>>> labels = [];
    private FrozenDictionary<string, IReadOnlyList<string>>? wider;

    public string Version { get; } = vocabulary.Version;

    /// <summary>All a token belongs to, the nearest first.</summary>
    public IReadOnlyList<string> Wider(string token)
    {
        wider ??= entries.ToFrozenDictionary(entry => entry.Token, entry => entry.Broader);
        var found = new List<string>();
        for (IReadOnlyList<string> level = wider.GetValueOrDefault(token, []); level.Count > 0; level = [.. level.SelectMany(each => wider.GetValueOrDefault(each, [])).Except(found).Distinct()])
            found.AddRange(level.Except(found));
        return found;
    }

    /// <summary>Tokens of a text, with the places where they were found; one inside a longer one is not found.</summary>
    public List<Tag> Tags(IReadOnlyList<Stem> stems, string language)
    {
        var known = Labels(language);
        var found = new List<Tag>();
        var covered = -1;
        for (var first = 0; first < stems.Count; first++)
            if (At(stems, first, known) is { } tag && tag.Last > covered)
            {
                found.Add(tag);
                covered = tag.Last;
            }
        return found;
    }

    private static Tag? At(IReadOnlyList<Stem> stems, int first, FrozenDictionary<string, string> known)
    {
        var words = new List<string>(longest);
        for (var length = Math.Min(longest, stems.Count - first); length > 0; length--)
        {
            words.Clear();
            for (var place = first; place < first + length; place++) words.Add(stems[place].Text);
            if (known.TryGetValue(Name(words), out var token) || known.TryGetValue(Key(words), out token)) return new(token, first, first + length - 1);
            for (var left = 1; left < length - 1; left++)
            {
                words.Clear();
                for (var place = first; place < first + length; place++)
                    if (place != first + left) words.Add(stems[place].Text);
                if (known.TryGetValue(Key(words), out token)) return new(token, first, first + length - 1);
            }
        }
        return null;
    }

    private static string Name(List<string> words) => string.Join('_', words);

    private static string Key(List<string> words)
    {
        words.Sort(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    private FrozenDictionary<string, string> Labels(string language)
    {
        lock (labels)
        {
            if (!labels.TryGetValue(language, out var made)) labels[language] = made = new(() => Read(language));
            return made.Value;
        }
    }

    // Names first: where two things share a word, it is the one whose name it is.
    private FrozenDictionary<string, string> Read(string language)
    {
        var read = new Dictionary<string, string>();
        foreach (var entry in entries) Learn(entry, 0, 1);
        foreach (var entry in entries) Learn(entry, 1, int.MaxValue);
        return read.ToFrozenDictionary();

        void Learn(VocabularyEntry entry, int from, int most)
        {
            foreach (var label in entry.Labels.GetValueOrDefault(language, []).Skip(from).Take(most))
            {
                var words = Stems.Of(label, language).ConvertAll(stem => stem.Text);
                if (words.Count is > 0 and <= longest) read.TryAdd(entry.IsName ? Name(words) : Key(words), entry.Token);
            }
        }
    }
}
