using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Actions.Browse;

/// <summary>The facility's own Actions among what is known of who does what where; only what that needs is read.</summary>
internal sealed class OwnInitiatives(ActionsDb db) : IInitiativeSource
{
    public async Task<IReadOnlyList<InitiativeSummary>> In(IReadOnlyCollection<string> countries, Viewer viewer, CancellationToken cancellation)
    {
        var sought = countries.Select(Codes.Sought).ToList();
        var rows = await db.Actions.AsNoTracking().SeenBy(db.Db, viewer, action => action.Id).Where(action => sought.Any(code => action.CountryCodes.Contains(code)))
            .Select(action => new { action.Reference, action.Title, action.CountryCodes, action.PillarCodes, action.Areas, action.Start, action.End, action.RequestReference }).ToListAsync(cancellation);
        return [.. rows.Select(row => new InitiativeSummary(row.Reference, row.Title.ToString(), "", Codes.Read(row.CountryCodes),
            [.. Codes.Read(row.PillarCodes).Concat(row.Areas.Select(area => Facility.Area(area)?.Pillar).OfType<string>()).Distinct()], row.Areas, row.Start, row.End, null, null, null, "", $"/actions/{row.Reference}", true) { Answers = row.RequestReference })];
    }
}
