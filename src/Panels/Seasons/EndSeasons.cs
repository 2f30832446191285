using Microsoft.EntityFrameworkCore;
using Passerelle.Panels.Public;

namespace Passerelle.Panels.Seasons;

/// <summary>Ends seasons that can give no answer any more: where solving failed, or where the node that solved one went down. Nobody waits for ever.</summary>
internal sealed class EndSeasons(PanelsDb db, SeasonRuns runs, TimeProvider clock)
{
    /// <summary>Beyond its own time a season has so long to read the roster and to write its answer down.</summary>
    private static readonly TimeSpan grace = TimeSpan.FromMinutes(3);

    /// <summary>The number of seasons ended.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var count = 0;
        foreach (var season in await db.Seasons.AsNoTracking().Where(each => each.Status == SeasonStatus.Running).OrderBy(each => each.Reference).ToListAsync(cancellation))
            if (!runs.IsHere(season.Id) && season.BegunAt.AddSeconds(season.Seconds) + grace < now && await Fail(season.Id, cancellation)) count++;
        return count;
    }

    public async Task<bool> Fail(SeasonId id, CancellationToken cancellation)
    {
        var program = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        if (await db.Seasons.SingleOrDefaultAsync(each => each.Id == id, cancellation) is not { } season) return false;
        var passage = SeasonFlow.Table.Check(SeasonAct.Fail, season, program.By);
        if (passage.Problem is not null) return false;
        season.Move(passage.Value.Step.To);
        return await db.Db.Save(program, [season.Fact(passage.Value.Step.Fact, passage.Value.Office)], cancellation) is null;
    }
}
