using Microsoft.EntityFrameworkCore;
using Passerelle.Roster.Own;
using Passerelle.Roster.Public;

namespace Passerelle.Roster.Cycle;

/// <summary>
/// Keeps the year of every record: asks before a confirmation ends, asks again in the time of grace, lets the record lapse, and forgets who has not wanted to
/// be here for years. Run again and again without harm: each letter and each step happens once.
/// </summary>
internal sealed class KeepCycle(RosterDb db, RosterLetters letters, EraseExpert erase, TimeProvider clock)
{
    /// <summary>Days before the end of a confirmation in which it is asked for; days between two letters; letters to somebody who has never answered.</summary>
    public const int AskBefore = 30, BetweenLetters = 14, MostInvitations = 3;

    /// <summary>Years after which a lapsed or withdrawn record is erased.</summary>
    public const int KeptFor = 3;

    private const int atOnce = 200;

    /// <summary>The number of records that something was done with.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var today = occasion.Today;
        var (soon, quiet, over) = (today.AddDays(AskBefore), today.AddDays(-BetweenLetters), today.AddYears(-KeptFor));
        var (graceOver, invitedLong) = (today.AddDays(-Expert.Grace), today.AddDays(-Expert.Grace));
        var due = await db.Experts.AsNoTracking().Where(expert =>
                (expert.Status == ExpertStatus.Confirmed && expert.ConfirmedUntil < today)
                || (expert.Status == ExpertStatus.Confirmed && expert.ConfirmedUntil <= soon && expert.LetterOn == null)
                || (expert.Status == ExpertStatus.Lapsing && (expert.ConfirmedUntil < graceOver || expert.LetterOn == null || expert.LetterOn <= quiet))
                || (expert.Status == ExpertStatus.Invited && (expert.Since < invitedLong || (expert.LettersSent < MostInvitations && (expert.LetterOn == null || expert.LetterOn <= quiet))))
                || ((expert.Status == ExpertStatus.Lapsed || expert.Status == ExpertStatus.Withdrawn) && (expert.ConfirmedUntil ?? expert.Since) < over))
            .OrderBy(expert => expert.Reference).Select(expert => expert.Id).Take(atOnce).ToListAsync(cancellation);
        var count = 0;
        foreach (var id in due)
        {
            if (await db.Find(id, cancellation) is { } expert && await Turn(expert, occasion, cancellation)) count++;
            db.Db.ChangeTracker.Clear();
        }
        return count;
    }

    private async Task<bool> Turn(Expert expert, Occasion occasion, CancellationToken cancellation)
    {
        var today = occasion.Today;
        switch (expert.Status)
        {
            case ExpertStatus.Confirmed when expert.ConfirmedUntil < today:
                return await Step(expert, ExpertAct.BeginGrace, letters.GraceBegins(expert, occasion.At), occasion, cancellation);
            case ExpertStatus.Lapsing when expert.ConfirmedUntil?.AddDays(Expert.Grace) < today:
            case ExpertStatus.Invited when expert.Since.AddDays(Expert.Grace) < today:
                return await Step(expert, ExpertAct.Lapse, letters.Lapsed(expert, occasion.At), occasion, cancellation);
            case ExpertStatus.Lapsed or ExpertStatus.Withdrawn:
                return (await erase.Erase(expert, occasion, cancellation)).Problem is null;
            default:
                return await Remind(expert, expert.Status == ExpertStatus.Lapsing ? letters.GraceBegins(expert, occasion.At) : letters.Confirm(expert, occasion.At), occasion, cancellation);
        }
    }

    private async Task<bool> Step(Expert expert, ExpertAct act, IReadOnlyList<LetterDraft> drafts, Occasion occasion, CancellationToken cancellation)
    {
        var passage = ExpertFlow.Table.Check(act, expert, occasion.By);
        if (passage.Problem is not null) return false;
        expert.Take(passage.Value);
        Written(expert, occasion);
        return await db.Db.Save(occasion, [expert.Fact(passage.Value.Step.Fact, null, new { confirmedUntil = expert.ConfirmedUntil }, drafts)], cancellation) is null;
    }

    private async Task<bool> Remind(Expert expert, IReadOnlyList<LetterDraft> drafts, Occasion occasion, CancellationToken cancellation)
    {
        Written(expert, occasion);
        return await db.Db.Save(occasion, [expert.Fact("roster.asked-to-confirm", null, new { times = expert.LettersSent }, drafts)], cancellation) is null;
    }

    private static void Written(Expert expert, Occasion occasion)
    {
        expert.LetterOn = occasion.Today;
        expert.LettersSent++;
    }
}

/// <summary>A focal point opened after its experts finds them: they belong to it from then on.</summary>
internal sealed class FindFocalPoints(RosterDb db, Homes homes, TimeProvider clock)
{
    private const int atOnce = 500;

    /// <summary>The number of experts that found theirs.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var countries = (await homes.FocalPoints(cancellation)).Select(office => office.Country).OfType<string>().Distinct().ToList();
        if (countries.Count == 0) return 0;
        var occasion = new Occasion(Viewer.System, clock.GetUtcNow(), Channel.Schedule);
        var facts = new List<Fact>();
        foreach (var expert in await db.Experts.Where(expert => expert.FocalPoint == null && expert.Status != ExpertStatus.Erased && expert.HomeCountry != null && countries.Contains(expert.HomeCountry))
            .OrderBy(expert => expert.Reference).Take(atOnce).ToListAsync(cancellation))
        {
            if (await homes.Of(expert.HomeCountry, expert.HomeName, cancellation) is not (var institution, { } focalPoint)) continue;
            expert.Belongs(institution, focalPoint);
            facts.Add(expert.Fact("roster.focal-point-found", null));
        }
        return facts.Count > 0 && await db.Db.Save(occasion, facts, cancellation) is null ? facts.Count : 0;
    }
}
