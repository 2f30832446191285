using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using MimeKit;
using Passerelle.Platform.Letters;

namespace Passerelle.Host.Demo;

/// <summary>
/// The real site on a socket that only this process knows, with a clock that is set. Demo people act on it through its public addresses:
/// whatever the site would refuse to somebody, it refuses to them.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private const string origin = "http://localhost";

    private readonly WebApplication site;
    private readonly HttpClient api;
    private readonly string socket;

    private DemoStage(WebApplication site, string socket)
    {
        (this.site, this.socket) = (site, socket);
        api = Client();
    }

    public IServiceProvider Services => site.Services;

    public DemoClock Clock => (DemoClock)Services.GetRequiredService<TimeProvider>();

    public static async Task<DemoStage> Open(SiteOptions options, CancellationToken cancellation)
    {
        var socket = Path.Combine(Path.GetTempPath(), $"passerelle-{Guid.CreateVersion7():N}.sock");
        var builder = Site.Builder([], options);
        builder.Logging.ClearProviders().AddFilter<ConsoleLoggerProvider>(null, LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new DemoClock()));
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DemoDoor>(DemoDoor.Name, null);
        builder.Services.PostConfigureAll<PolicySchemeOptions>(doors => doors.ForwardDefaultSelector = _ => DemoDoor.Name);
        // Letters of the past are carried to the folder by the stage itself, at their own time; nothing else happens by itself.
        builder.Services.PostConfigure<LetterOptions>(letters => letters.SmtpHost = null);
        foreach (var schedule in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) is true).ToList())
            builder.Services.Remove(schedule);
        var site = Site.Build(builder);
        await site.StartAsync(cancellation);
        return new(site, socket);
    }

    /// <summary>What somebody does through the API, or what it answers to a question.</summary>
    /// <exception cref="DemoRefusedException">The site did not do it.</exception>
    public async Task<JsonElement> Ask(Guid? account, HttpMethod method, string address, object? form, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"{origin}/api/v1{address}");
        if (account is { } id) request.Headers.Authorization = new AuthenticationHeaderValue(DemoDoor.Name, id.ToString());
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (form is not null) request.Content = JsonContent.Create(form, options: StoredJson.Options);
        using var answer = await api.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        if (!answer.IsSuccessStatusCode) throw new DemoRefusedException(answer.StatusCode, $"{method} {address}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Carries the letters that wait, at the time the clock shows.</summary>
    public async Task CarryLetters(CancellationToken cancellation)
    {
        await using var scope = Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<DeliverLetters>().Run(cancellation) > 0) { }
    }

    /// <summary>The address in the newest letter to somebody whose link goes where <paramref name="part"/> says.</summary>
    public async Task<Uri> LinkMailedTo(string email, string part, CancellationToken cancellation)
    {
        var folder = Services.GetRequiredService<IOptions<LetterOptions>>().Value.Folder;
        // Letters are named by their ids, which sort by birth.
        foreach (var path in System.IO.Directory.GetFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal))
        {
            var letter = await MimeMessage.LoadAsync(path, cancellation);
            if (!letter.To.Mailboxes.Any(to => to.Address == email)) continue;
            var link = new HtmlParser().ParseDocument(letter.HtmlBody ?? "").Links.OfType<IHtmlAnchorElement>().Select(anchor => new Uri(anchor.Href)).FirstOrDefault(address => address.AbsolutePath.Contains(part, StringComparison.Ordinal));
            if (link is not null) return link;
        }
        throw new InvalidOperationException($"No letter to {email} has a link to {part}.");
    }

    /// <summary>Opens a page as somebody who is not signed in does, fills in the form that has the button, and presses it.</summary>
    public async Task FillIn(Uri address, (string Name, string Value) button, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        using var visitor = Client();
        using var shown = await visitor.GetAsync(new Uri(origin + address.PathAndQuery), cancellation);
        shown.EnsureSuccessStatusCode();
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync(cancellation));
        var form = (IHtmlFormElement)page.QuerySelector($"button[name='{button.Name}'][value='{button.Value}']")!.Closest("form")!;
        // As a browser sends them: a name may stand in a form several times.
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is not null).Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Where(text => text.Name is not null).Select(text => KeyValuePair.Create(text.Name!, text.Value)))
            .Where(field => !answers.ContainsKey(field.Key)).Concat(answers).Append(KeyValuePair.Create(button.Name, button.Value)).ToList();
        using var sent = await visitor.PostAsync(shown.RequestMessage!.RequestUri, new FormUrlEncodedContent(fields), cancellation);
        if (!sent.IsSuccessStatusCode) throw new DemoRefusedException(sent.StatusCode, $"{address.AbsolutePath}: {(int)sent.StatusCode}");
    }

    private HttpClient Client() => new(new SocketsHttpHandler
    {
        CookieContainer = new CookieContainer(),
        ConnectCallback = async (_, cancellation) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
            return new NetworkStream(connection, ownsSocket: true);
        },
    });

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await site.DisposeAsync();
        File.Delete(socket);
    }
}

/// <summary>The site refused what a demo person did. In a story that is told as it was meant to go, that is a fault of the story or of the site.</summary>
internal sealed class DemoRefusedException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
