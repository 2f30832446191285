using Passerelle.Actions.Public;

namespace Passerelle.Library.Review;

/// <summary>
/// Publishes a draft as the next edition: frozen with the Action's record as it stands, numbered, sealed in the case's chain. Nobody publishes what they
/// have written themselves.
/// </summary>
internal sealed class PublishFiche(LibraryDb db, ActionsDesk actions, PublicationLetters letters, FacilityName facility)
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
        var edition = fiche.Publish(passage.Value.Step.To, new(FicheRecord.Of(action.Value), fiche.Draft.Text, facility.Now), occasion.At);
        db.Editions.Add(edition);
        var fact = new Fact(passage.Value.Step.Fact, fiche.Case, fiche.Reference,
            new { edition = edition.Number, languages = fiche.Draft.Text.Languages, seal = edition.Content.Seal, correction = correction.IsEmpty ? null : correction }, fiche.Readers)
        {
            Office = passage.Value.Office, Letters = drafts,
        };
        return await db.Db.Save(occasion, [fact], cancellation) is { } problem ? problem : fiche.Reference;
    }
}
