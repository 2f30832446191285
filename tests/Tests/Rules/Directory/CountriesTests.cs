using Passerelle.Directory.Public;
using Passerelle.Platform.Texts;

namespace Passerelle.Tests.Rules.Directory;

public sealed class CountriesTests
{
    [Fact]
    public void Every_country_has_its_name_in_six_languages_and_all_but_Antarctica_a_place_on_the_map()
    {
        Assert.True(Countries.All.Count > 240);
        Assert.All(Countries.All, country => Assert.Equal(Language.All.Order(), country.Names.Languages.Order()));
        Assert.Equal(["AQ"], Countries.All.Where(country => country.X is null).Select(country => country.Alpha2));
    }

    [Theory]
    [InlineData("GB", "2020-01-31", true)]
    [InlineData("GB", "2020-02-01", false)]
    [InlineData("HR", "2013-06-30", false)]
    [InlineData("HR", "2013-07-01", true)]
    public void Membership_counts_its_first_and_its_last_day(string country, string day, bool member) =>
        Assert.Equal(member, Countries.MembersOf("eu-members", DateOnly.Parse(day)).Contains(country));

    [Theory]
    [InlineData("AZ", "2012-03-01", "asia-2009")]
    [InlineData("AZ", "2021-03-01", "european-neighbourhood")]
    [InlineData("PH", "2012-03-01", "asia-2009")]
    [InlineData("FR", "2012-03-01", null)]
    public void The_facility_groups_countries_as_it_did_on_the_day(string country, string day, string? region) =>
        Assert.Equal(region, Countries.FacilityRegion(country, DateOnly.Parse(day))?.Id);

    [Fact]
    public void Every_member_of_every_region_is_a_country() =>
        Assert.All(Countries.Groupings.SelectMany(grouping => grouping.Regions).SelectMany(region => region.Members), member => Assert.NotNull(Countries.Find(member.Country)));
}
