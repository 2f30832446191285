using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
    public static async Task<Site> Start(string data, Dictionary<string, string> settings)
    {
        var host = Path.Combine(Root(), ".tools/host/Passerelle.Host.dll");
        if (!File.Exists(host)) throw new InvalidOperationException("The program is not built: run ./passerelle up once.");
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [host, "up", "--port", $"{port}", "--data", data]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var site = new Site(Process.Start(start)!, new($"http://127.0.0.1:{port}"));
        site.program.OutputDataReceived += (_, _) => { };
        site.program.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        site.program.BeginOutputReadLine();
        site.program.BeginErrorReadLine();
        await site.UntilReady();
        return site;
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Passerelle.slnx"))) return folder;
        throw new InvalidOperationException("Started outside the project's folder.");
    }
}
