using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Passerelle.Platform.Journal;

/// <summary>
/// The hash chain of a case, simple enough to be checked by a small script in any language. All hashes are SHA-256 in lower-case hexadecimal.
/// <code>
/// dataHash = sha256(salt + "\n" + data)
/// hash     = sha256("passerelle-fact/1" \n case id \n position \n kind \n subject \n instant \n account \n office \n channel \n readers \n dataHash \n previous hash)
/// </code>
/// The instant is UTC to the microsecond (<c>2012-03-14T09:00:00.000000Z</c>); what is absent is empty; the first fact's previous hash is 64 zeros.
/// </summary>
public static class Chain
{
    public static readonly string Start = new('0', 64);

    public static string HashData(string salt, string data) => Sha256($"{salt}\n{data}");

    public static string Hash(Guid caseId, int position, string kind, string subject, DateTimeOffset at, Guid? account, Guid? office, Channel channel,
        string readers, string dataHash, string previous) =>
        Sha256(string.Join('\n', "passerelle-fact/1", caseId, position.ToString(CultureInfo.InvariantCulture), kind, subject, Instant(at), account, office, channel, readers, dataHash, previous));

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Walks one case in order. Null when it holds; else the first entry that does not, and why.</summary>
    /// <param name="entries">All facts of one case, by position.</param>
    public static Break? FirstBreak(IEnumerable<JournalEntry> entries)
    {
        var (position, previous) = (0, Start);
        foreach (var entry in entries)
        {
            position++;
            if (entry.Position != position) return new(position, entry.Kind, BreakKind.Missing);
            if (entry.Previous != previous) return new(position, entry.Kind, BreakKind.Unlinked);
            if (entry.Data is { } data && HashData(entry.Salt, data) != entry.DataHash) return new(position, entry.Kind, BreakKind.DataChanged);
            var hash = Hash(entry.CaseId, entry.Position, entry.Kind, entry.Subject, entry.At, entry.Account, entry.Office, entry.Channel, entry.Readers, entry.DataHash, entry.Previous);
            if (hash != entry.Hash) return new(position, entry.Kind, BreakKind.HeaderChanged);
            previous = hash;
        }
        return null;
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What is wrong with a fact: gone, not linked to the one before, its text changed, or its header changed.</summary>
public enum BreakKind { Missing, Unlinked, DataChanged, HeaderChanged }

/// <summary>The first broken fact of a case.</summary>
public sealed record Break(int Position, string Kind, BreakKind What);
