using System.Collections.Frozen;
using Passerelle.Directory.Offices;
using Passerelle.Directory.Public;
using Passerelle.Platform;

namespace Passerelle.Tests.Rules.Directory;

public sealed class MandateTests
{
    private static readonly DateOnly first = new(2026, 3, 1);
    private static readonly DateOnly last = new(2026, 3, 31);

    private static readonly Viewer administrator = Viewer.Of(Guid.CreateVersion7(), "Ada", [new(Guid.CreateVersion7(), "Office", "holder", FrozenSet.Create(Role.Administrator))]);

    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_mandate_counts_its_first_and_its_last_day(string day, bool runs) => Assert.Equal(runs, Given().RunsOn(DateOnly.Parse(day)));

    [Fact]
    public void A_withdrawn_mandate_never_runs()
    {
        var mandate = Given();

        mandate.Status = MandateStatus.Withdrawn;

        Assert.False(mandate.RunsOn(first));
    }

    [Theory]
    [InlineData("2026-02-01", "2026-02-28", false)]
    [InlineData("2026-02-01", "2026-03-01", true)]
    [InlineData("2026-03-31", null, true)]
    [InlineData("2026-04-01", null, false)]
    public void Mandates_that_share_a_day_overlap(string from, string? until, bool overlaps) =>
        Assert.Equal(overlaps, Given().Overlaps(DateOnly.Parse(from), until is null ? null : DateOnly.Parse(until)));

    [Theory]
    [InlineData("2026-02-28", MandateAct.Withdraw)]
    [InlineData("2026-03-01", MandateAct.End)]
    internal void What_has_begun_can_be_ended_and_what_has_not_can_be_withdrawn(string day, MandateAct act)
    {
        var offered = MandateFlow.Table.Offers(new(Given(), DateOnly.Parse(day)), administrator).Where(offer => offer.Missing is null).Select(offer => offer.Act);

        Assert.Equal([act], offered);
    }

    [Fact]
    public void Only_an_administrator_ends_a_mandate()
    {
        var check = MandateFlow.Table.Check(MandateAct.End, new(Given(), first), Viewer.Of(Guid.CreateVersion7(), "Somebody", []));

        Assert.Equal(ProblemKind.Refused, check.Problem?.Kind);
    }

    private static Mandate Given() => new() { Id = new(Guid.CreateVersion7()), Office = new(Guid.CreateVersion7()), Account = Guid.CreateVersion7(), Capacity = Capacity.Deputy, From = first, Until = last };
}
