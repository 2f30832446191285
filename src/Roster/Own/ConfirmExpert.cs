using Passerelle.Directory.Public;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Own;

/// <summary>The expert confirms what stands about them and says what they consent to. It holds for a year.</summary>
internal sealed class ConfirmExpert(RosterDb db, LinksDesk links)
{
    /// <param name="purposes">What is consented to; without <see cref="Purpose.Found"/> there is nothing to confirm.</param>
    /// <param name="link">The mailed link it is done by; used up.</param>
    public async Task<Outcome<string>> Run(string reference, IReadOnlyCollection<Purpose> purposes, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } expert) return Problem.NotFound();
        var passage = ExpertFlow.Table.Check(ExpertAct.Confirm, expert, occasion.By);
        if (passage.Problem is { } problem) return problem;
        if (!purposes.Contains(Purpose.Found)) return Problem.Invalid("Purposes", "roster.own.found-needed");

        expert.Take(passage.Value);
        expert.Confirm(occasion.Today, occasion.At, purposes);
        db.Touch(expert);
        if (link is not null) await links.Use(link, cancellation);
        var fact = expert.Fact(passage.Value.Step.Fact, null, new { consents = purposes.Order().Select(purpose => purpose.Kebab()), until = expert.ConfirmedUntil });
        return await db.Db.Save(occasion, [fact], cancellation) is { } race ? race : reference;
    }
}
