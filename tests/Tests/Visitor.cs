using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;

namespace Passerelle.Tests;

/// <summary>Somebody at a browser without scripts: keeps cookies, follows redirects, fills and sends the forms that the pages really have.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;

    public Visitor(HttpMessageHandler server, Uri address)
    {
        client = new(new CookieKeeper(Cookies) { InnerHandler = server }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.Add(new("en"));
        client.DefaultRequestHeaders.Accept.Add(new("text/html"));
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>For what is not a page: the API, files, feeds. Nothing is followed.</summary>
    public HttpClient Http => client;

    public Task<VisitedPage> Open(string path) => Go(() => new(System.Net.Http.HttpMethod.Get, new Uri(client.BaseAddress!, path)));

    public async Task<JsonElement> GetJson(string path) => await client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Sends what a browser would send, and follows the redirect that answers a form.</summary>
    internal async Task<VisitedPage> Go(Func<HttpRequestMessage> first)
    {
        var request = first();
        for (var hops = 0; ; hops++)
        {
            var response = await client.SendAsync(request);
            if (response.Headers.Location is not { } location || (int)response.StatusCode is not (>= 301 and <= 303 or 307 or 308)) return await VisitedPage.Of(this, response);
            if (hops == 10) throw new InvalidOperationException($"{request.RequestUri} redirects without end, the last time to {location}.");
            request = new(System.Net.Http.HttpMethod.Get, new Uri(response.RequestMessage!.RequestUri!, location));
        }
    }

    public void Dispose() => client.Dispose();

    private sealed class CookieKeeper(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            var address = request.RequestUri!;
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, cancellation);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) cookies.SetCookies(address, cookie);
            return response;
        }
    }
}

/// <summary>A file chosen in a form.</summary>
public sealed record Upload(string Name, string Type, byte[] Content);

/// <summary>A page as it was answered.</summary>
public sealed class VisitedPage
{
    private readonly Visitor visitor;

    private VisitedPage(Visitor visitor, HttpResponseMessage response, IHtmlDocument document) =>
        (this.visitor, Response, Document) = (visitor, response, document);

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where the visitor ended up, without host.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public IHtmlDocument Document { get; }

    public string Heading => Words(Document.QuerySelector("h1"));

    /// <summary>What a person reads on the page, spaces folded.</summary>
    public string Text => Words(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>The findings of the error summary; empty when there is none.</summary>
    public IReadOnlyList<string> Findings => [.. Document.QuerySelectorAll("[role=alert] li, [role=alert] a").Select(Words).Distinct()];

    /// <summary>Labels of the buttons that the page offers in its main part.</summary>
    public IReadOnlyList<string> Buttons => [.. Document.QuerySelectorAll("main button, main input[type=submit]").Select(Words)];

    /// <summary>Opens the link with these words, or the one a selector finds.</summary>
    public Task<VisitedPage> Follow(string wordsOrSelector)
    {
        var link = Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(a => Words(a) == wordsOrSelector)
            ?? (wordsOrSelector.AsSpan().ContainsAny("[#.>") ? Document.QuerySelector<IHtmlAnchorElement>(wordsOrSelector) : null)
            ?? throw new InvalidOperationException($"{Address} has no link '{wordsOrSelector}'; it has: {string.Join(" · ", Document.QuerySelectorAll("a[href]").Select(Words))}");
        return visitor.Open(link.Href);
    }

    /// <summary>Fills the page's form and presses its button. The antiforgery token and whatever else the page hides in the form go along.</summary>
    /// <param name="button">Words, <c>value</c>, <c>name</c> or <c>formaction</c> of a button in the main part of the page; null for the only one.</param>
    /// <param name="fields">By the name in the form or the last part of it; a text, a bool, several texts or an <see cref="Upload"/>.
    /// Only what a person could choose or type is accepted.</param>
    public Task<VisitedPage> Press(string? button, params (string Name, object Value)[] fields)
    {
        var pressed = Button(button);
        var form = pressed.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"The button '{Words(pressed)}' of {Address} stands in no form.");
        var uploads = new List<(string Name, Upload File)>();
        foreach (var (name, value) in fields)
            if (value is Upload file) uploads.Add((Field(form, name)[0].GetAttribute("name")!, file));
            else Fill(form, name, value);
        return Send(form, pressed, uploads);
    }

    private IHtmlElement Button(string? sought)
    {
        var all = Document.QuerySelectorAll<IHtmlElement>("main button:not([type=button]), main input[type=submit]").ToList();
        var found = sought is null ? all : [.. all.Where(button => Words(button) == sought || new[] { "value", "name", "formaction" }.Any(at => button.GetAttribute(at) == sought))];
        return found is [var only] ? only
            : throw new InvalidOperationException($"{Address} ({(int)Status}) has {found.Count} buttons '{sought}'; it has: {string.Join(" · ", all.Select(Words))}");
    }

    private IReadOnlyList<IElement> Field(IHtmlFormElement form, string name)
    {
        var named = form.Elements.Where(element => element.HasAttribute("name")).ToList();
        var found = named.Where(element => element.GetAttribute("name") == name).ToList();
        if (found.Count == 0) found = [.. named.Where(element => element.GetAttribute("name")!.EndsWith($".{name}"))];
        found.RemoveAll(element => element is IHtmlInputElement { Type: "hidden" } && found.Count > 1);
        return found.Count > 0 ? found
            : throw new InvalidOperationException($"The form of {Address} has no field '{name}'; it has: {string.Join(" · ", named.Select(element => element.GetAttribute("name")).Distinct())}");
    }

    private void Fill(IHtmlFormElement form, string name, object value)
    {
        IReadOnlyList<string> values = value is IEnumerable<string> several ? [.. several] : [value as string ?? FormattableString.Invariant($"{value}")];
        var fields = Field(form, name);
        switch (fields[0])
        {
            case IHtmlInputElement { Type: "checkbox" } box when value is bool on:
                box.IsChecked = on;
                break;
            case IHtmlInputElement { Type: "checkbox" or "radio" }:
                var boxes = fields.Cast<IHtmlInputElement>().ToList();
                if (values.FirstOrDefault(wanted => boxes.All(box => box.Value != wanted)) is { } missing)
                    throw new InvalidOperationException($"The field '{name}' of {Address} does not offer '{missing}', only {string.Join(" · ", boxes.Select(box => box.Value))}");
                foreach (var box in boxes) box.IsChecked = values.Contains(box.Value);
                break;
            case IHtmlSelectElement select:
                if (values.FirstOrDefault(wanted => select.Options.All(option => option.Value != wanted)) is { } absent)
                    throw new InvalidOperationException($"The field '{name}' of {Address} does not offer '{absent}', only {string.Join(" · ", select.Options.Select(option => option.Value))}");
                foreach (var option in select.Options) option.IsSelected = values.Contains(option.Value);
                break;
            case IHtmlTextAreaElement area:
                area.Value = values.Single();
                break;
            case IHtmlInputElement input:
                input.Value = values.Single();
                break;
            default:
                throw new InvalidOperationException($"'{name}' of {Address} is a {fields[0].LocalName}, which nobody fills.");
        }
    }

    private Task<VisitedPage> Send(IHtmlFormElement form, IHtmlElement button, IReadOnlyList<(string Name, Upload File)> uploads)
    {
        var submission = form.GetSubmission(button)!;
        return visitor.Go(() =>
        {
            var request = new HttpRequestMessage(new(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
            if (request.Method == System.Net.Http.HttpMethod.Get) return request;
            if (uploads.Count == 0)
            {
                request.Content = new StreamContent(submission.Body);
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(submission.MimeType!);
                return request;
            }
            request.Content = WithFiles(form, button, uploads);
            return request;
        });
    }

    private static MultipartFormDataContent WithFiles(IHtmlFormElement form, IHtmlElement button, IReadOnlyList<(string Name, Upload File)> uploads)
    {
        var content = new MultipartFormDataContent();
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { } name || element.HasAttribute("disabled")) continue;
            IEnumerable<string> values = element switch
            {
                IHtmlInputElement { Type: "file" or "submit" } => [],
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
                IHtmlInputElement input => [input.Value],
                IHtmlTextAreaElement area => [area.Value],
                IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
                _ => [],
            };
            foreach (var value in values) content.Add(new StringContent(value), name);
        }
        if (button.GetAttribute("name") is { } pressed) content.Add(new StringContent(button.GetAttribute("value") ?? ""), pressed);
        foreach (var (name, file) in uploads)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(file.Type);
            content.Add(part, name, file.Name);
        }
        return content;
    }

    internal static async Task<VisitedPage> Of(Visitor visitor, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!.AbsoluteUri;
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(answer => answer.Content(html).Address(address));
        return new(visitor, response, (IHtmlDocument)document);
    }

    private static string Words(INode? node) =>
        node is null ? "" : string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
