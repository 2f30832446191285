using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Browse;

/// <summary>The facility's own Actions among what is known of who does what where.</summary>
internal sealed class OwnInitiatives(ActionsDb db) : IInitiativeSource
{
    public async Task<IReadOnlyList<InitiativeSummary>> For(Viewer viewer, CancellationToken cancellation) =>
        [.. (await db.Actions.AsNoTracking().SeenBy(db.Db, viewer, action => action.Id).ToListAsync(cancellation)).Select(action => new InitiativeSummary(
            action.Reference, action.Title.ToString(), "", action.Countries, [.. action.Pillars.Concat(action.Areas.Select(area => Facility.Area(area)?.Pillar).OfType<string>()).Distinct()], action.Areas, action.Start, action.End,
            null, null, null, action.Archive?.Source ?? "", $"/actions/{action.Reference}", true))];
}
