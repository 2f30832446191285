using System.Net;
using System.Text;

namespace Passerelle.Tests.Rules.Harness;

/// <summary>The harness must not let a test do what a person could not.</summary>
public sealed class VisitorTests
{
    private const string form = """
        <main><h1>A  form</h1>
        <form method="post" action="/sent">
          <input type="hidden" name="token" value="secret">
          <input name="Form.Title" value="old">
          <input type="checkbox" name="Form.Joint" value="true"><input type="hidden" name="Form.Joint" value="false">
          <input type="checkbox" name="Form.Countries" value="ID"><input type="checkbox" name="Form.Countries" value="PH">
          <select name="Form.Kind"><option value="a">A</option><option value="b">B</option></select>
          <input type="file" name="Form.Scan">
          <button name="act" value="save">Save</button><button name="act" value="send">Send</button>
        </form></main>
        """;

    [Fact]
    public async Task A_form_is_sent_as_a_browser_sends_it()
    {
        var site = new Site();
        using var visitor = new Visitor(site, new("https://localhost"));

        var page = await (await visitor.Open("/form")).Press("Send", ("Title", "Returns"), ("Joint", true), ("Countries", new[] { "PH" }), ("Kind", "b"));

        Assert.Equal("token=secret&Form.Title=Returns&Form.Joint=true&Form.Joint=false&Form.Countries=PH&Form.Kind=b&act=send", site.Received);
        Assert.Equal(("/done?first=yes", "Done"), (page.Address, page.Heading));
        Assert.Equal("visit=1", site.Cookie);
    }

    [Fact]
    public async Task A_file_goes_along_with_the_rest_of_the_form()
    {
        var site = new Site();
        using var visitor = new Visitor(site, new("https://localhost"));

        await (await visitor.Open("/form")).Press("save", ("Scan", new Upload("letter.pdf", "application/pdf", "%PDF"u8.ToArray())));

        Assert.Contains("name=Form.Scan; filename=letter.pdf", site.Received);
        Assert.Contains("secret", site.Received);
        Assert.DoesNotContain("PH", site.Received);
    }

    [Theory]
    [InlineData("Send", "Forged", "x")]
    [InlineData("Send", "Kind", "c")]
    [InlineData("Send", "Countries", "FR")]
    [InlineData("Decide", "Title", "x")]
    public async Task What_the_page_does_not_offer_cannot_be_sent(string button, string field, string value)
    {
        using var visitor = new Visitor(new Site(), new("https://localhost"));
        var page = await visitor.Open("/form");

        await Assert.ThrowsAsync<InvalidOperationException>(() => page.Press(button, (field, value)));
    }

    private sealed class Site : HttpMessageHandler
    {
        public string Received { get; private set; } = "";

        public string Cookie { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
            switch (request.RequestUri!.AbsolutePath)
            {
                case "/form":
                    answer.Content = new StringContent(form, Encoding.UTF8, "text/html");
                    answer.Headers.Add("Set-Cookie", "visit=1; path=/; secure; httponly; samesite=lax");
                    break;
                case "/sent":
                    Received = await request.Content!.ReadAsStringAsync(cancellation);
                    answer.StatusCode = HttpStatusCode.Redirect;
                    answer.Headers.Location = new("/done?first=yes", UriKind.Relative);
                    break;
                default:
                    Cookie = request.Headers.GetValues("Cookie").Single();
                    answer.Content = new StringContent("<h1>Done</h1>", Encoding.UTF8, "text/html");
                    break;
            }
            return answer;
        }
    }
}
