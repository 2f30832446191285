using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Search;

namespace Passerelle.Library.Alerts;

/// <summary>
/// Writes to people what their searches newly find, all of one person in one letter. What they may see is asked now, when the letter is written: who has left an
/// office hears no more of what it sees. Nothing new, no letter.
/// </summary>
internal sealed class SendAlerts(LibraryDb db, ISearch search, AccountsDesk accounts, LinksDesk links, SiteAddress site, Wording wording, TimeProvider clock)
{
    public const string StopPurpose = "library.stop-alert";

    // A letter is read, not worked through; the rest is one press away.
    private const int mostNamed = 10;

    /// <returns>How many letters were written.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db.SavedSearches.Where(saved => saved.Rhythm != Rhythm.Never && saved.NextAt <= now).OrderBy(saved => saved.Id).ToListAsync(cancellation);
        if (due.Count == 0) return 0;
        await search.Refresh(cancellation);
        // While the index is being made anew it finds too little: the searches stay due.
        if (!search.IsComplete) return 0;
        var letters = 0;
        foreach (var person in due.GroupBy(saved => saved.Account)) letters += await Write(person.Key, [.. person], now, cancellation);
        return letters;
    }

    private async Task<int> Write(Guid account, IReadOnlyList<SavedSearch> due, DateTimeOffset now, CancellationToken cancellation)
    {
        var viewer = await accounts.Viewer(account, DateOnly.FromDateTime(now.UtcDateTime), cancellation);
        if (await accounts.Addressee(account, cancellation) is not { } addressee) return 0;
        var news = new List<(SavedSearch Search, IReadOnlyList<SearchHit> Hits)>();
        foreach (var saved in due)
        {
            var found = search.Find(new(saved.Question, saved.Language, SearchQuestion.MostHits) { Chosen = saved.Chosen }, viewer).Hits;
            IReadOnlyList<SearchHit> fresh = [.. found.Where(hit => !saved.Known.Contains(hit.Document.Reference))];
            saved.Learn(fresh.Select(hit => hit.Document.Reference));
            saved.Wait(now);
            if (fresh.Count > 0) news.Add((saved, fresh));
        }
        if (news.Count == 0)
        {
            await db.Db.SaveDraft(cancellation);
            return 0;
        }
        var facts = news.Select(each => new Fact("library.alert-sent", each.Search.Case, each.Search.Reference, new { found = each.Hits.Count }, each.Search.Readers)).ToList();
        var words = wording.In(addressee.Language);
        // One link stops them all: it opens the first search, and its page names the others of the letter.
        var link = links.MakeForPerson(StopPurpose, news[0].Search.Reference, addressee.Language, now);
        facts[0] = facts[0] with
        {
            Letters = [new("library.letter.alert", addressee, [words.Count("library.alert.new", news.Sum(each => each.Hits.Count)), string.Join("\n\n", news.Select(each => Told(each.Search, each.Hits, addressee.Language, words))), site.Of(addressee.Language, "/searches")], link)],
        };
        var occasion = new Occasion(Viewer.System, now, Channel.Schedule);
        // Another node has been quicker: its letter is on its way.
        return await db.Db.Save(occasion, facts, cancellation) is null ? 1 : 0;
    }

    private string Told(SavedSearch saved, IReadOnlyList<SearchHit> hits, string language, Wording words)
    {
        var lines = hits.Take(mostNamed).Select(hit => $"- {Plain(hit.Document.Title.Best(language))} ({words[hit.Document.Kind].Value}, {hit.Document.Reference}): {site.Of(language, hit.Document.Href)}");
        if (hits.Count > mostNamed) lines = lines.Append($"- {words.Count("library.alert.more", hits.Count - mostNamed).Value}");
        return $"**{Plain(saved.Name)}**\n\n{string.Join('\n', lines)}";
    }

    /// <summary>Without what a letter would take for marks.</summary>
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings(" ").SelectMany(letter => letter is '*' or '_' or '[' or ']' or '<' or '>' or '`' or '\\' or '#' or '!' ? $"\\{letter}" : $"{letter}"));
}
