using Passerelle.Directory.Public;

namespace Passerelle.Requests.Meet;

/// <summary>A vote told: what it came to, and under which rule.</summary>
internal static class MotionWords
{
    public static string Outcome(this Wording words, Motion motion) =>
        words[$"requests.motion.outcome.{motion.Outcome.Kebab()}", motion.Count(Ballot.For), motion.Count(Ballot.Against), motion.Count(Ballot.Abstains), motion.Present, motion.Entitled].Value;

    public static string Rule(this Wording words, CommitteeRule rule) => $"{words["requests.meet.rule-quoted", rule.Quorum, rule.Majority].Value} {words[$"requests.meet.tie.{rule.Tie}"].Value}";
}
