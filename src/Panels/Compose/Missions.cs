using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Compose;

/// <summary>What the panel is for, as the Action's plan has it on the day.</summary>
internal sealed record Mission(ActionSummary Action, ActivitySummary Activity, ProposalQuery Query)
{
    /// <summary>The states that carry the facility on the first day.</summary>
    public IReadOnlyList<string> MemberStates => field ??= Facility.MemberStatesOn(Query.From);

    /// <summary>Countries of the facility's regions in which the mission is, member states left out: whose people are peers of those who asked.</summary>
    public IReadOnlySet<string> Peers => field ??= Query.Countries.Select(country => Countries.FacilityRegion(country, Query.From)).OfType<Region>().DistinctBy(region => region.Id)
        .SelectMany(region => Countries.MembersOf(region.Id, Query.From)).Except(MemberStates).ToHashSet();

    public bool Overlaps(Mission other) => Query.From <= other.Query.Until && other.Query.From <= Query.Until;

    public int Days => Activity.Days ?? 1;
}

/// <summary>Reads the activity, its days, and those whose own experts would have a conflict of interest.</summary>
internal sealed class Missions(ActionsDesk actions, OfficesDesk offices)
{
    public async Task<Outcome<Mission>> Find(string action, ActivityId activity, Viewer viewer, CancellationToken cancellation)
    {
        var found = await actions.Find(action, viewer, cancellation);
        if (found.Problem is { } problem) return problem;
        if (found.Value.Activities.FirstOrDefault(each => each.Id == activity) is not { } planned) return Problem.Invalid("Activity", "panels.open.activity");
        if (planned.Planned is not { } from) return Problem.Invalid("Activity", "panels.open.undated");
        var asking = await offices.Institutions(found.Value.Requesters, cancellation);
        string[] countries = [.. found.Value.Countries.Append(planned.Country ?? "").Where(country => country != "").Distinct()];
        return new Mission(found.Value, planned, new(from.First, (planned.Until ?? from).Last, [.. asking.Values], countries));
    }
}
