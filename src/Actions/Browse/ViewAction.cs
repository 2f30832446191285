using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;

namespace Passerelle.Actions.Browse;

/// <summary>An Action as one viewer sees it.</summary>
/// <param name="Offers">What the viewer may do with it now.</param>
/// <param name="Inside">Whether the viewer sees what is not for the public, such as why it is on hold.</param>
/// <param name="Team">Whether the viewer sees budgets and scores, which are the team's alone.</param>
internal sealed record ActionView(Action Action, IReadOnlyList<Offer<ActionAct>> Offers, bool Inside, bool Team);

/// <summary>What an old number or slug leads to.</summary>
internal sealed record OldMatch(string Reference, string TitleLines, PartialDate? Start, PartialDate? End);

/// <summary>One Action, by its reference or by an address it had before.</summary>
internal sealed class ViewAction(ActionsDb db)
{
    public async Task<Outcome<ActionView>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        var found = await db.Actions.AsNoTracking().Include(action => action.Activities.OrderBy(activity => activity.Position)).Include(action => action.OldAddresses).Include(action => action.Agreements)
            .SeenBy(db.Db, viewer, action => action.Id).AsSplitQuery().SingleOrDefaultAsync(action => action.Reference == reference, cancellation);
        return found is null ? Problem.NotFound() : new ActionView(found, ActionFlow.Table.Offers(found, viewer), viewer.Tokens.Overlaps(found.InsideReaders), viewer.Tokens.Overlaps(Action.TeamReaders));
    }

    /// <summary>
    /// The Actions an old address may mean, newest first: those with the very slug, else those with its number, since on the earlier sites only the
    /// number led anywhere and its words drifted.
    /// </summary>
    public async Task<IReadOnlyList<OldMatch>> At(string oldAddress, Viewer viewer, CancellationToken cancellation)
    {
        var exact = await Having(oldAddress.ToLowerInvariant(), viewer, cancellation);
        if (exact.Count > 0) return exact;
        var number = new string([.. oldAddress.TakeWhile(char.IsAsciiDigit)]);
        return number == "" ? [] : await Having(number, viewer, cancellation);
    }

    private async Task<IReadOnlyList<OldMatch>> Having(string value, Viewer viewer, CancellationToken cancellation) =>
        await db.Actions.AsNoTracking().SeenBy(db.Db, viewer, action => action.Id).Where(action => action.OldAddresses.Any(address => address.Value == value))
            .OrderByDescending(action => action.SortKey).Select(action => new OldMatch(action.Reference, action.TitleLines, action.Start, action.End)).ToListAsync(cancellation);
}
