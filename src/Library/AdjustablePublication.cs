using Microsoft.EntityFrameworkCore;
using Passerelle.Platform.Flows;

namespace Passerelle.Library;

/// <summary>What a facility may set of publication: who does each act. That who wrote a fiche never approves it is no choice.</summary>
internal sealed class AdjustablePublication(LibraryDb db) : IAdjustableFlow
{
    public IFlow Flow => PublicationFlow.Table;

    public IReadOnlyDictionary<string, int> Clocks { get; } = new Dictionary<string, int>();

    public IReadOnlyList<SilenceChoice> Silences => [];

    /// <summary>Fiches being worked on: what is published waits for nobody.</summary>
    public async Task<IReadOnlyList<OpenCase>> Open(CancellationToken cancellation) =>
        [.. (await db.Fiches.AsNoTracking().Where(fiche => fiche.Status == PublicationStatus.Draft || fiche.Status == PublicationStatus.InReview).OrderBy(fiche => fiche.Reference)
            .Select(fiche => new { fiche.Status, fiche.Reference }).ToListAsync(cancellation))
            .Select(fiche => new OpenCase(fiche.Status.Kebab(), fiche.Reference))];
}
