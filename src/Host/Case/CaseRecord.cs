using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Passerelle.Host.Case;

/// <summary>A fact as the sealed file carries it: everything its hash covers, and the text as it was hashed.</summary>
/// <param name="Data">The JSON as written at the time, character by character; null once erased.</param>
internal sealed record SealedFact(int Position, string Kind, string Subject, DateTimeOffset At, Guid? Account, Guid? Office, Channel Channel, string Readers, string? Data, string Salt, string DataHash, string Previous, string Hash)
{
    public static SealedFact Of(JournalEntry entry) => new(entry.Position, entry.Kind, entry.Subject, entry.At, entry.Account, entry.Office, entry.Channel, entry.Readers, entry.Data, entry.Salt, entry.DataHash, entry.Previous, entry.Hash);

    public JournalEntry In(CaseRecord file) => new()
    {
        Sequence = 0, Id = Guid.Empty, CaseId = file.Case, CaseReference = file.Reference, Position = Position, Kind = Kind, Subject = Subject, At = At, Account = Account, Office = Office, Channel = Channel,
        Readers = Readers, Data = Data, Salt = Salt, DataHash = DataHash, Previous = Previous, Hash = Hash,
    };
}

/// <summary>The facts of one case: <c>facts.json</c> of a sealed case file.</summary>
internal sealed record CaseRecord(string Format, Guid Case, string Reference, IReadOnlyList<SealedFact> Facts)
{
    public const string Version = "passerelle-case/1";
    public const string FactsPath = "facts.json";
    public const string ContentsPath = "contents.json";

    /// <summary>What a walk along the chain finds.</summary>
    public Verdict Walk() => new(Reference, Facts.Count, Facts[^1].Hash, Chain.FirstBreak(Facts.Select(fact => fact.In(this))), null);

    /// <summary>Reads a sealed case file and verifies it: the chain, then every file and letter against the list of contents.</summary>
    /// <exception cref="InvalidDataException">It is no sealed case file.</exception>
    public static Verdict Verify(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        try
        {
            var verdict = Read<CaseRecord>(zip, FactsPath).Walk();
            if (verdict.Break is not null) return verdict;
            foreach (var (name, hash) in Read<SortedDictionary<string, string>>(zip, ContentsPath))
                if (zip.GetEntry(name) is not { } entry || HashOf(entry) != hash) return verdict with { Changed = name };
            return verdict;
        }
        catch (Exception damaged) when (damaged is JsonException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException(damaged.Message, damaged);
        }
    }

    private static T Read<T>(ZipArchive zip, string name)
    {
        using var content = (zip.GetEntry(name) ?? throw new InvalidDataException(name)).Open();
        return JsonSerializer.Deserialize<T>(content, StoredJson.Options) ?? throw new InvalidDataException(name);
    }

    private static string HashOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}

/// <summary>What was found: whole when neither a fact is broken nor a file changed.</summary>
/// <param name="Seal">Hash of the last fact: who keeps it can later prove that nothing before it changed.</param>
/// <param name="Changed">A file or letter that is missing or not as listed; null when all are.</param>
internal sealed record Verdict(string Reference, int Facts, string Seal, Break? Break, string? Changed)
{
    public bool Whole => Break is null && Changed is null;
}
