using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Platform.Flows;

namespace Passerelle.Actions;

/// <summary>What a facility may set of an Action: who does each act. It has no clock of its own, its dates stand in its plan.</summary>
internal sealed class AdjustableActions(ActionsDb db) : IAdjustableFlow
{
    private static readonly IReadOnlyList<ActionStatus> ends = [ActionStatus.Closed, ActionStatus.ClosedEarly];

    public IFlow Flow => ActionFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks { get; } = new Dictionary<string, int>();

    public IReadOnlyList<SilenceChoice> Silences => [];

    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Actions.AsNoTracking().IgnoreAutoIncludes().Where(action => !ends.Contains(action.Status)).OrderBy(action => action.Reference)
            .Select(action => new { action.Status, action.Reference }).ToListAsync(cancellation))
            .Select(action => new OpenCase(action.Status.Kebab(), action.Reference))];
}
