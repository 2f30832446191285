using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Files;

namespace Passerelle.Host.Case;

/// <summary>Reads a whole case, and writes it as one file that can be checked without this program.</summary>
internal sealed class CaseExport(Db db, FileStore store, LetterText words, Wording wording)
{
    private static readonly JsonSerializerOptions canonical = new(StoredJson.Options) { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>Null when no case has the reference, nor a record of one.</summary>
    public async Task<CaseRecord?> Read(string reference, CancellationToken cancellation)
    {
        var first = await db.Journal.AsNoTracking().Where(entry => entry.CaseReference == reference || entry.Subject == reference).OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellation);
        if (first is null) return null;
        var entries = await db.Journal.AsNoTracking().Where(entry => entry.CaseId == first.CaseId).OrderBy(entry => entry.Position).ToListAsync(cancellation);
        return new(CaseRecord.Version, first.CaseId, first.CaseReference, [.. entries.Select(SealedFact.Of)]);
    }

    public async Task Write(CaseRecord record, string path, CancellationToken cancellation)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var file = File.Create(path);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: false, Encoding.UTF8, cancellation);
        var born = record.Facts[0].At;

        await Put(CaseRecord.FactsPath, JsonSerializer.SerializeToUtf8Bytes(record, canonical));
        foreach (var (place, letter) in (await db.Letters.AsNoTracking().Where(letter => letter.CaseId == record.Case).OrderBy(letter => letter.Fact).ThenBy(letter => letter.Id).ToListAsync(cancellation)).Index())
        {
            var text = words.Of(letter);
            await Put($"letters/{place + 1:000}-{letter.QueuedAt:yyyy-MM-dd}.txt", Encoding.UTF8.GetBytes($"{letter.To.Name} <{letter.To.Email}>\n{text.Subject}\n\n{text.Markdown}\n"));
        }
        var named = record.Facts.Select(Attached).OfType<string>().ToHashSet();
        foreach (var attached in await db.Set<StoredFile>().AsNoTracking().Where(attached => named.Contains(attached.Hash)).OrderBy(attached => attached.Id).ToListAsync(cancellation))
        {
            using var content = new MemoryStream();
            await using (var kept = store.Open(attached)) await kept.CopyToAsync(content, cancellation);
            await Put($"files/{attached.Hash}/{attached.Name}", content.ToArray());
        }
        await Put("verify.py", Script());
        await Put("README.txt", Encoding.UTF8.GetBytes(wording["platform.case.readme", record.Reference, record.Facts[^1].Hash].Value + "\n"));
        await Put(CaseRecord.ContentsPath, JsonSerializer.SerializeToUtf8Bytes(contents, canonical));

        async Task Put(string name, byte[] bytes)
        {
            contents[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var entry = zip.CreateEntry(name);
            // The same case gives the same bytes: entries carry the time of its first fact, never that of the export.
            entry.LastWriteTime = born;
            await using var stream = await entry.OpenAsync(cancellation);
            await stream.WriteAsync(bytes, cancellation);
        }
    }

    /// <summary>Hash of the file that a fact says was attached.</summary>
    private static string? Attached(SealedFact fact) =>
        fact.Data is { } data && JsonDocument.Parse(data).RootElement.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object && details.TryGetProperty("hash", out var hash) ? hash.GetString() : null;

    private static byte[] Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("case/verify.py")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
