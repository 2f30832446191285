using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Passerelle.Directory.Public;

namespace Passerelle.Tests.App.Directory;

public sealed class TokenTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_token_opens_the_API_until_it_is_revoked()
    {
        var official = await host.Appoint("Tina Token", Role.Requester);
        using var visitor = await host.SignIn(official.Email);

        var page = await (await visitor.Open("/en/account/tokens")).Press("Make the token", ("Name", "Statistics"), ("Days", "30"));
        var secret = page.Document.QuerySelector("code")!.TextContent;
        var me = await Me(secret);
        var again = await visitor.Open("/en/account/tokens");
        await again.Press("Revoke Statistics");

        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal("Tina Token", JsonDocument.Parse(await me.Content.ReadAsStringAsync()).RootElement.GetProperty("name").GetString());
        Assert.Null(again.Document.QuerySelector("code"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Me(secret)).StatusCode);
    }

    [Fact]
    public async Task A_token_expires()
    {
        var official = await host.Appoint("Ella Expired", Role.Requester);
        using var visitor = await host.SignIn(official.Email);
        var page = await (await visitor.Open("/en/account/tokens")).Press("Make the token", ("Name", "Short"), ("Days", "7"));
        var secret = page.Document.QuerySelector("code")!.TextContent;

        host.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(HttpStatusCode.Unauthorized, (await Me(secret)).StatusCode);
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_API()
    {
        using var visitor = await host.SignIn((await host.Appoint("Carl Cookie", Role.Requester)).Email);

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Http.GetAsync("/api/v1/me")).StatusCode);
    }

    private async Task<HttpResponseMessage> Me(string secret)
    {
        using var program = host.Anyone();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await program.Http.SendAsync(request);
    }
}
