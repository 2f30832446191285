using Microsoft.EntityFrameworkCore;
using Passerelle.Actions.Public;
using Passerelle.Directory.Public;
using Passerelle.Library.Read;
using Passerelle.Library.Translate;

namespace Passerelle.Library.Desk;

/// <summary>How far a draft has got in one language.</summary>
/// <param name="Texts">Segments, as all that follows.</param>
/// <param name="Missing">Not translated.</param>
/// <param name="Behind">Whose source has changed since.</param>
/// <param name="Signed">Whether an office vouches for all of it as it stands.</param>
internal sealed record LanguageState(string Language, int Texts, int Missing, int Behind, int Machine, bool Signed)
{
    public bool Begun => Missing < Texts;

    public bool Sound => Missing + Behind + Machine == 0;

    public static LanguageState Of(Bench bench) => new(bench.Translation.Language, bench.Progress.Segments, bench.Progress.Missing, bench.Progress.Stale, bench.Progress.Machine, bench.SignatureHolds);
}

/// <summary>A fiche as those see it who work on it.</summary>
/// <param name="Preview">The draft as the next edition would be, with the Action's record as it stands.</param>
/// <param name="SecondPersonNeeded">Whether the viewer could publish, had they not written some of it themselves.</param>
internal sealed record Workplace(Fiche Fiche, FichePrint Preview, IReadOnlyList<Offer<PublicationAct>> Offers, IReadOnlyList<LanguageState> Translations, IReadOnlyList<JournalEntry> History, bool SecondPersonNeeded);

/// <summary>Opens a draft for editors, publishers and the team.</summary>
internal sealed class OpenFiche(LibraryDb db, ActionsDesk actions, FacilityName facility, History history, Benches benches)
{
    public async Task<Outcome<Workplace>> Run(string reference, Viewer viewer, CancellationToken cancellation)
    {
        if (await db.Open(reference, viewer, cancellation) is not { } fiche) return Problem.NotFound();
        var action = await actions.Find(fiche.ActionReference, viewer, cancellation);
        if (action.Problem is { } problem) return problem;
        var preview = new FichePrint(fiche.Reference, fiche.Edition + 1, fiche.Draft.ChangedAt, new(FicheRecord.Of(action.Value), fiche.Draft.Text, facility.Now), fiche.Draft.Correction);
        var offers = PublicationFlow.Table.Offers(fiche, viewer);
        return new Workplace(fiche, preview, offers,
            await States(fiche, new(viewer, fiche.Draft.ChangedAt, Channel.Page), cancellation),
            [.. (await history.Of(fiche.CaseId, viewer, cancellation)).Where(fact => fact.Subject == fiche.Reference)],
            fiche.Status == PublicationStatus.InReview && viewer.Has(PublicationFlow.Approves(viewer.Workflow)) && offers.All(offer => offer.Act != PublicationAct.Publish));
    }

    private async Task<IReadOnlyList<LanguageState>> States(Fiche fiche, Occasion occasion, CancellationToken cancellation)
    {
        var states = new List<LanguageState>();
        foreach (var language in Language.All)
            if (await benches.Open(TranslatableFiches.Name, fiche.Reference, language, occasion, cancellation) is var (bench, _)) states.Add(LanguageState.Of(bench));
        return states;
    }

    /// <summary>Drafts that the viewer works on and that are not published as they stand, the longest unchanged first.</summary>
    public async Task<IReadOnlyList<Fiche>> Waiting(Viewer viewer, CancellationToken cancellation) =>
        await db.Drafted(viewer).AsNoTracking().Where(fiche => fiche.Status == PublicationStatus.Draft || fiche.Status == PublicationStatus.InReview)
            .OrderBy(fiche => fiche.Draft.ChangedAt).ToListAsync(cancellation);
}
