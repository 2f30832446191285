using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Passerelle.Platform.Texts;
using Passerelle.Platform.Web.Tags;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Passerelle.Platform.Documents;

public sealed class PdfOptions
{
    /// <summary>The browser that prints; null: the first Chromium or Chrome of the path.</summary>
    public string? Browser { get; set; }

    /// <summary>Where what has been printed is kept, by the content of what was printed.</summary>
    public string Folder { get; set; } = "printed";

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);
}

/// <summary>
/// Prints a document as PDF with the Chromium of the system: tagged, with bookmarks, language and title, its type faces embedded. One is printed at a time and
/// each only once: what was printed is kept under the hash of its text, so the same document keeps its bytes.
/// </summary>
public sealed partial class PdfPrinter(IOptions<PdfOptions> options, IWebHostEnvironment site, Wording wording, ILogger<PdfPrinter> log)
{
    public const string ContentType = "application/pdf";

    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly SemaphoreSlim press = new(1);
    private readonly Lazy<string> faces = new(() => Faces(site.WebRootFileProvider));
    private readonly Lazy<string?> browser = new(() => options.Value.Browser is { } named ? File.Exists(named) ? named : null : names.SelectMany(InPath).FirstOrDefault());

    /// <summary>Whether this machine can print. Where it cannot, a page says so instead of offering a PDF.</summary>
    public bool IsReady => browser.Value is not null;

    /// <summary>Refused where no browser is installed, or where it fails.</summary>
    public async Task<Outcome<byte[]>> Print(Document document, CancellationToken cancellation)
    {
        var words = wording.In(document.Language);
        var page = Page(null);
        var kept = Path.Combine(options.Value.Folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(page)))}.pdf");
        if (File.Exists(kept)) return await File.ReadAllBytesAsync(kept, cancellation);
        if (browser.Value is not { } program) return Problem.Refused("platform.document.no-browser");
        await press.WaitAsync(cancellation);
        try
        {
            if (!File.Exists(kept))
            {
                System.IO.Directory.CreateDirectory(options.Value.Folder);
                // Contents name pages, and only a printed document knows them: it is printed once to see, and once for the reader.
                var (proof, listed) = (kept + ".proof", document.Listed);
                if (listed.Count > 0 && await Press(program, page, proof, cancellation) is null) page = Page(Pages(listed, proof));
                File.Delete(proof);
                if (await Press(program, page, kept, cancellation) is { } failure)
                {
                    LogFailed(failure);
                    return Problem.Refused("platform.document.not-printed");
                }
            }
        }
        finally
        {
            press.Release();
        }
        return await File.ReadAllBytesAsync(kept, cancellation);

        string Page(IReadOnlyDictionary<string, int>? pages) => PrintedPage.Write(document, faces.Value, words["platform.document.notes"], words["platform.document.back"], pages);
    }

    /// <summary>Where each listed heading stands, by the bookmarks of a printed file: both are in reading order.</summary>
    private static Dictionary<string, int> Pages(IReadOnlyList<Heading> listed, string printed)
    {
        var pages = new Dictionary<string, int>();
        using var pdf = PdfDocument.Open(printed);
        if (!pdf.TryGetBookmarks(out var bookmarks)) return pages;
        var next = 0;
        foreach (var node in bookmarks.GetNodes().OfType<DocumentBookmarkNode>())
            if (next < listed.Count && Says(node.Title, listed[next].Text) && listed[next++].Anchor is { } anchor) pages[anchor] = node.PageNumber;
        return pages;

    }

    /// <summary>
    /// Whether a bookmark is that of a heading. The browser drops spaces where a heading breaks, writes a heading twice that two pages share, and turns the
    /// words of one that runs from right to left around: then the letters are the same in another order.
    /// </summary>
    internal static bool Says(string bookmark, string heading)
    {
        var (marked, listed) = (Folded(bookmark), Folded(heading));
        return marked.StartsWith(listed, StringComparison.Ordinal) || marked.Length == listed.Length && string.Concat(marked.Order()) == string.Concat(listed.Order());

        static string Folded(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
    }

    /// <returns>What the browser said when it failed; null when the file is there.</returns>
    private async Task<string?> Press(string program, string page, string kept, CancellationToken cancellation)
    {
        var table = System.IO.Directory.CreateTempSubdirectory("passerelle-print-");
        try
        {
            var (sheet, printed) = (Path.Combine(table.FullName, "page.html"), Path.Combine(table.FullName, "page.pdf"));
            await File.WriteAllTextAsync(sheet, page, cancellation);
            // The page has no script, and nothing of it may ask another machine for anything.
            string[] arguments =
            [
                "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(table.FullName, "profile")}",
                "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={printed}",
                // Chromium has no sandbox for the superuser; a service should not be one.
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), new Uri(sheet).AbsoluteUri,
            ];
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(options.Value.Patience);
            try
            {
                var (said, _) = (process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token));
                await process.WaitForExitAsync(patience.Token);
                if (process.ExitCode != 0 || !File.Exists(printed)) return await said;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return "It took too long.";
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            File.Copy(printed, kept + ".part", overwrite: true);
            File.Move(kept + ".part", kept, overwrite: true);
            return null;
        }
        finally
        {
            table.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> InPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).Where(File.Exists);

    /// <summary>The site's own type faces, inside the rules that name them.</summary>
    private static string Faces(IFileProvider site)
    {
        return string.Concat(FaceRule().Matches(Encoding.UTF8.GetString(Read("lib/base.css"))).Select(rule =>
            FaceFile().Replace(rule.Value, file => $"url(data:font/woff2;base64,{Convert.ToBase64String(Read($"lib/{file.Groups[1].Value}"))})")));

        byte[] Read(string path)
        {
            if (site.GetFileInfo(path) is not { Exists: true } found) return [];
            using var stream = found.CreateReadStream();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }

    [GeneratedRegex(@"@font-face ?\{[^}]+\}")]
    private static partial Regex FaceRule();

    [GeneratedRegex(@"url\((fonts/[\w.-]+)\)")]
    private static partial Regex FaceFile();

    [LoggerMessage(Level = LogLevel.Error, Message = "The browser did not print: {Said}")]
    private partial void LogFailed(string said);
}
