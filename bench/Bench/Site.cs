using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Passerelle.Bench;

/// <summary>The published program in a process and on a port of its own.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Process program;
    private readonly HttpClient client;

    private Site(Process program, Uri address) => (this.program, Address, client) = (program, address, new() { BaseAddress = address });

    public Uri Address { get; }

    /// <summary>Processor time the program has taken so far.</summary>
    public TimeSpan Spent
    {
        get
        {
            program.Refresh();
            return program.TotalProcessorTime;
        }
    }

    /// <param name="data">Where the demo facility is, or will be made the first time.</param>
    /// <param name="database">Connection string; null for SQLite in the data folder.</param>
    public static async Task<Site> Start(string data, Dictionary<string, string> settings, string? database = null)
    {
        var host = Path.Combine(Root(), ".tools/host/Passerelle.Host.dll");
        if (!File.Exists(host)) throw new InvalidOperationException("The program is not built: run ./passerelle up once.");
        var port = FreePort.Find();
        var start = new ProcessStartInfo("dotnet", [host, "up", "--port", $"{port}", "--data", data, .. database is null ? Array.Empty<string>() : ["--db", database]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var site = new Site(Process.Start(start)!, new($"http://127.0.0.1:{port}"));
        site.program.OutputDataReceived += (_, _) => { };
        site.program.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        site.program.BeginOutputReadLine();
        site.program.BeginErrorReadLine();
        await site.UntilReady();
        return site;
    }

    /// <summary>The cookie of a demo person, got as a browser gets it.</summary>
    public async Task<string> SignIn(string person)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };
        var page = await browser.GetStringAsync("/en/demo");
        var account = Regex.Match(page, $"""value="([^"]+)"[^>]*>[^<]*{Regex.Escape(person)}""");
        var token = Regex.Match(page, """name="__RequestVerificationToken"[^>]*value="([^"]+)""");
        if (!account.Success || !token.Success) throw new InvalidOperationException($"The demo page has no button for {person}.");
        using var answer = await browser.PostAsync("/en/demo", new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = account.Groups[1].Value, ["__RequestVerificationToken"] = token.Groups[1].Value }));
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    public async Task<string> FirstLink(string page, Regex link) =>
        link.Match(await client.GetStringAsync(page)) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"{page} links to nothing of the kind.");

    public async Task<int> Weight(string path) => (await client.GetByteArrayAsync(path)).Length;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!program.HasExited) program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync();
        program.Dispose();
    }

    private async Task UntilReady()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(4) && !program.HasExited; await Task.Delay(100))
        {
            try
            {
                if ((await client.GetAsync("/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException("The program did not start.");
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Passerelle.slnx"))) return folder;
        throw new InvalidOperationException("Started outside the project's folder.");
    }
}
