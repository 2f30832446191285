using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;
using Passerelle.Platform.Tasks;

namespace Passerelle.Requests.Declare;

/// <summary>Conflicts of interest that nobody has answered for yet, in the lists of the facility's officers.</summary>
internal sealed class ConflictTasks(RequestsDb db) : ITaskSource
{
    public async Task<IReadOnlyList<TaskItem>> For(Occasion occasion, CancellationToken cancellation)
    {
        if (occasion.By.OfficeWith(Role.Officer) is null) return [];
        var open = await db.Conflicts.AsNoTracking().SeenBy(db.Db, occasion.By, conflict => conflict.Id).Where(conflict => conflict.Status == ConflictStatus.Open).Select(conflict => conflict.Request).Distinct().ToListAsync(cancellation);
        if (open.Count == 0) return [];
        var requests = await db.Seen(occasion.By).AsNoTracking().AsSplitQuery().Where(request => open.Contains(request.Id)).ToListAsync(cancellation);
        return [.. requests.Where(request => !RequestFlow.Table.Over(request)).Select(request => new TaskItem($"/requests/{request.Reference}/conflicts", "requests.task.judge-conflict", request.Reference, request.Title.ToString(), request.DueOn))];
    }
}
