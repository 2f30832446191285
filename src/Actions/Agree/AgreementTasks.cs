using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Platform.Tasks;

namespace Passerelle.Actions.Agree;

/// <summary>Agreements that wait for the viewer's signature.</summary>
internal sealed class AgreementTasks(ActionsDb db) : ITaskSource
{
    public async Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.Holdings.Count == 0) return [];
        var written = await db.Actions.AsNoTracking().Include(action => action.Activities).Include(action => action.Agreements).AsSplitQuery().SeenBy(db.Db, occasion.By, action => action.Id)
            .Where(action => action.Agreements.Any() && action.Status != ActionStatus.Closed && action.Status != ActionStatus.ClosedEarly && action.Status != ActionStatus.Closing).ToListAsync(cancellation);
        return [.. written.Where(action => ActionFlow.Table.Offers(action, occasion.By).Any(offer => offer is { Act: ActionAct.SignAgreement, Missing: null }))
            .Select(action => new TaskItem($"/actions/{action.Reference}/agreement", "actions.task.sign", action.Reference, action.Title.ToString(), null))];
    }
}
