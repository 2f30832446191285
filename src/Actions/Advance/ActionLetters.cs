using Passerelle.Directory.Public;

namespace Passerelle.Actions.Advance;

/// <summary>Who is written to when an Action takes a step: shown before the act, queued by it.</summary>
internal sealed class ActionLetters(OfficesDesk offices, SiteAddress site)
{
    private static readonly IReadOnlyList<ActionAct> told = [ActionAct.Agree, ActionAct.Hold, ActionAct.Resume, ActionAct.Close, ActionAct.CloseEarly];

    /// <summary>Everybody whose signature a new version of the agreement waits for.</summary>
    public async Task<IReadOnlyList<LetterDraft>> ToSigners(Action action, CancellationToken cancellation)
    {
        var cards = await offices.Cards(action.Requesters, cancellation);
        return [.. action.Requesters.Where(cards.ContainsKey).Select(office => cards[office]).Concat(await offices.With(Role.Signatory, cancellation)).DistinctBy(card => card.Id).Select(card => card.Addressee).Select(to =>
            new LetterDraft("actions.letter.agreement", to, [action.Reference, action.Title.Best(to.Language)], site.Of(to.Language, $"/actions/{action.Reference}/agreement")))];
    }

    public async Task<IReadOnlyList<LetterDraft>> Of(ActionAct act, Action action, CancellationToken cancellation)
    {
        if (!told.Contains(act) || action.Requesters.Count == 0) return [];
        var cards = await offices.Cards(action.Requesters, cancellation);
        return [.. action.Requesters.Where(cards.ContainsKey).Select(office => cards[office].Addressee).Select(to =>
            new LetterDraft($"actions.letter.{act.Kebab()}", to, [action.Reference, action.Title.Best(to.Language)], site.Of(to.Language, $"/actions/{action.Reference}")))];
    }
}
