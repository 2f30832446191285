using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Passerelle.Platform.Files;

public sealed class FileOptions
{
    public string Folder { get; set; } = "files";

    /// <summary>Bytes.</summary>
    public long MaxSize { get; set; } = 20 * 1024 * 1024;

    /// <summary>Where a ClamAV daemon listens: <c>host:port</c>, or the path of its socket. Null: files are not scanned.</summary>
    public string? Scanner { get; set; }

    /// <summary>How long it may take over one file.</summary>
    public TimeSpan ScannerPatience { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>
/// Content-addressed store: <c>files/ab/cdef…</c>. A content is written before the record that names it, so a crash leaves at worst a content that
/// nothing names, never a record without its content.
/// </summary>
public sealed class FileStore(IOptions<FileOptions> options, MalwareScanner scanner, TimeProvider clock)
{
    public FileOptions Options => options.Value;

    /// <summary>Checks and keeps a file. The record is returned unsaved: the operation adds it. Invalid on <paramref name="field"/>: empty, too large, content that is not what the name says, malware, or a scanner that could not be asked: what was not looked at is not kept.</summary>
    public async Task<Outcome<StoredFile>> Keep(string field, string name, Stream content, long size, IEnumerable<string> readers, CancellationToken cancellation)
    {
        var shown = Path.GetFileName(name.Replace('\\', '/'));
        if (shown.Length > StoredFile.MaxName) shown = shown[^StoredFile.MaxName..];
        if (size == 0) return Problem.Invalid(field, "platform.file.empty", shown);
        if (size > Options.MaxSize) return Problem.Invalid(field, "platform.file.too-large", shown, Megabytes(size), Megabytes(Options.MaxSize));
        using var buffer = new MemoryStream((int)size);
        await content.CopyToAsync(buffer, cancellation);
        var extension = Path.GetExtension(shown).ToLowerInvariant();
        var accepted = string.Join(", ", FileKind.All.SelectMany(kind => kind.Extensions));
        if (FileKind.Of(buffer) is not { } kind) return Problem.Invalid(field, "platform.file.kind-not-accepted", shown, accepted);
        if (!kind.Extensions.Contains(extension)) return Problem.Invalid(field, "platform.file.not-what-it-says", shown, extension, kind.Extensions[0]);
        var scanned = await scanner.Scan(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
        if (!scanned.Answered) return Problem.Invalid(field, "platform.file.not-scanned", shown);
        if (scanned.Malware is { } malware) return Problem.Invalid(field, "platform.file.malware", shown, malware);
        buffer.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(buffer, cancellation));
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path + ".part", buffer.ToArray(), cancellation);
            File.Move(path + ".part", path, overwrite: true);
        }
        var now = clock.GetUtcNow();
        return new StoredFile { Id = ITypedId<FileId>.New(now), Hash = hash, Name = shown, Type = kind.Type, Size = buffer.Length, At = now, Readers = string.Join(' ', readers) };
    }

    public Stream Open(StoredFile file) => File.OpenRead(PathOf(file.Hash));

    private string PathOf(string hash) => Path.Combine(Options.Folder, hash[..2], hash[2..]);

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", System.Globalization.CultureInfo.CurrentCulture);
}
