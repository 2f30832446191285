using Passerelle.Actions.Public;
using Passerelle.Library.Translate;

namespace Passerelle.Library.Review;

/// <summary>
/// Publishes a draft as the next edition: frozen with the Action's record as it stands, numbered, sealed in the case's chain. Nobody publishes what they
/// have written themselves.
/// </summary>
internal sealed class PublishFiche(LibraryDb db, ActionsDesk actions, PublicationLetters letters, FacilityName facility, Benches benches)
{
    public async Task<Outcome<string>> Run(ReviewForm form, Occasion occasion, CancellationToken cancellation)
    {
        if (await db.Open(form.Reference, occasion.By, cancellation) is not { } fiche) return Problem.NotFound();
        var action = await actions.Find(fiche.ActionReference, occasion.By, cancellation);
        if (action.Problem is { } unknown) return unknown;

        var passage = PublicationFlow.Table.Check(PublicationAct.Publish, fiche, occasion.By);
        if (passage.Problem is { } refused) return refused;
        if (form.Check(PublicationAct.Publish, fiche) is { } invalid) return invalid;
        if (action.Value.Status is not (ActionStatus.Closing or ActionStatus.Closed or ActionStatus.ClosedEarly)) return Problem.Invalid("", "library.review.action-runs");

        var drafts = await letters.For(PublicationAct.Publish, fiche, "", occasion.By, cancellation);
        var correction = fiche.Draft.Correction;
        var edition = fiche.Publish(passage.Value.Step.To, new(FicheRecord.Of(action.Value), fiche.Draft.Text, facility.Now, await SignOffs(fiche, occasion, cancellation)), occasion.At);
        db.Editions.Add(edition);
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference,
            new { edition = edition.Number, languages = fiche.Draft.Text.Languages, seal = edition.Content.Seal, correction = correction.IsEmpty ? null : correction }, fiche.Readers)
        {
            Office = passage.Value.Office, Letters = drafts,
        };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }

    /// <summary>The offices that vouch for a language as it is published now; null when none does.</summary>
    private async Task<IReadOnlyDictionary<string, SignOff>?> SignOffs(Fiche fiche, Occasion occasion, CancellationToken cancellation)
    {
        var signed = new Dictionary<string, SignOff>();
        foreach (var language in Language.All)
            if (await benches.Open(TranslatableFiches.Name, fiche.Reference, language, occasion, cancellation) is var (bench, _) && bench is { SignatureHolds: true, Signature: { } signature })
                signed[language] = new(signature.OfficeName, DateOnly.FromDateTime(signature.At.UtcDateTime));
        return signed.Count == 0 ? null : signed;
    }
}
