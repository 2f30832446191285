using Microsoft.EntityFrameworkCore;

namespace Passerelle.Roster.Public;

/// <summary>By which later rooms add what has shown a competence.</summary>
public sealed class EvidenceDesk
{
    private readonly RosterDb db;

    internal EvidenceDesk(RosterDb db) => this.db = db;

    /// <summary>
    /// A host's appraisal of somebody who was sent, unsaved: kept by the caller's save. It is evidence of each competence that was wanted of them and that they have, or something narrower of it;
    /// of none of these, of what they know best.
    /// </summary>
    /// <param name="wanted">Concepts of the thesaurus.</param>
    /// <param name="note">Codes and numbers, no words about anybody.</param>
    public async Task Appraised(ExpertId id, IReadOnlyCollection<string> wanted, string note, DateOnly on, CancellationToken cancellation)
    {
        if (await db.Experts.Include(expert => expert.Competences).SingleOrDefaultAsync(expert => expert.Id == id, cancellation) is not { IsGone: false } expert) return;
        var shown = expert.Competences.Where(competence => Terms.WithBroader(competence.Concept).Any(wanted.Contains)).ToList();
        if (shown.Count == 0) shown = [.. expert.Competences.OrderByDescending(competence => competence.Level).ThenBy(competence => competence.Concept, StringComparer.Ordinal).Take(1)];
        foreach (var competence in shown) competence.Evidence = [.. competence.Evidence, new(EvidenceKind.Appraisal, note, on)];
    }
}
