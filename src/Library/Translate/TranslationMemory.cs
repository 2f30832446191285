using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Passerelle.Platform.Translation;

namespace Passerelle.Library.Translate;

/// <summary>How a segment like one in question was translated.</summary>
/// <param name="Likeness">In percent; 100 for the same words.</param>
/// <param name="Reference">Of the record it stands in.</param>
internal sealed record Remembered(string Source, string Target, int Likeness, string Reference);

/// <summary>
/// What people have translated before, in every record: the records themselves are the memory, so nothing is kept twice and nothing is remembered that has been
/// taken back. Read once for each state of the database; a reader is reminded only of records they may see.
/// </summary>
internal sealed class TranslationMemory(IServiceScopeFactory scopes, Passerelle.Platform.Journal.Edition edition)
{
    public const int Alike = 60;

    private const int atMost = 3, candidates = 12, commonest = 400;

    private sealed record Entry(Guid Record, string Reference, string Source, string Target, IReadOnlyList<string> Words);

    private sealed record Shelf(IReadOnlyList<Entry> Entries, ILookup<string, int> Exact, ILookup<string, int> ByWord);

    private sealed record Library(long Edition, IReadOnlyDictionary<(string From, string To), Shelf> Shelves);

    private readonly SemaphoreSlim reading = new(1);
    private Library? library;

    /// <summary>For each segment what comes nearest, the likest first; nothing for one that nothing is like.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Remembered>>> For(IReadOnlyCollection<string> segments, string from, string to, Viewer viewer, LibraryDb db, CancellationToken cancellation)
    {
        if (!(await Read(cancellation)).Shelves.TryGetValue((from, to), out var shelf)) return new Dictionary<string, IReadOnlyList<Remembered>>();
        var found = segments.Distinct().ToDictionary(segment => segment, segment => Near(segment, shelf));
        var records = found.Values.SelectMany(near => near.Select(each => each.Entry.Record)).Distinct().ToList();
        var tokens = viewer.Tokens.ToArray();
        var seen = await db.Db.Set<SeenBy>().AsNoTracking().Where(row => records.Contains(row.Record) && tokens.Contains(row.Token)).Select(row => row.Record).Distinct().ToListAsync(cancellation);
        return found.ToDictionary(each => each.Key, IReadOnlyList<Remembered> (each) =>
            [.. each.Value.Where(near => seen.Contains(near.Entry.Record)).DistinctBy(near => near.Entry.Target).Take(atMost).Select(near => new Remembered(near.Entry.Source, near.Entry.Target, near.Likeness, near.Entry.Reference))]);
    }

    private static List<(Entry Entry, int Likeness)> Near(string segment, Shelf shelf)
    {
        var words = Words(segment);
        var exact = shelf.Exact[Segmentation.Print(segment)].Select(at => (shelf.Entries[at], 100)).Take(candidates).ToList();
        if (exact.Count >= atMost || words.Count < 3) return exact;
        var shared = new Dictionary<int, int>();
        foreach (var word in words)
            if (shelf.ByWord[word].Take(commonest + 1).ToList() is { Count: <= commonest } where)
                foreach (var at in where) shared[at] = shared.GetValueOrDefault(at) + 1;
        return
        [
            .. exact,
            .. shared.OrderByDescending(each => each.Value).Take(candidates * 2).Select(each => (Entry: shelf.Entries[each.Key], Likeness: Likeness(words, shelf.Entries[each.Key].Words)))
                .Where(near => near.Likeness is >= Alike && near.Entry.Source != segment).OrderByDescending(near => near.Likeness).ThenBy(near => near.Entry.Reference, StringComparer.Ordinal).ThenBy(near => near.Entry.Source, StringComparer.Ordinal).Take(candidates),
        ];
    }

    /// <summary>Dice's measure over the words, each as often as it stands.</summary>
    private static int Likeness(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var left = b.GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var common = a.Count(word => left.TryGetValue(word, out var more) && more > 0 && (left[word] = more - 1) >= 0);
        return Math.Min(99, 200 * common / Math.Max(1, a.Count + b.Count));
    }

    private static IReadOnlyList<string> Words(string text) =>
        [.. Folding.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '«', '»', '“', '”', '*', '"', '،', '؛', '؟')).Where(word => word != "")];

    private async Task<Library> Read(CancellationToken cancellation)
    {
        var now = await edition.Now(cancellation);
        if (library is { } present && present.Edition == now) return present;
        await reading.WaitAsync(cancellation);
        try
        {
            if (library is { } meanwhile && meanwhile.Edition == now) return meanwhile;
            await using var scope = scopes.CreateAsyncScope();
            var entries = new Dictionary<(string, string), List<Entry>>();
            foreach (var kind in scope.ServiceProvider.GetServices<ITranslatableKind>())
                foreach (var record in await kind.All(cancellation))
                    foreach (var text in record.Texts)
                        foreach (var language in text.Text.Languages.Where(language => language != text.Text.Source))
                            foreach (var pair in text.Text.Pairs(language))
                                if (pair is { Stale: false, Rendered: { Origin: not Origin.MachineTranslated } rendered })
                                    Under((text.Text.Source, language)).Add(new(record.SeenAs, record.Reference, pair.Source.Text, rendered.Text, Words(pair.Source.Text)));
            return library = new(now, entries.ToDictionary(each => each.Key, each => Shelved(each.Value)));

            List<Entry> Under((string, string) languages) => entries.TryGetValue(languages, out var known) ? known : entries[languages] = [];
        }
        finally
        {
            reading.Release();
        }
    }

    private static Shelf Shelved(List<Entry> entries) => new(entries, entries.Index().ToLookup(entry => Segmentation.Print(entry.Item.Source), entry => entry.Index),
        entries.Index().SelectMany(entry => entry.Item.Words.Distinct(), (entry, word) => (word, entry.Index)).ToLookup(pair => pair.word, pair => pair.Index));
}
