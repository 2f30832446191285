using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Data;
using Passerelle.Platform.Seeing;

namespace Passerelle.Platform.Journal;

/// <summary>A case's facts as one viewer may read them, oldest first; and the check of the whole chain.</summary>
public sealed class History(Db db)
{
    public async Task<IReadOnlyList<JournalEntry>> Of(Guid caseId, Viewer viewer, CancellationToken cancellation)
    {
        var tokens = viewer.Tokens.ToArray();
        return await db.Journal.AsNoTracking()
            .Where(entry => entry.CaseId == caseId && db.Set<SeenBy>().Any(row => row.Record == entry.Id && tokens.Contains(row.Token)))
            .OrderBy(entry => entry.Position).ToListAsync(cancellation);
    }

    /// <summary>The number of facts and the first break, if any. NotFound when no case has the reference.</summary>
    public async Task<Outcome<Verification>> Verify(string caseReference, CancellationToken cancellation)
    {
        var entries = await db.Journal.AsNoTracking().Where(entry => entry.CaseReference == caseReference).OrderBy(entry => entry.Position).ToListAsync(cancellation);
        return entries.Count == 0 ? Problem.NotFound() : new Verification(caseReference, entries.Count, entries[^1].Hash, Chain.FirstBreak(entries));
    }
}

/// <summary>What a walk along the chain of a case found.</summary>
/// <param name="Seal">Hash of the last fact: who keeps it can later prove that nothing before it changed.</param>
public sealed record Verification(string Reference, int Facts, string Seal, Break? Break);
