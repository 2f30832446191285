using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Passerelle.Bench;

internal sealed record LoadResult(double PerSecond, TimeSpan P99, long Failed);

/// <summary>As many requests as the server answers: by wrk when it is installed, else by this process, which then takes a larger share of the processors.</summary>
internal static partial class Load
{
    private static readonly string? wrk = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    public static string Tool => wrk is null ? "HttpClient" : "wrk";

    /// <param name="cookie">Of somebody signed in; null for anybody.</param>
    public static Task<LoadResult> Run(Uri address, int connections, TimeSpan time, string? cookie = null) =>
        wrk is null ? ByClient(address, connections, time, cookie) : ByWrk(wrk, address, connections, time, cookie);

    private static async Task<LoadResult> ByWrk(string program, Uri address, int connections, TimeSpan time, string? cookie)
    {
        using var process = Process.Start(new ProcessStartInfo(program,
            ["-t2", $"-c{connections}", $"-d{time.TotalSeconds:0}s", "--latency", "-H", "Accept-Encoding: gzip", .. cookie is null ? Array.Empty<string>() : ["-H", $"Cookie: {cookie}"], address.AbsoluteUri]) { RedirectStandardOutput = true })!;
        var report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var p99 = P99().Match(report);
        var unit = p99.Groups[2].Value switch { "us" => 0.001, "ms" => 1, "s" => 1000, var other => throw new InvalidOperationException($"wrk counts in '{other}':\n{report}") };
        return new(Number(Rate().Match(report)), TimeSpan.FromMilliseconds(Number(p99) * unit), Failures().Match(report) is { Success: true } failures ? (long)Number(failures) : 0);
    }

    private static async Task<LoadResult> ByClient(Uri address, int connections, TimeSpan time, string? cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false });
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        var times = new ConcurrentBag<List<double>>();
        var failed = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (clock.Elapsed < time)
            {
                var since = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(address);
                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref failed);
            }
            times.Add(own);
        })));
        var all = times.SelectMany(own => own).Order().ToList();
        return new(all.Count / clock.Elapsed.TotalSeconds, TimeSpan.FromMilliseconds(all[all.Count * 99 / 100]), failed);
    }

    private static double Number(Match match) => match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : throw new InvalidOperationException("wrk reported something else than expected.");

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(\w+)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failures();
}
