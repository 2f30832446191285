using Passerelle.Directory.Public;

namespace Passerelle.Tests.App.Directory;

public sealed class LastAdministratorTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_last_administrator_cannot_end_their_own_mandate()
    {
        var keeper = await host.Appoint("Only Keeper", Role.Administrator);
        using var visitor = await host.SignIn(keeper.Email);
        var page = await (await visitor.Open($"/en/offices/{keeper.OfficeReference}")).Follow("End the mandate");

        page = await page.Press("End the mandate", ("LastDay", "2026-02-28"));

        Assert.Equal("Nobody would administer the facility the day after. Give another person a mandate as administrator first", Assert.Single(page.Findings));
    }
}
