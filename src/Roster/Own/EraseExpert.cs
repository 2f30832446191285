using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Roster.Own;

/// <summary>
/// Forgets an expert: name, address, competences, consents, the log of openings, letters in the outbox, what an import kept to be put back. The record's
/// reference, its facts and its past missions stay; none of them says who it was.
/// </summary>
internal sealed class EraseExpert(RosterDb db, LinksDesk links, ForgetLetters outbox)
{
    public async Task<Outcome<string>> Run(string reference, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        if (await db.Find(reference, occasion.By, cancellation) is not { } expert) return Problem.NotFound();
        return await Erase(expert, occasion, cancellation, link);
    }

    /// <summary>The same for an expert already found, by the program when the time of the record is over.</summary>
    public async Task<Outcome<string>> Erase(Expert expert, Occasion occasion, CancellationToken cancellation, OpenedLink? link = null)
    {
        var passage = ExpertFlow.Table.Check(ExpertAct.Erase, expert, occasion.By);
        if (passage.Problem is { } problem) return problem;

        var letters = await outbox.Take(expert.Id.Value, [.. new[] { expert.Email, expert.Name }.OfType<string>().Where(trace => trace != "")], cancellation);
        db.Openings.RemoveRange(await db.Openings.Where(opening => opening.Expert == expert.Id).ToListAsync(cancellation));
        db.ImportedRows.RemoveRange(await db.ImportedRows.Where(row => row.Expert == expert.Id).ToListAsync(cancellation));
        expert.Take(passage.Value);
        // Read before the person is forgotten: the office at home learns that the record is gone.
        var fact = expert.Fact(passage.Value.Step.Fact, passage.Value.InNameOf, new { missions = expert.Missions.Count });
        expert.Forget();
        db.Touch(expert);
        if (link is not null) await links.Use(link, cancellation);
        if (await db.Db.Save(occasion, [fact], cancellation) is { } race) return race;
        outbox.Sweep(letters);
        return expert.Reference;
    }
}
