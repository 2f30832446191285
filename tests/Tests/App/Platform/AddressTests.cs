using System.Net;

namespace Passerelle.Tests.App.Platform;

public sealed class AddressTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("en", "/en")]
    [InlineData("pt-BR, en;q=0.8", "/pt")]
    [InlineData("de, ru;q=0.5, ar;q=0.9", "/ar")]
    [InlineData("de", "/en")]
    public async Task A_reader_without_a_language_in_the_address_is_sent_to_the_best_for_them(string wish, string address)
    {
        using var anyone = host.Anyone();
        anyone.Http.DefaultRequestHeaders.AcceptLanguage.Clear();
        anyone.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(wish);

        var answer = await anyone.Http.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/de/actions")]
    [InlineData("/english")]
    public async Task An_unknown_language_is_not_found(string path)
    {
        using var anyone = host.Anyone();

        Assert.Equal(HttpStatusCode.NotFound, (await anyone.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_site_says_that_it_is_well()
    {
        using var anyone = host.Anyone();

        Assert.Equal("Healthy", await anyone.Http.GetStringAsync("/health"));
        Assert.Empty(host.Errors);
    }
}
