using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Passerelle.Platform.Data;
using Passerelle.Platform.Journal;
using Passerelle.Platform.Seeing;

namespace Passerelle.Platform.Search;

internal sealed class SearchFolder
{
    /// <summary>Where this node keeps its index.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>
/// The index of this node: derived, so it can be lost or destroyed without loss. It is fed by the Journal in order: what facts have been recorded about is
/// written anew. The last number is kept in the index's own commit; on start it is taken up from there, and made anew where there is none, where it does not
/// belong to this database, or where the words it was tagged by have changed.
/// </summary>
internal sealed partial class LuceneSearch(IServiceScopeFactory scopes, IVocabulary vocabulary, IOptions<SearchFolder> folder, TimeProvider clock, ILogger<LuceneSearch> log) : ISearch, IDisposable
{
    // A tenth of the time at most goes into the index.
    private const int rest = 9;

    // With more facts than this behind, all is read at once.
    private const int manyFacts = 5000, atATime = 400;

    private enum State { Unread, Making, Complete }

    private readonly SemaphoreSlim refreshing = new(1);
    private readonly System.Threading.Lock opening = new();
    private volatile SearchIndex? index;
    private volatile State state;
    private long endedAt;
    private TimeSpan cost;

    // Until the Journal has been looked at, an index that was finished once is taken at its word.
    public bool IsComplete => state == State.Complete || state == State.Unread && Opened().Place is not null;

    internal bool IsMaking => state == State.Making;

    public SearchResult Find(SearchQuestion question, Viewer viewer) => Ask(new SearchResult([], 0, false), answer => answer.Find(question), viewer);

    public IReadOnlyList<SearchHit> Alike(Likeness likeness, string language, Viewer viewer, int limit) => Ask([], answer => answer.Alike(likeness, language, limit), viewer);

    public string LanguageOf(string text, string likely) => Question.LanguageOf(text, likely, Opened().Tagger);

    public IReadOnlyList<string> CodesOf(string text, string language)
    {
        var tagger = Opened().Tagger;
        return [.. tagger.Tags(Stems.Of(text, language), language).Select(tag => tag.Token).Distinct()];
    }

    private T Ask<T>(T nothing, Func<Answer, T> ask, Viewer viewer)
    {
        try
        {
            return Opened().Ask((searcher, tagger) => ask(new(searcher, tagger, viewer)));
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // Its files are gone or damaged: the next refresh makes it anew, and until then the page says so.
            LogBroken(broken);
            state = State.Making;
            return nothing;
        }
    }

    public async Task Refresh(CancellationToken cancellation, bool patient = false)
    {
        if (patient && endedAt != 0 && clock.GetElapsedTime(endedAt) < rest * cost) return;
        await refreshing.WaitAsync(cancellation);
        try
        {
            var since = clock.GetTimestamp();
            try
            {
                await Follow(cancellation);
            }
            catch (Exception broken) when (broken is IOException or ObjectDisposedException)
            {
                LogBroken(broken);
                Discard();
                await Follow(cancellation);
            }
            (endedAt, cost) = (clock.GetTimestamp(), clock.GetElapsedTime(since));
        }
        finally
        {
            refreshing.Release();
        }
    }

    private async Task Follow(CancellationToken cancellation)
    {
        await vocabulary.Look(cancellation);
        if (index is { IsThere: false }) Discard();
        var current = Opened();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var sources = scope.ServiceProvider.GetServices<ISearchSource>().ToList();
        var head = await Head(db, cancellation);
        var known = current.Place is { } place && vocabulary.Version == current.Tagger.Version && await Belongs(db, place, cancellation) ? place : null;
        if (known == head)
        {
            state = State.Complete;
            return;
        }
        if (known is null || head.Sequence - known.Sequence > manyFacts) await MakeAnew(current, db, sources, head, cancellation);
        else await CatchUp(current, db, sources, known, head, cancellation);
        state = State.Complete;
    }

    private async Task MakeAnew(SearchIndex current, Db db, IReadOnlyList<ISearchSource> sources, JournalPlace head, CancellationToken cancellation)
    {
        state = State.Making;
        var documents = new List<SearchDocument>();
        foreach (var source in sources) documents.AddRange(await source.All(cancellation));
        var seen = (await db.Set<SeenBy>().AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.Record, row => row.Token);
        // Tagging is work for a processor: whoever asks meanwhile is answered from what stood before.
        await Task.Run(() => current.Rewrite(new(vocabulary), documents.Select(document => (document, seen[document.Record])), head), cancellation);
        LogMade(documents.Count, head.Sequence);
    }

    private static async Task CatchUp(SearchIndex current, Db db, IReadOnlyList<ISearchSource> sources, JournalPlace known, JournalPlace head, CancellationToken cancellation)
    {
        var touched = (await db.Journal.AsNoTracking().Where(entry => entry.Sequence > known.Sequence && entry.Sequence <= head.Sequence)
            .Select(entry => new { entry.Subject, entry.CaseReference }).Distinct().ToListAsync(cancellation)).SelectMany(entry => new[] { entry.Subject, entry.CaseReference }).Distinct();
        foreach (var references in touched.Chunk(atATime))
        {
            var documents = new List<SearchDocument>();
            foreach (var source in sources) documents.AddRange(await source.Of(references, cancellation));
            var records = documents.ConvertAll(document => document.Record);
            var seen = (await db.Set<SeenBy>().AsNoTracking().Where(row => records.Contains(row.Record)).ToListAsync(cancellation)).ToLookup(row => row.Record, row => row.Token);
            foreach (var gone in references.Except(documents.Select(document => document.Reference))) current.Remove(gone);
            foreach (var document in documents) current.Write(document, seen[document.Record]);
        }
        current.Commit(head);
    }

    private static async Task<JournalPlace> Head(Db db, CancellationToken cancellation) =>
        await db.Journal.AsNoTracking().OrderByDescending(entry => entry.Sequence).Select(entry => new JournalPlace(entry.Sequence, entry.Hash)).FirstOrDefaultAsync(cancellation) ?? new(0, Chain.Start);

    private static async Task<bool> Belongs(Db db, JournalPlace place, CancellationToken cancellation) =>
        place.Sequence == 0 || await db.Journal.AnyAsync(entry => entry.Sequence == place.Sequence && entry.Hash == place.Seal, cancellation);

    private SearchIndex Opened()
    {
        if (index is { } open) return open;
        lock (opening)
        {
            if (index is { } meanwhile) return meanwhile;
            var tagger = new Tagger(vocabulary);
            try
            {
                return index = SearchIndex.Open(folder.Value.Folder, tagger);
            }
            catch (LockObtainFailedException)
            {
                // Another process of this node keeps the one on the disk: this one keeps its own in memory.
                return index = SearchIndex.Open(null, tagger);
            }
        }
    }

    private void Discard()
    {
        state = State.Making;
        var broken = index;
        index = null;
        try
        {
            broken?.Dispose();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            LogBroken(gone);
        }
    }

    public void Dispose()
    {
        refreshing.Dispose();
        index?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index cannot be read and is made anew")]
    private partial void LogBroken(Exception broken);

    [LoggerMessage(Level = LogLevel.Information, Message = "The search index was made anew: {Records} records, up to fact {Sequence}")]
    private partial void LogMade(int records, long sequence);
}
