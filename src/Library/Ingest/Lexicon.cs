using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Passerelle.Library.Ingest;

/// <summary>The words of a language, found by their exact letters or by their letters without accents. Derived by <c>Words/generate.mjs</c>.</summary>
internal sealed class Lexicon
{
    private static readonly ConcurrentDictionary<string, Lexicon> read = new();

    private readonly string[] words;
    private readonly string[] folds;
    private readonly HashSet<string> common;

    private Lexicon(string[] words, string[] folds, HashSet<string> common) => (this.words, this.folds, this.common) = (words, folds, common);

    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public static Lexicon Of(string language) => read.GetOrAdd(language, Read);

    public bool Knows(string word)
    {
        foreach (var known in Folded(Letters.Fold(word))) if (known == word || (char.IsUpper(word[0]) && known == Letters.Lower(word))) return true;
        return false;
    }

    /// <summary>Words that have these letters when accents and capitals are left out.</summary>
    public ReadOnlySpan<string> Folded(string fold)
    {
        var first = Array.BinarySearch(folds, fold, StringComparer.Ordinal);
        if (first < 0) return [];
        var last = first;
        while (first > 0 && folds[first - 1] == fold) first--;
        while (last < folds.Length - 1 && folds[last + 1] == fold) last++;
        return words.AsSpan(first..(last + 1));
    }

    public bool IsCommon(string word) => common.Contains(word);

    private static Lexicon Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"ingest/words.{language}.br") ?? throw new InvalidOperationException($"There are no words of {language}.");
        using var reader = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        var (words, folds, common, before) = (new List<string>(460_000), new List<string>(460_000), new HashSet<string>(), "");
        while (reader.ReadLine() is { } line)
        {
            var everyday = line[^1] == '*';
            var word = string.Concat(before.AsSpan(0, line[0] - '0'), line.AsSpan(1, line.Length - (everyday ? 2 : 1)));
            words.Add(word);
            folds.Add(Letters.Fold(word));
            if (everyday) common.Add(word);
            before = word;
        }
        return new([.. words], [.. folds], common);
    }
}
