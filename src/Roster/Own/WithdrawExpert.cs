using Passerelle.Directory.Public;

namespace Passerelle.Roster.Own;

/// <summary>Takes an expert off the roster: every consent ends. The record stays until the expert has it erased or its time is over.</summary>
internal sealed class WithdrawExpert(RosterDb db, LinksDesk links)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } expert) return Problem.NotFound();
        var passage = ExpertFlow.Table.Check(ExpertAct.Withdraw, expert, occasion.By);
        if (passage.Problem is { } problem) return problem;

        expert.Take(passage.Value);
        expert.EndConsents(occasion.At);
        db.Touch(expert);
        if (link is not null) await links.Use(link, cancellation);
        return await db.Db.Save(occasion, [expert.Fact(passage.Value.Step.Fact, passage.Value.InNameOf)], cancellation) is { } race ? race : reference;
    }
}
