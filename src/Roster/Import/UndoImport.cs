using Microsoft.EntityFrameworkCore;
using Passerelle.Directory.Public;

namespace Passerelle.Roster.Import;

/// <summary>What an undo did.</summary>
/// <param name="Left">References of records that somebody has changed since, or that have a life of their own here: left as they are.</param>
internal sealed record Undone(int Removed, int PutBack, IReadOnlyList<string> Left);

/// <summary>Takes an import back: what it made is removed, what it changed reads as before. What has been changed since is left alone and named.</summary>
internal sealed class UndoImport(RosterDb db, Homes homes)
{
    public async Task<Outcome<Undone>> Run(string reference, Occasion occasion, CancellationToken cancellation)
    {
        if (ImportExperts.Refuse(occasion.By) is { } refused) return refused;
        if (await db.Runs.Include(run => run.Rows).SingleOrDefaultAsync(run => run.Reference == reference, cancellation) is not { } run) return Problem.NotFound();
        if (run.UndoneAt is { } before) return Problem.Conflict("roster.import.undone-before", before);

        // Asked within the database: a list of thousands of ids as parameters costs most of a minute.
        var within = db.Runs.Where(each => each.Id == run.Id).SelectMany(each => each.Rows).Select(row => row.Expert);
        var experts = (await db.Whole.Where(expert => within.Contains(expert.Id)).ToListAsync(cancellation)).ToDictionary(expert => expert.Id);
        var openings = (await db.Openings.Where(opening => within.Contains(opening.Expert)).ToListAsync(cancellation)).ToLookup(opening => opening.Expert);
        var (removed, putBack, left, facts) = (0, 0, new List<string>(), new List<Fact>());
        foreach (var row in run.Rows.OrderBy(row => row.Expert.Value))
        {
            if (!experts.TryGetValue(row.Expert, out var expert)) continue;
            if (expert.IsGone || ExpertText.Of(expert).Print != row.After || expert.Imported?.Text != row.After || row.Before is null && HasLived(expert)) left.Add(expert.Reference);
            else if (row.Before is { } form)
            {
                var text = ExpertText.Read(form, keepsGender: true, complete: false);
                if (text.Problem is not null) { left.Add(expert.Reference); continue; }
                expert.Write(text.Value);
                var (institution, focalPoint) = await homes.Of(expert.HomeCountry, expert.HomeName, cancellation);
                expert.Belongs(institution, focalPoint ?? expert.FocalPoint);
                expert.Imported = row.BeforeFrom;
                expert.Missions.RemoveAll(mission => row.Missions.Contains(mission.Id));
                expert.CountMissions();
                db.Touch(expert);
                facts.Add(expert.Fact("roster.import-undone", null, new { run = reference }));
                putBack++;
            }
            else
            {
                facts.Add(expert.Fact("roster.import-undone", null, new { run = reference }));
                db.Openings.RemoveRange(openings[expert.Id]);
                db.Experts.Remove(expert);
                removed++;
            }
        }
        run.UndoneAt = occasion.At;
        run.Rows.Clear();
        facts.Add(new("roster.import-taken-back", run.Case, reference, new { removed, putBack, left }, ImportExperts.Readers) { Office = occasion.By.OfficeWith(Role.Officer) });
        return await db.Db.Save(occasion, facts, cancellation) is { } race ? race : new Undone(removed, putBack, left);
    }

    /// <summary>Whether something happened that is not the import's: the expert has spoken, a panel has asked, a letter has gone out.</summary>
    private static bool HasLived(Expert expert) =>
        expert.Consents.Any(consent => !consent.Stated) || expert.TimesAsked > 0 || expert.Declines.Count > 0 || expert.Missions.Any(mission => mission.Record is not null) || expert.Status == ExpertStatus.Withdrawn;
}
