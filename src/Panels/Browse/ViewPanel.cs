using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Browse;

/// <summary>A panel as one viewer sees it.</summary>
/// <param name="Activity">Null when the plan no longer has it.</param>
/// <param name="Cards">By reference: those at the table, their spares, who sat there before, and whom people locked or excluded.</param>
/// <param name="HasAlternatives">Whether there is another composed panel for the same activity.</param>
internal sealed record PanelView(Panel Panel, LocalizedText ActionTitle, ActivitySummary? Activity, IReadOnlyDictionary<string, ExpertCard> Cards, IReadOnlyList<Offer<PanelAct>> Offers, IReadOnlyList<JournalEntry> History, bool ShowsFees, bool HasAlternatives)
{
    /// <summary>As the roster has it now; the reference of somebody who is gone.</summary>
    public string Name(string expert) => Cards.GetValueOrDefault(expert) is { Name: not "" } card ? card.Name : expert;
}

/// <summary>One panel.</summary>
internal sealed class ViewPanel(PanelsDb db, ActionsDesk actions, RosterDesk roster, History history)
{
    public async Task<Outcome<PanelView>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Seen(viewer).AsNoTracking().SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation) is not { } panel) return Problem.NotFound();
        var action = await actions.Find(panel.ActionReference, viewer, cancellation);
        var chairs = panel.Answer?.Chairs ?? [];
        ExpertId[] ids = [.. chairs.Select(chair => chair.Id).Concat(chairs.SelectMany(chair => chair.Spares.Select(spare => spare.Id)))
            .Concat(panel.Earlier.LastOrDefault()?.Answer.Chairs.Select(chair => chair.Id) ?? []).Concat(panel.Declines.SelectMany(seat => seat.Spares.Select(spare => spare.Id))).Distinct()];
        var cards = (await roster.Cards(ids, viewer, cancellation)).Values.ToDictionary(card => card.Reference);
        foreach (var expert in panel.Locked.Concat(panel.Excluded).Concat(panel.Answer?.Left ?? []).Except(cards.Keys).ToList())
            if (await roster.Find(expert, viewer, cancellation) is { } card) cards[expert] = card;
        return new PanelView(panel, action.Problem is null ? action.Value.Title : LocalizedText.Empty, action.Problem is null ? action.Value.Activities.FirstOrDefault(activity => activity.Id == panel.Activity) : null, cards,
            PanelFlow.Table.Offers(panel, viewer), [.. (await history.Of(panel.CaseId, viewer, cancellation)).Where(entry => entry.Subject == panel.Reference)], viewer.Has(Role.Officer),
            (await db.Seen(viewer).AsNoTracking().Where(other => other.Activity == panel.Activity && other.Id != panel.Id).ToListAsync(cancellation)).Any(other => other.IsPossible));
    }

    /// <summary>All that the viewer sees, newest first.</summary>
    public async Task<IReadOnlyList<Panel>> All(string? action, Viewer viewer, CancellationToken cancellation) =>
        await db.Seen(viewer).AsNoTracking().Where(panel => action == null || panel.ActionReference == action).OrderByDescending(panel => panel.OpenedAt).ThenByDescending(panel => panel.Reference).ToListAsync(cancellation);
}
