using Passerelle.Directory.Public;
using Passerelle.Requests;
using Passerelle.Requests.Meet;

namespace Passerelle.Tests.Rules.Requests;

public sealed class TallyTests
{
    private static readonly OfficeId chair = new(Guid.CreateVersion7(new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero)));
    private static readonly CommitteeRule rule = Facility.CommitteeOn(new(2026, 1, 15));

    /// <param name="ballots">The chair's first: + for, - against, 0 abstains, r recused, . absent.</param>
    [Theory]
    [InlineData("+", MotionOutcome.Carried, 1, 1)]
    [InlineData("++-", MotionOutcome.Carried, 3, 3)]
    [InlineData("+--", MotionOutcome.Lost, 3, 3)]
    [InlineData("+-0", MotionOutcome.Tied, 3, 3)]
    [InlineData("+00", MotionOutcome.Carried, 3, 3)]
    [InlineData("000", MotionOutcome.Lost, 3, 3)]
    [InlineData("+.", MotionOutcome.Carried, 2, 1)]
    [InlineData("+..", MotionOutcome.NoQuorum, 3, 1)]
    [InlineData("++...", MotionOutcome.NoQuorum, 5, 2)]
    [InlineData("+rr", MotionOutcome.Carried, 1, 1)]
    [InlineData("rrr", MotionOutcome.NoQuorum, 0, 0)]
    [InlineData("...", MotionOutcome.NoQuorum, 3, 0)]
    internal void A_vote_comes_to_what_the_rule_says(string ballots, MotionOutcome outcome, int entitled, int present)
    {
        var tally = Tally.Of(Cast(ballots), chair, rule);

        Assert.Equal((outcome, entitled, present), (tally.Outcome, tally.Entitled, tally.Present));
    }

    [Theory]
    [InlineData("+-", MotionOutcome.Carried)]
    [InlineData("-+", MotionOutcome.Tied)]
    [InlineData("0+-", MotionOutcome.Tied)]
    internal void Where_the_facility_says_so_the_chairs_own_vote_breaks_a_tie(string ballots, MotionOutcome outcome) =>
        Assert.Equal(outcome, Tally.Of(Cast(ballots), chair, rule with { Tie = "chair" }).Outcome);

    [Fact]
    public void A_larger_majority_and_a_larger_quorum_are_data()
    {
        Assert.Equal(MotionOutcome.Lost, Tally.Of(Cast("+++--"), chair, rule with { Majority = 66 }).Outcome);
        Assert.Equal(MotionOutcome.NoQuorum, Tally.Of(Cast("+++."), chair, rule with { Quorum = 80 }).Outcome);
    }

    private static List<Cast> Cast(string ballots) => [.. ballots.Index().Select(ballot => new Cast(ballot.Index == 0 ? chair : new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(ballot.Index))), ballot.Item switch
    {
        '+' => Ballot.For, '-' => Ballot.Against, '0' => Ballot.Abstains, 'r' => Ballot.Recused, _ => Ballot.Absent,
    }))];
}
