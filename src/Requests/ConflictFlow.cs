using Passerelle.Directory.Public;

namespace Passerelle.Requests;

using Act = ConflictAct;
using At = ConflictStatus;
using Row = Step<ConflictStatus, ConflictAct, Conflict>;

/// <summary>A conflict of interest, until somebody answers for what is done about it.</summary>
internal static class ConflictFlow
{
    /// <summary>An officer or the committee, never the office it is about.</summary>
    private static readonly Who<Conflict> judge = new("judge", (conflict, viewer) =>
        viewer.Holdings.FirstOrDefault(holding => holding.Office != conflict.Office.Value && (holding.Roles.Contains(Role.Officer) || holding.Roles.Contains(Role.Committee)))?.Office);

    public static readonly Flow<ConflictStatus, ConflictAct, Conflict> Table = new("requests.conflict", conflict => conflict.Status, At.Open, [At.Excluded, At.Dismissed],
        [
            //      from          act           to            who    when  fact
            new Row(At.Open,      Act.Mitigate, At.Mitigated, judge, null, "requests.conflict-mitigated"),
            new Row(At.Open,      Act.Exclude,  At.Excluded,  judge, null, "requests.conflict-excluded"),
            new Row(At.Open,      Act.Dismiss,  At.Dismissed, judge, null, "requests.conflict-dismissed"),
            new Row(At.Mitigated, Act.Exclude,  At.Excluded,  judge, null, "requests.conflict-excluded"),
            new Row(At.Mitigated, Act.Dismiss,  At.Dismissed, judge, null, "requests.conflict-dismissed"),
        ]);
}
