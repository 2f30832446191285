using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Passerelle.Directory.Accounts;
using Passerelle.Host;
using Passerelle.Platform.Data;
using Passerelle.Platform.Letters;
using Passerelle.Platform.Web;

namespace Passerelle.Tests;

/// <summary>
/// The real program in process, with a database of its own, a clock that stands still until it is told and schedules that run when
/// they are asked to. A test class receives one by <c>IClassFixture&lt;TestHost&gt;</c>.
/// </summary>
public sealed class TestHost(TestDatabases databases) : IAsyncLifetime
{
    private SiteOptions options = null!;
    private WebApplication app = null!;

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => app.Services;

    /// <summary>Set before the host starts: what listens in on every word to the database.</summary>
    internal IReadOnlyList<IInterceptor> Interceptors { get; init; } = [];

    internal SiteOptions Options => options;

    /// <summary>The data folder: files, letters, keys.</summary>
    public string Data => options.Data;

    public async ValueTask InitializeAsync()
    {
        options = await databases.Create();
        var builder = Site.Builder([], options);
        builder.WebHost.UseTestServer(server => server.BaseAddress = new("https://localhost"));
        builder.Logging.ClearProviders().AddProvider(new ErrorLog(this));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        foreach (var schedules in builder.Services.Where(IsScheduler).ToList()) builder.Services.Remove(schedules);
        if (Interceptors.Count > 0) builder.Services.ConfigureDbContext<Db>(database => database.AddInterceptors(Interceptors));
        app = Site.Build(builder);
        await app.StartAsync();
        await app.Services.GetRequiredService<Inside>().Ready;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Remove(options);
    }

    /// <summary>Errors the program has logged. A page that fails leaves its exception here.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Somebody without an account.</summary>
    public Visitor Anyone() => new(app.GetTestServer().CreateHandler(), new("https://localhost"));

    /// <summary>Somebody with an account, signed in as if at this moment. What they may do follows from the offices they hold.</summary>
    public async Task<Visitor> SignIn(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email)
            ?? throw new InvalidOperationException($"There is no account {email}.");
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = Clock.GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now + cookie.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
        var visitor = Anyone();
        visitor.Cookies.Add(new Cookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket), "/", "localhost"));
        return visitor;
    }

    /// <summary>Calls an operation or a desk in a scope of its own, as a page does.</summary>
    public async Task<TResult> Ask<TService, TResult>(Func<TService, Task<TResult>> call) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<TResult> Read<TResult>(Func<Db, Task<TResult>> query) => Ask(query);

    /// <summary>Runs a schedule once, now.</summary>
    /// <param name="name">As it was added, such as <c>deliver-letters</c>.</param>
    public async Task Sweep(string name)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<Func<IServiceProvider, CancellationToken, Task>>(name)(scope.ServiceProvider, CancellationToken.None);
    }

    /// <summary>Every letter that has left so far, oldest first; what still waits in the outbox is sent before.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Letters()
    {
        // One run carries as many as a schedule should at a time.
        while (await Ask<DeliverLetters, int>(outbox => outbox.Run(CancellationToken.None)) > 0) { }
        var folder = Services.GetRequiredService<IOptions<LetterOptions>>().Value.Folder;
        // Letters are named by their ids, which sort by birth.
        return Folder.Exists(folder) ? [.. Folder.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path))] : [];
    }

    private readonly List<string> errors = [];

    private static bool IsScheduler(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && (service.ImplementationType?.FullName?.Contains("Quartz") ?? false);

    private sealed class ErrorLog(TestHost host) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> words)
        {
            if (!IsEnabled(level)) return;
            lock (host.errors) host.errors.Add($"{words(state, error)}\n{error}");
        }

        public void Dispose() { }
    }
}
