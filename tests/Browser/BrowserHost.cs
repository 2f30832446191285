using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Passerelle.Browser.BrowserHost))]

namespace Passerelle.Browser;

/// <summary>
/// The published program with its demo facility, in a process, on a port and in a data folder of its own, and the system's Chromium
/// looking at it. One for all tests of a run; each test opens pages in contexts of its own.
/// </summary>
public class BrowserHost : IAsyncLifetime
{
    // The program ends with the pipe to this shell, however the run ends; the shell ends with the program.
    private const string keeper = """
        exec 3<&0
        "$@" >"$LOG" 2>&1 </dev/null & program=$!
        (cat <&3 >/dev/null; kill $program 2>/dev/null) & watch=$!
        wait $program
        kill $watch 2>/dev/null
        """;

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    private readonly string data = Folder.CreateTempSubdirectory("passerelle-browser-").FullName;
    private Process? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public static readonly string Root = FindRoot();

    /// <summary>Pictures cost more time than all checks of a page together.</summary>
    public static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("PASSERELLE_PICTURES") == "yes";

    public Uri Address { get; private set; } = null!;

    /// <summary>The data folder of the program: its letters are read here.</summary>
    public string Data => data;

    private string Log => Path.Combine(data, "program.log");

    public async ValueTask InitializeAsync()
    {
        var host = Environment.GetEnvironmentVariable("PASSERELLE_HOST") ?? Path.Combine(Root, ".tools/host/Passerelle.Host.dll");
        if (!File.Exists(host)) throw new InvalidOperationException($"{host} does not exist. ./passerelle test builds it.");
        var port = FreePort.Find();
        Address = new($"http://localhost:{port}");
        program = Process.Start(new ProcessStartInfo("sh", ["-c", keeper, "keeper", "dotnet", host, "up", "--port", $"{port}", "--data", data])
        {
            RedirectStandardInput = true, WorkingDirectory = data, Environment = { ["LOG"] = Log },
        })!;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PASSERELLE_CHROMIUM") ?? "/usr/bin/chromium",
            // Chromium’s sandbox does not start as root, a small /dev/shm must not matter, and a picture painted without a graphics card keeps the processors from the pages.
            Args = ["--disable-dev-shm-usage", "--disable-gpu", .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>()],
        });
        await UntilReady();
    }

    /// <summary>A page of somebody new, at the width of a desk screen.</summary>
    /// <param name="language">What the browser says it prefers.</param>
    /// <param name="scripts">False for a reader whose browser runs none.</param>
    public async Task<IPage> NewPage(string language = "en", bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(), Locale = language, JavaScriptEnabled = scripts, ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>A page of a demo person, signed in through the page that a demo facility has for it.</summary>
    public async Task<IPage> SignIn(string person, string language = "en")
    {
        var page = await NewPage(language);
        await page.GotoAsync($"/{language}/demo");
        await page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        return page;
    }

    /// <summary>Bytes over the wire of a first visit, fonts apart.</summary>
    public async Task<int> WeightOfFirstVisit(string path)
    {
        var page = await NewPage();
        var finished = new ConcurrentQueue<IRequest>();
        page.RequestFinished += (_, request) => finished.Enqueue(request);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var weight = 0;
        foreach (var request in finished.ToArray().Where(request => request.ResourceType != "font"))
            weight += (await request.SizesAsync()).ResponseBodySize;
        await page.Context.CloseAsync();
        return weight;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null)
        {
            program.StandardInput.Close();
            await program.WaitForExitAsync();
            program.Dispose();
        }
        Folder.Delete(data, recursive: true);
    }

    private async Task UntilReady()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                if ((await client.GetAsync("/health")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) { }
            if (waited.Elapsed > patience || program!.HasExited) throw new InvalidOperationException($"The program did not start:\n{(File.Exists(Log) ? File.ReadAllText(Log) : "")}");
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Passerelle.slnx"))) return folder;
        throw new InvalidOperationException("The tests were started outside the project's folder.");
    }
}
