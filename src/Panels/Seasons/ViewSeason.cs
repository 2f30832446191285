using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Seasons;

/// <summary>A panel as a line of a season.</summary>
/// <param name="Now">The panel as it is today; null when it is gone from sight.</param>
internal sealed record SeasonLine(string Panel, Panel? Now, ActivitySummary? Activity, SeasonTable? Table, bool Accepted, bool Changed);

/// <summary>A season as one viewer sees it.</summary>
/// <param name="Progress">Null where nothing is known of it, or nothing runs.</param>
/// <param name="Cards">By reference: everybody at a table.</param>
internal sealed record SeasonView(Season Season, PanelProgress? Progress, TimeSpan Elapsed, IReadOnlyList<SeasonLine> Lines, IReadOnlyDictionary<string, ExpertCard> Cards, IReadOnlyList<Offer<SeasonAct>> Offers, IReadOnlyList<JournalEntry> History, bool MayAccept)
{
    public string Name(string expert) => Cards.GetValueOrDefault(expert) is { Name: not "" } card ? card.Name : expert;

    public bool May(SeasonAct act) => Offers.Any(offer => offer.Act == act && offer.Missing is null);
}

/// <summary>One season, and what may be put into the next.</summary>
internal sealed class ViewSeason(PanelsDb db, SeasonRuns runs, ActionsDesk actions, RosterDesk roster, History history, TimeProvider clock)
{
    public async Task<Outcome<SeasonView>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.SeenSeasons(viewer).AsNoTracking().SingleOrDefaultAsync(season => season.Reference == reference, cancellation) is not { } season) return Problem.NotFound();
        string[] asked = [.. season.Panels.Select(panel => panel.Reference)];
        var panels = (await db.Seen(viewer).AsNoTracking().Where(panel => asked.Contains(panel.Reference)).ToListAsync(cancellation)).ToDictionary(panel => panel.Reference);
        var activities = await Activities([.. panels.Values], viewer, cancellation);
        var tables = (season.Answer?.Tables ?? []).ToDictionary(table => table.Panel);
        ExpertId[] ids = [.. tables.Values.SelectMany(table => table.Answer?.Chairs ?? []).Select(chair => chair.Id).Distinct()];
        var lines = season.Panels.Select(each => (Began: each, Now: panels.GetValueOrDefault(each.Reference), Accepted: season.Accepted.Contains(each.Reference))).Select(each => new SeasonLine(
            each.Began.Reference, each.Now, each.Now is { } now ? activities.GetValueOrDefault(now.Reference) : null, tables.GetValueOrDefault(each.Began.Reference), each.Accepted, !each.Accepted && each.Now?.Version != each.Began.Version));
        return new SeasonView(season, runs.Progress(season.Id), clock.GetUtcNow() - season.BegunAt, [.. lines], (await roster.Cards(ids, viewer, cancellation)).Values.ToDictionary(card => card.Reference),
            SeasonFlow.Table.Offers(season, viewer), await history.Of(season.Id.Value, viewer, cancellation), viewer.Has(Role.Officer));
    }

    /// <summary>Panels that are open, and the activity of each; those without a date come without one.</summary>
    public async Task<IReadOnlyList<(Panel Panel, ActivitySummary? Activity)>> Open(Viewer viewer, CancellationToken cancellation)
    {
        var panels = await db.Seen(viewer).AsNoTracking().Where(panel => panel.Status == PanelStatus.Draft || panel.Status == PanelStatus.Composed).OrderBy(panel => panel.Reference).ToListAsync(cancellation);
        var activities = await Activities(panels, viewer, cancellation);
        return [.. panels.Select(panel => (panel, activities.GetValueOrDefault(panel.Reference)))];
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Season>> All(Viewer viewer, CancellationToken cancellation) =>
        await db.SeenSeasons(viewer).AsNoTracking().OrderByDescending(season => season.BegunAt).ThenByDescending(season => season.Reference).ToListAsync(cancellation);

    private async Task<Dictionary<string, ActivitySummary?>> Activities(IReadOnlyList<Panel> panels, Viewer viewer, CancellationToken cancellation)
    {
        ActionId[] ids = [.. panels.Select(panel => panel.Action).Distinct()];
        var found = await actions.Find(ids, viewer, cancellation);
        return panels.ToDictionary(panel => panel.Reference, panel => found.GetValueOrDefault(panel.Action)?.Activities.FirstOrDefault(activity => activity.Id == panel.Activity));
    }
}
