using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

/// <summary>What a vote comes to under the committee's rule.</summary>
internal sealed record Tally(int Entitled, int Present, int For, int Against, int Abstaining, MotionOutcome Outcome)
{
    /// <param name="ballots">One of every office of the committee.</param>
    /// <param name="chair">Its ballot breaks a tie where the rule says so.</param>
    public static Tally Of(IReadOnlyCollection<Cast> ballots, OfficeId chair, CommitteeRule rule)
    {
        int Count(Ballot ballot) => ballots.Count(cast => cast.Ballot == ballot);
        var (entitled, absent, yes, no) = (ballots.Count - Count(Ballot.Recused), Count(Ballot.Absent), Count(Ballot.For), Count(Ballot.Against));
        var present = entitled - absent;
        var outcome = present == 0 || present * 100 < entitled * rule.Quorum ? MotionOutcome.NoQuorum
            : yes * 100 > (yes + no) * rule.Majority ? MotionOutcome.Carried
            : yes == no && yes > 0 ? rule.Tie == "chair" && ballots.Any(cast => cast == new Cast(chair, Ballot.For)) ? MotionOutcome.Carried : MotionOutcome.Tied
            : MotionOutcome.Lost;
        return new(entitled, present, yes, no, Count(Ballot.Abstains), outcome);
    }
}
