using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Data;
using Passerelle.Platform.Letters;

namespace Passerelle.Platform.Journal;

internal static class JournalWriter
{
    private sealed record FactData(string By, string? For, string? Capacity, string? Reason, object? Details);

    internal static async Task Append(Db db, Occasion occasion, IReadOnlyList<Fact> facts, CancellationToken cancellation)
    {
        if (facts.Count == 0) throw new ArgumentException("Nothing changes without a fact.", nameof(facts));
        var heads = db.Set<JournalHead>();
        await heads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Sequence, head => head.Sequence + facts.Count), cancellation);
        var sequence = await heads.Select(head => head.Sequence).SingleAsync(cancellation) - facts.Count;
        // Microseconds are what both databases keep; hashing more than is stored would break the chain on reading.
        var at = new DateTimeOffset(occasion.At.UtcTicks / 10 * 10, TimeSpan.Zero);
        var last = new Dictionary<Guid, JournalEntry?>();
        foreach (var fact in facts)
        {
            var caseId = fact.Case.Id;
            if (!last.TryGetValue(caseId, out var before))
                before = await db.Journal.AsNoTracking().Where(entry => entry.CaseId == caseId).OrderByDescending(entry => entry.Position).FirstOrDefaultAsync(cancellation);
            var entry = Entry(++sequence, before, occasion, at, fact);
            last[caseId] = entry;
            db.Add(entry);
            db.AddRange(fact.Letters.Select(draft => Letter.Queue(draft, entry, at)));
        }
    }

    private static JournalEntry Entry(long sequence, JournalEntry? before, Occasion occasion, DateTimeOffset at, Fact fact)
    {
        var holding = occasion.By.Holdings.FirstOrDefault(holding => holding.Office == fact.Office);
        var data = JsonSerializer.Serialize(new FactData(occasion.By.Name, holding?.OfficeName, holding?.Capacity, occasion.Reason, fact.Details), StoredJson.Options);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var (position, previous) = ((before?.Position ?? 0) + 1, before?.Hash ?? Chain.Start);
        var (readers, dataHash) = (string.Join(' ', fact.Audience.Distinct().Order(StringComparer.Ordinal)), Chain.HashData(salt, data));
        return new()
        {
            Sequence = sequence, Id = OrderedId.New(at), CaseId = fact.Case.Id, CaseReference = fact.Case.Reference, Position = position,
            Kind = fact.Kind, Subject = fact.Subject, At = at, Account = occasion.By.Account, Office = fact.Office, Channel = occasion.Channel,
            Data = data, Salt = salt, DataHash = dataHash, Previous = previous, Readers = readers,
            Hash = Chain.Hash(fact.Case.Id, position, fact.Kind, fact.Subject, at, occasion.By.Account, fact.Office, occasion.Channel, readers, dataHash, previous),
        };
    }
}
