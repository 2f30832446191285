using System.Net;
using System.Text.RegularExpressions;
using OtpNet;
using Passerelle.Directory.Public;

namespace Passerelle.Tests.App.Directory;

public sealed partial class SignInTests(TestHost host) : IClassFixture<TestHost>
{
    private const string password = "four plain garden words";

    [Fact]
    public async Task An_invited_person_chooses_a_password_by_the_link_in_the_letter_and_is_in()
    {
        var official = await host.Appoint("Nia Invited", Role.Requester);
        using var visitor = host.Anyone();

        var page = await Choose(visitor, await LinkTo(official));
        var letter = (await host.Letters()).Single(letter => letter.To.ToString().Contains(official.Email));

        Assert.Equal("/en/account/security", page.Address);
        Assert.StartsWith("Dear Nia Invited,", letter.TextBody);
        Assert.Matches("<a href=\"https?://[^\"]+/en/link/", letter.HtmlBody);
        Assert.Empty(host.Errors);
    }

    [Fact]
    public async Task A_link_works_once_and_a_forged_one_never()
    {
        var official = await host.Appoint("Uma Used", Role.Requester);
        using var visitor = host.Anyone();
        var link = await LinkTo(official);
        await Choose(visitor, link);

        var used = await visitor.Open(link.Replace("/en/", "/fr/"));
        var forged = await visitor.Open("/en/link/neverMadeByUs");

        Assert.Equal((HttpStatusCode.Gone, "Ce lien a déjà servi"), (used.Status, used.Heading));
        Assert.Equal((HttpStatusCode.NotFound, "This link leads nowhere"), (forged.Status, forged.Heading));
        Assert.Contains("ask the office that wrote to you", forged.Text);
    }

    [Fact]
    public async Task A_password_must_be_long_and_typed_twice_alike()
    {
        var official = await host.Appoint("Shorty Short", Role.Requester);
        using var visitor = host.Anyone();

        var page = await (await visitor.Open(await LinkTo(official))).Press(null, ("Password", "short"), ("Again", "shorter"));

        Assert.Equal(["Choose a password of 12 to 128 characters", "Type the same password again"], page.Findings);
    }

    [Fact]
    public async Task Whoever_signs_in_goes_on_to_the_page_they_wanted_and_never_to_another_site()
    {
        var official = await WithPassword("Wanda Wanting");
        using var visitor = host.Anyone();
        using var lured = host.Anyone();

        var page = await (await visitor.Open("/en/account/tokens")).Press("Sign in", ("Email", official.Email), ("Password", password));
        var away = await (await lured.Open("/en/sign-in?returnUrl=https://elsewhere.example")).Press("Sign in", ("Email", official.Email), ("Password", password));

        Assert.Equal("/en/account/tokens", page.Address);
        Assert.Equal("/en/tasks", away.Address);
    }

    [Fact]
    public async Task An_account_is_closed_after_five_failures_also_to_the_right_password()
    {
        var official = await WithPassword("Lou Locked");
        using var visitor = host.Anyone();

        for (var attempt = 0; attempt < 5; attempt++) await (await visitor.Open("/en/sign-in")).Press("Sign in", ("Email", official.Email), ("Password", "a wrong guess"));
        var page = await (await visitor.Open("/en/sign-in")).Press("Sign in", ("Email", official.Email), ("Password", password));

        Assert.Equal("Address and password do not belong together. After five failures an account stays closed for fifteen minutes", Assert.Single(page.Findings));
    }

    [Fact]
    public async Task A_second_step_is_asked_for_and_a_recovery_code_opens_once()
    {
        var official = await WithPassword("Toto Totp");
        using var visitor = host.Anyone();
        await (await visitor.Open("/en/sign-in")).Press("Sign in", ("Email", official.Email), ("Password", password));
        var setUp = await visitor.Open("/en/account/second-step");
        var key = setUp.Document.QuerySelector("dd code")!.TextContent.Replace(" ", "").ToUpperInvariant();
        var totp = new Totp(Base32Encoding.ToBytes(key));

        var wrong = await setUp.Press("Set up the second step", ("Code", "000000"));
        var codes = await setUp.Press("Set up the second step", ("Code", totp.ComputeTotp()));
        var recovery = codes.Document.QuerySelectorAll("li code").Select(code => code.TextContent).ToList();
        using var second = host.Anyone();
        var asked = await (await second.Open("/en/sign-in")).Press("Sign in", ("Email", official.Email), ("Password", password));
        var opened = await asked.Press("Sign in", ("Code", recovery[0]));
        using var third = host.Anyone();
        asked = await (await third.Open("/en/sign-in")).Press("Sign in", ("Email", official.Email), ("Password", password));
        var again = await asked.Press("Sign in", ("Code", recovery[0]));

        Assert.StartsWith("This code is not right", Assert.Single(wrong.Findings));
        Assert.Equal(10, recovery.Count);
        Assert.Equal("Your code", asked.Heading);
        Assert.Equal("/en/tasks", opened.Address);
        Assert.StartsWith("This code is not right", Assert.Single(again.Findings));
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account()
    {
        var official = await host.Appoint("Secret Holder", Role.Requester);
        using var visitor = host.Anyone();

        var known = await (await visitor.Open("/en/sign-in/forgotten")).Press(null, ("Email", official.Email));
        var unknown = await (await visitor.Open("/en/sign-in/forgotten")).Press(null, ("Email", "nobody@nowhere.example"));

        Assert.Equal(known.Text, unknown.Text);
        Assert.Contains(await host.Letters(), letter => letter.Subject == "Choose a new password" && letter.To.ToString().Contains(official.Email));
    }

    [Fact]
    public async Task Demo_persons_exist_only_in_the_demo_facility()
    {
        using var visitor = host.Anyone();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/en/demo")).Status);
    }

    private async Task<Official> WithPassword(string name)
    {
        var official = await host.Appoint(name, Role.Requester);
        using var visitor = host.Anyone();
        await Choose(visitor, await LinkTo(official));
        return official;
    }

    private static async Task<VisitedPage> Choose(Visitor visitor, string link) => await (await visitor.Open(link)).Press(null, ("Password", password), ("Again", password));

    private async Task<string> LinkTo(Official official)
    {
        var letter = (await host.Letters()).Last(letter => letter.To.ToString().Contains(official.Email));
        return new Uri(Address().Match(letter.TextBody ?? "").Value).AbsolutePath;
    }

    [GeneratedRegex(@"https?://\S+/link/[\w-]+")]
    private static partial Regex Address();
}
