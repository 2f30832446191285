using Passerelle.Panels.Describe;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Compose;

/// <summary>A score by its parts, weights applied.</summary>
internal sealed record ScoreParts(int Level, int Evidence, int Region, int Freshness, int Rotation)
{
    public int Total => Level + Evidence + Region + Freshness + Rotation;

    public IReadOnlyList<int> All => [Level, Evidence, Region, Freshness, Rotation];
}

/// <param name="Score">Null for somebody who knows nothing of what is wanted: not eligible.</param>
/// <param name="IsPeer">Whether their own country lies in the region of the mission and carries the facility no more than those who asked.</param>
internal sealed record Candidate(ProposableExpert Expert, ScoreParts? Score, bool KnowsRegion, bool IsPeer);

/// <summary>Everybody who may be proposed for a mission, with what the profile's weights make of what they know and did. Who they are does not count.</summary>
internal sealed class Candidates(RosterDesk roster)
{
    private const int full = 100, levels = 5, enoughEvidence = 3, restedAfterDays = 730;

    public async Task<IReadOnlyList<Candidate>> For(Mission mission, Profile profile, IReadOnlyCollection<string> locked, Occasion occasion, CancellationToken cancellation) =>
        [.. (await roster.Proposable(mission.Query, occasion.By, occasion.Today, cancellation)).Select(expert => Of(expert, mission, profile, locked.Contains(expert.Reference), occasion.Today))];

    /// <summary>The same for many panels at once: the roster is read once.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Candidate>>> For(IReadOnlyList<(Mission Mission, Profile Profile, IReadOnlyCollection<string> Locked)> panels, Occasion occasion, CancellationToken cancellation) =>
        [.. (await roster.ProposableForEach([.. panels.Select(panel => panel.Mission.Query)], occasion.By, occasion.Today, cancellation)).Zip(panels,
            (found, panel) => found.Select(expert => Of(expert, panel.Mission, panel.Profile, panel.Locked.Contains(expert.Reference), occasion.Today)).ToList())];

    internal static Candidate Of(ProposableExpert expert, Mission mission, Profile profile, bool locked, DateOnly today)
    {
        var region = mission.Query.Countries.Any(expert.Experience.Contains);
        var peer = expert.Country is { } home && mission.Peers.Contains(home);
        var weight = profile.Wanted.Sum(wanted => wanted.Weight);
        var level = profile.Wanted.Sum(wanted => wanted.Weight * expert.Competences.GetValueOrDefault(wanted.Concept));
        if (weight > 0 && level == 0 && !locked) return new(expert, null, region, peer);
        var evidence = profile.Wanted.Count > 0 ? profile.Wanted.Sum(wanted => expert.Evidence.GetValueOrDefault(wanted.Concept)) : expert.Evidence.Values.Sum();
        // Where nothing in particular is wanted, what somebody knows best counts.
        var known = weight > 0 ? full * level / (levels * weight) : full * expert.Competences.Values.DefaultIfEmpty().Max() / levels;
        var rest = expert.LastAskedOn is { } asked ? Math.Clamp(today.DayNumber - asked.DayNumber, 0, restedAfterDays) : restedAfterDays;
        var weights = profile.Weights;
        return new(expert, new(weights.Level * known, weights.Evidence * (full * Math.Min(evidence, enoughEvidence) / enoughEvidence), weights.Region * (region ? full : 0), weights.Freshness * (full * rest / restedAfterDays),
            weights.Rotation * (full / (1 + expert.TimesSent))), region, peer);
    }
}
