using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Panels.Compose;
using Passerelle.Panels.Describe;
using Passerelle.Roster.Public;

namespace Passerelle.Panels.Browse;

/// <summary>One composition of a panel, past or present.</summary>
/// <param name="Code">Reference and number, such as <c>PAN-2026-0001.2</c>.</param>
/// <param name="IsNow">Whether it is what the panel is at present.</param>
internal sealed record Composition(string Code, string Panel, int Number, bool IsNow, PanelStatus Status, Profile Profile, PanelAnswer Answer)
{
    public IReadOnlyList<string> Members => [.. Answer.Chairs.Select(chair => chair.Expert)];

    /// <summary>What a rule finds here; null where it was not kept.</summary>
    public long? Measure(string rule) => Answer.Measures?.TryGetValue(rule, out var found) is true ? found : null;
}

/// <summary>Two compositions side by side; the second is null where there is only one.</summary>
/// <param name="Choices">All of the same activity: versions and alternatives, newest first.</param>
/// <param name="Rules">Names of rules that either profile has, in the order of the form.</param>
/// <param name="ShowsFees">Whether the viewer reads what experts cost.</param>
internal sealed record Comparison(string Action, ActivitySummary? Activity, IReadOnlyList<Composition> Choices, Composition? One, Composition? Other, IReadOnlyList<string> Rules, IReadOnlyDictionary<string, ExpertCard> Cards, bool ShowsFees)
{
    /// <summary>Everybody who sits in either: those in both first, then those of the first only.</summary>
    public IReadOnlyList<string> Everybody => One is null ? [] : [.. One.Members.Where(Both), .. One.Members.Where(expert => !Both(expert)), .. (Other?.Members ?? []).Where(expert => !One.Members.Contains(expert))];

    public string Name(string expert) => Cards.GetValueOrDefault(expert) is { Name: not "" } card ? card.Name : expert;

    private bool Both(string expert) => Other is not null && Other.Members.Contains(expert);
}

/// <summary>Sets two compositions for one activity against each other: who differs, what each is worth, each rule, the cost.</summary>
internal sealed class ComparePanels(PanelsDb db, ActionsDesk actions, RosterDesk roster)
{
    /// <param name="one">Code of a composition or reference of a panel.</param>
    /// <param name="other">The same; null for the one before, or else the newest alternative.</param>
    public async Task<Outcome<Comparison>> Run(string? one, string? other, Viewer viewer, CancellationToken cancellation)
    {
        if (Reference(one) is not { } reference || await db.Seen(viewer).AsNoTracking().SingleOrDefaultAsync(panel => panel.Reference == reference, cancellation) is not { } asked) return Problem.NotFound();
        var panels = await db.Seen(viewer).AsNoTracking().Where(panel => panel.Activity == asked.Activity).OrderByDescending(panel => panel.OpenedAt).ThenByDescending(panel => panel.Reference).ToListAsync(cancellation);
        List<Composition> choices = [.. panels.SelectMany(Compositions)];
        var first = Find(choices, one);
        if (other is not null && Find(choices, other) is null) return Problem.NotFound();
        var second = Find(choices, other) ?? choices.Where(each => first is not null && each.Panel == first.Panel && each.Number < first.Number).MaxBy(each => each.Number) ?? choices.Find(each => each.Panel != first?.Panel && each.IsNow);
        ExpertId[] ids = [.. new[] { first, second }.OfType<Composition>().SelectMany(each => each.Answer.Chairs).Select(chair => chair.Id).Distinct()];
        var action = await actions.Find(asked.ActionReference, viewer, cancellation);
        return new Comparison(asked.ActionReference, action.Problem is null ? action.Value.Activities.FirstOrDefault(activity => activity.Id == asked.Activity) : null, choices, first, second,
            [.. ProfileRule.All.Where(rule => first?.Profile.Rule(rule) is not null || second?.Profile.Rule(rule) is not null)],
            (await roster.Cards(ids, viewer, cancellation)).Values.ToDictionary(card => card.Reference), viewer.Has(Role.Officer));
    }

    private static IEnumerable<Composition> Compositions(Panel panel)
    {
        if (panel.Answer is { Chairs.Count: > 0 } answer) yield return new($"{panel.Reference}.{panel.Number}", panel.Reference, panel.Number, true, panel.Status, panel.Profile, answer);
        foreach (var earlier in Enumerable.Reverse(panel.Earlier)) yield return new($"{panel.Reference}.{earlier.Number}", panel.Reference, earlier.Number, false, panel.Status, earlier.Profile, earlier.Answer);
    }

    /// <summary>By its code; by a panel's reference, its newest.</summary>
    private static Composition? Find(List<Composition> choices, string? code) => choices.Find(each => each.Code == code) ?? choices.Find(each => each.Panel == code);

    private static string? Reference(string? code) => code?.Split('.')[0];
}
