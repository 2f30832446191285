using Passerelle.Directory.Public;
using Passerelle.Platform;
using Passerelle.Requests.Complement;

namespace Passerelle.Tests.Rules.Requests;

public sealed class ComplementarityTests
{
    private static readonly string[] countries = ["SN", "CI"];
    private static readonly string[] areas = ["diaspora", "remittances"];

    [Fact]
    public void An_initiative_overlaps_only_where_country_theme_and_time_all_meet()
    {
        var overlaps = ReadComplementarity.Overlaps(
            [Of("both", ["SN", "CI"], ["diaspora"], 2026, 2028), Of("elsewhere", ["ML"], ["diaspora"], 2026, 2028), Of("otherwise", ["SN"], ["statistics"], 2026, 2028), Of("before", ["SN"], ["diaspora"], 2020, 2025), Of("undated", ["SN"], ["remittances"], null, null)],
            countries, areas, 2026, 2027);

        Assert.Equal(["both", "undated"], overlaps.Select(overlap => overlap.Initiative.Title));
        Assert.Equal(["SN", "CI"], overlaps[0].Countries);
        Assert.Equal(["area:diaspora"], overlaps[0].Themes);
        Assert.Equal([2026, 2027], overlaps[0].Years);
        Assert.Empty(overlaps[1].Years);
    }

    [Fact]
    public void A_pillar_without_areas_covers_every_area_of_it()
    {
        var pillar = Facility.Area("diaspora")!.Pillar;

        var overlap = Assert.Single(ReadComplementarity.Overlaps([Of("pillar", ["SN"], [], 2026, null, pillar)], countries, areas, 2026, 2027));

        Assert.Equal([$"pillar:{pillar}"], overlap.Themes);
        Assert.Equal([2026, 2027], overlap.Years);
    }

    [Fact]
    public void The_gap_names_what_nobody_covers_and_nothing_that_somebody_does()
    {
        var nothing = ReadComplementarity.GapOf([], countries, areas, 2026, 2027);
        var some = ReadComplementarity.GapOf([Of("a", ["SN"], ["diaspora"], 2026, 2026), Of("b", ["CI"], ["remittances"], null, null)], countries, areas, 2026, 2027);
        var all = ReadComplementarity.GapOf([Of("c", ["SN", "CI"], ["diaspora", "remittances"], 2026, null)], countries, areas, 2026, 2027);

        Assert.Equal((2, 2, 2), (nothing.Countries.Count, nothing.Areas.Count, nothing.Years.Count));
        Assert.Empty(some.Countries);
        Assert.Empty(some.Areas);
        Assert.Equal([2027], some.Years);
        Assert.Equal([("SN", "remittances"), ("CI", "diaspora")], some.Pairs);
        Assert.True(all.IsEmpty);
    }

    private static InitiativeSummary Of(string title, string[] where, string[] what, int? from, int? until, params string[] pillars) =>
        new(title, title, "A bank", where, pillars, what, from is { } first ? new PartialDate(first) : null, until is { } last ? new PartialDate(last) : null, null, null, null, "a site", null, false);
}
