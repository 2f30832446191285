using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Platform.Journal;

namespace Passerelle.Tests.App.Requests;

/// <summary>The program in a process of its own, killed without warning in the middle of its work.</summary>
public sealed class KilledProcessTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_was_acknowledged_before_the_kill_is_there_after_it_and_every_case_is_whole()
    {
        // The other process has the real clock.
        host.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var author = await host.Appoint("Kira Killed", Role.Requester);
        var token = await host.Ask<Passerelle.Directory.Tokens.CreateToken, Outcome<string>>(async create => await create.Run(new() { Name = "Kill", Days = 30 },
            new(await host.Ask<AccountsDesk, Viewer>(desk => desk.Viewer(author.Account, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), default)), host.Clock.GetUtcNow(), Channel.Page), default));
        var port = FreePort.Find();
        using var program = Run("serve", "--port", $"{port}");
        try
        {
            await Work(program, port, token.Value);
        }
        finally
        {
            program.Kill();
        }
    }

    private async Task Work(Process program, int port, string token)
    {
        using var client = new HttpClient { BaseAddress = new($"http://localhost:{port}"), DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        await UntilReady(client, program);

        var acknowledged = new List<string>();
        var writers = Enumerable.Range(0, 4).Select(writer => Write(client, writer, acknowledged)).ToList();
        var since = Stopwatch.StartNew();
        while (Count(acknowledged) < 25 && since.Elapsed < patience) await Task.Delay(20);
        program.Kill();
        await program.WaitForExitAsync();
        await Task.WhenAll(writers);

        Assert.True(acknowledged.Count >= 25, $"Only {acknowledged.Count} acts were acknowledged within {patience}.");
        Assert.NotEqual(0, program.ExitCode);
        var cases = await host.Read(db => db.Journal.Where(entry => entry.Kind == "requests.opened").Select(entry => entry.CaseReference).ToListAsync());
        Assert.Empty(acknowledged.Except(cases));
        foreach (var reference in cases) Assert.Null((await host.Ask<History, Outcome<Verification>>(history => history.Verify(reference, CancellationToken.None))).Value.Break);
        var requests = await host.Read(db => db.Set<Passerelle.Requests.Request>().Select(request => request.Reference).ToListAsync());
        Assert.Equal(cases.Order(), requests.Order());
        Assert.Equal(Enumerable.Range(1, cases.Count).Select(number => $"REQ-{host.Clock.GetUtcNow().Year}-{number:0000}"), cases.Order());
        var sequences = await host.Read(db => db.Journal.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(number => (long)number), sequences);
        using var verify = Run("case", "verify", cases[^1]);
        await verify.WaitForExitAsync();
        Assert.Equal(0, verify.ExitCode);
    }

    /// <summary>Opens drafts one after the other until the program is gone; remembers those it was told of.</summary>
    private static async Task Write(HttpClient client, int writer, List<string> acknowledged)
    {
        for (var n = 0; ; n++)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/v1/requests/", new { title = $"Draft {n} of writer {writer}", language = "en" });
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                var reference = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetString()!;
                lock (acknowledged) acknowledged.Add(reference);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private static int Count(List<string> acknowledged)
    {
        lock (acknowledged) return acknowledged.Count;
    }

    private Process Run(params string[] command)
    {
        List<string> arguments = [Path.Combine(AppContext.BaseDirectory, "Passerelle.Host.dll"), .. command, "--data", host.Data];
        if (host.Options.Connection is { } connection) arguments.AddRange(["--db", connection]);
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = host.Data, RedirectStandardOutput = true, RedirectStandardError = true })!;
        // What nobody reads would fill the pipe and stop the program.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task UntilReady(HttpClient client, Process program)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < patience && !program.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"The program did not become ready: {(program.HasExited ? $"it ended with {program.ExitCode}" : "still starting")}");
    }
}
